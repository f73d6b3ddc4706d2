import Foundation
import Testing

/// A file that holds what a test expects.
///
/// With `UPDATE_EXPECTATIONS=1` in the environment the file is written anew and the test fails, so that nothing is ever
/// approved unseen.
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
