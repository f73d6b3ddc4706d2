import AISDK
import Foundation
import GeneratedProtocol
import ProtocolSupport
import StreamTestSupport
import Testing
import Vel
import VelBridge

/// Compares our reducer with the recorded results of the reducer of `vel-ai`.
@Suite struct VelConformanceTests {
    @Test func thereAreAtLeastNineteenRecordings() {
        #expect(VelCase.all.count >= 19)
    }

    @Test("messages are the same as the package's", arguments: VelCase.all)
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

    @Test("events give the same message as lines, as values and as a body", arguments: VelCase.all)
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

    @Test("the documented dialect accepts every event", arguments: VelCase.all)
    func theDocumentedDialectTakesEverything(_ testCase: VelCase) throws {
        var reducer = VelMessageReducer()
        for line in testCase.lines { try reducer.process(json: Array(line)) }
        let message = reducer.assistantMessage()
        #expect(try VelStream.Message(json: message.json()) == message)
    }
}
