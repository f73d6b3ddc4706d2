import AISDK
import Foundation
import GeneratedProtocol
import ProtocolSupport
import StreamTestSupport
import Testing
import Vel
import VelBridge

/// What the reducer of `vel-ai` made of recorded streams, and what ours makes of them.
@Suite struct VelConformanceTests {
    @Test func thereAreRecordings() {
        #expect(VelCase.all.count >= 19)
    }

    @Test("messages are what the package made", arguments: VelCase.all)
    func messagesAreWhatThePackageMade(_ testCase: VelCase) throws {
        var reducer = testCase.reducer()
        let raisedAt = testCase.lines.firstIndex { line in
            (try? reducer.process(json: Array(line))) == nil
        }
        #expect(raisedAt == testCase.raisesAt)
        let messages = reducer.messages(
            userMetadata: testCase.userMetadata,
            assistantMetadata: testCase.assistantMetadata
        )
        #expect(try testCase.normalized(messages) == testCase.messages)
    }

    @Test("it does not matter whether events come as lines, values or a body", arguments: VelCase.all)
    func formsOfInputAgree(_ testCase: VelCase) throws {
        var lines = testCase.reducer()
        var values = testCase.reducer()
        for line in testCase.lines.prefix(testCase.raisesAt ?? .max) {
            try lines.process(json: Array(line))
            try values.process(JSONValue(json: line))
        }
        #expect(lines.parts == values.parts)
        guard testCase.raisesAt == nil else { return }
        var body = testCase.reducer()
        try body.process(jsonLines: Array(testCase.lines.joined(separator: [10])))
        #expect(body.parts == values.parts)
    }

    @Test("as documented, nothing of it is refused", arguments: VelCase.all)
    func theDocumentedDialectTakesEverything(_ testCase: VelCase) throws {
        var reducer = VelMessageReducer()
        for line in testCase.lines { try reducer.process(json: Array(line)) }
        let message = reducer.assistantMessage()
        #expect(try VelStream.Message(json: message.json()) == message)
    }
}
