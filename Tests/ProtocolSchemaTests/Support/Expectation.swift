import Foundation
import Testing

/// A file with the text that a test expects.
///
/// With `UPDATE_EXPECTATIONS=1` in the environment, the file is rewritten and the test fails, so that changes are never
/// approved without review.
struct Expectation {
    let file: URL

    /// Compares a text with the file.
    func check(_ text: String) throws {
        if ProcessInfo.processInfo.environment["UPDATE_EXPECTATIONS"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("wrote \(file.lastPathComponent); look at it and run again without UPDATE_EXPECTATIONS")
            return
        }
        let expected = try? String(contentsOf: file, encoding: .utf8)
        #expect(text == expected, "run UPDATE_EXPECTATIONS=1 swift test and look at \(file.path())")
    }
}
