import Foundation

/// A code block in a page.
struct CodeBlock {
    /// The language after the fence.
    var language: String
    /// The lines, with their line ends.
    var text: String

    /// Returns the blocks of a page of the repository, in order.
    static func all(in page: String) throws -> [CodeBlock] {
        let text = try String(contentsOf: NestedPackage.repository.appending(path: page), encoding: .utf8)
        var blocks: [CodeBlock] = []
        var open: CodeBlock?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            switch (open, line.hasPrefix("```")) {
            case (nil, true): open = CodeBlock(language: String(line.dropFirst(3)), text: "")
            case (nil, false): break
            case (let block?, true):
                blocks.append(block)
                open = nil
            case (_?, false): open?.text += line + "\n"
            }
        }
        return blocks
    }

    /// The file that the block contains, by its first line; nil for an excerpt.
    var path: String? {
        let first = text.prefix { $0 != "\n" }
        if first.hasPrefix("// swift-tools-version:") { return "Package.swift" }
        return first.hasPrefix("// Sources/") ? String(first.dropFirst("// ".count)) : nil
    }
}
