import Foundation

/// A block of code in a page.
struct CodeBlock {
    /// What follows the fence.
    var language: String
    /// The lines, each with its end.
    var text: String

    /// The blocks of a page of the repository, in order.
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

    /// The file that the block is, as its first line says; nil for a piece of one.
    var path: String? {
        let first = text.prefix { $0 != "\n" }
        if first.hasPrefix("// swift-tools-version:") { return "Package.swift" }
        return first.hasPrefix("// Sources/") ? String(first.dropFirst("// ".count)) : nil
    }
}
