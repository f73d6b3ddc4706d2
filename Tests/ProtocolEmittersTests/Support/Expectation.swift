import Foundation
import Testing

/// The files that a test expects in a folder.
///
/// With `UPDATE_EXPECTATIONS=1` in the environment, the folder is rewritten and the test fails, so that changes are
/// never approved without review.
struct ExpectedFolder {
    let folder: URL

    /// Compares files with the folder: same names, same texts.
    func check(_ files: [(name: String, text: String)]) throws {
        if ProcessInfo.processInfo.environment["UPDATE_EXPECTATIONS"] == "1" {
            try update(files)
            Issue.record("wrote \(folder.lastPathComponent); look at it and run again without UPDATE_EXPECTATIONS")
            return
        }
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        #expect(files.map(\.name).sorted() == found.sorted(), "the files of \(folder.path())")
        for (name, text) in files {
            let expected = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
            if text == expected { continue }
            let difference = Self.firstDifference(text, expected ?? "")
            Issue.record("\(name) differs\n\(difference)\nrun UPDATE_EXPECTATIONS=1 swift test and look at the changes")
        }
    }

    private func update(_ files: [(name: String, text: String)]) throws {
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
    }

    /// Returns the first line that differs, in the style of a unified diff.
    private static func firstDifference(_ text: String, _ expected: String) -> String {
        let new = text.split(separator: "\n", omittingEmptySubsequences: false)
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let line =
            zip(new, old).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(new.count, old.count)
        let removed = line < old.count ? "-" + old[line] : "- (no such line)"
        let added = line < new.count ? "+" + new[line] : "+ (no such line)"
        return "@@ line \(line + 1) @@\n\(removed)\n\(added)"
    }
}
