import Foundation
import Testing

/// Compares the output of the commands with the expected text.
///
/// For a reader who sees such a stream for the first time,
/// it must name the place, the problem, the client's reaction, and the solution.
@Suite struct CaseTests {
    @Test func thereAreMoreThanTwelveCases() {
        #expect(Case.all.count > 12)
    }

    @Test("a command prints the text that the case expects", arguments: Case.all)
    func saysWhatTheCaseExpects(_ testCase: Case) throws {
        let blocks = try testCase.commands.map { command in
            let run = try InspectRun(command.split(separator: " ").map(String.init), in: testCase.folder)
            return "$ stream-inspect \(command)\n\(run.output)\(run.messages)exit \(run.status)\n"
        }
        let text = blocks.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["UPDATE_EXPECTATIONS"] == "1", text != testCase.expected {
            try Data(text.utf8).write(to: testCase.file)
            Issue.record("wrote \(testCase); look at it and run again without UPDATE_EXPECTATIONS")
        } else {
            #expect(text == testCase.expected, "run UPDATE_EXPECTATIONS=1 swift test and look at the changes")
        }
    }
}

/// A folder with streams, and the file `expected.txt` with commands and their output.
struct Case: Sendable, CustomTestStringConvertible, CustomStringConvertible {
    let folder: URL
    let expected: String

    var description: String { folder.lastPathComponent }
    var testDescription: String { description }
    var file: URL { folder.appending(path: "expected.txt") }

    /// The commands in the file, without the name of the program.
    var commands: [String] {
        expected.split(separator: "\n").filter { $0.hasPrefix(Self.prompt) }.map {
            String($0.dropFirst(Self.prompt.count))
        }
    }

    private static let prompt = "$ stream-inspect "

    static let all: [Case] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.sorted().map { name in
            let folder = folder.appending(path: name)
            let text = try? String(contentsOf: folder.appending(path: "expected.txt"), encoding: .utf8)
            return Case(folder: folder, expected: text ?? "")
        }
    }()
}
