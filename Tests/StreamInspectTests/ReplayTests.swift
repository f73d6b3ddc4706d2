import AISDK
import Foundation
import ProtocolSupport
import StreamInspection
import Testing

@Suite struct ReplayTests {
    static let keys = ["accepted", "failsAt", "failure", "message", "data", "finishReason", "errorText"]

    @Test func thereAreManyRecordingsOfEveryClient() {
        #expect(Recording.aiSDK.count > 100)
        #expect(Recording.vel.count > 15)
        for recording in Recording.aiSDK {
            #expect(recording.results.map(\.client).sorted() == Recording.clients.values.sorted(), "\(recording.name)")
        }
        let refusals = Recording.aiSDK.flatMap(\.results).count { $0.expected["accepted"] == false }
        #expect(refusals > 100)
    }

    @Test("a replay gives the client's result", arguments: Recording.aiSDK)
    func saysWhatTheClientMadeOfIt(_ recording: Recording) throws {
        for (client, expected) in recording.results {
            let version = try InspectedProtocol.uiMessageStream.client(named: client)
            let report = ReplayReport(recording.stream, client: version, initialMessage: try recording.initialMessage)
            let object = try report.object()
            #expect(Array(object.keys) == Self.keys)
            for key in Self.keys { #expect(object[key] == expected[key], "\(key) for \(client)") }
        }
    }

    @Test("the command prints the same result as one line of JSON", arguments: Recording.aiSDK)
    func theCommandPrintsTheSame(_ recording: Recording) throws {
        let workspace = try Workspace()
        let (client, expected) = try #require(recording.results.last)
        var arguments = ["replay", recording.path, "--client", client, "--format", "json"]
        if let message = recording.outcome["initialMessage"] {
            try workspace.write("message.json", "\(message)")
            arguments += ["--initial-message", "message.json"]
        }
        let run = try workspace.run(arguments)
        #expect(run.status == 0)
        #expect(run.messages.isEmpty)
        #expect(run.output.split(separator: "\n").count == 1)
        let printed = try #require(try JSONValue(json: run.output).objectValue)
        for key in Self.keys { #expect(printed[key] == expected[key], "\(key) for \(client)") }
    }

    @Test("numbers are spelled exactly as in JavaScript")
    func numbersAreThoseOfJavaScript() throws {
        let event = #"{"type":"data-n","data":[12345678901234567890,1e400,-0,0.1,1e21,3]}"#
        let run = try InspectRun("replay", "-", "--format", "json", input: frames(event))
        #expect(run.output.contains(#""data":[12345678901234567000,null,0,0.1,1e+21,3]"#))
    }

    @Test("a zero byte inside an event is left for the client to check")
    func zeroByte() throws {
        let event = "{\"type\":\"data-x\",\"data\":\"\0\"}"
        let run = try InspectRun("replay", "-", "--format", "json", input: frames(event))
        #expect(run.output.contains(#""accepted":false,"failsAt":0,"failure":"json""#))
    }

    @Test("a result that cannot be printed is reported as an error")
    func tooDeep() throws {
        let data = String(repeating: "[", count: 638) + String(repeating: "]", count: 638)
        let event = "{\"type\":\"data-x\",\"data\":\(data)}"
        let run = try InspectRun("replay", "-", "--format", "json", input: frames(event))
        #expect(run.status == 1)
        #expect(run.messages.contains("nested"))
    }

    @Test("a replay of Vel's protocol gives the package's result", arguments: Recording.vel)
    func saysWhatTheReaderOfVelMade(_ recording: Recording) throws {
        var arguments = ["replay", recording.path, "--protocol", "vel", "--dialect", "0.6.0", "--format", "json"]
        let outcome = recording.outcome
        if let text = outcome["user"]?["text"]?.stringValue { arguments += ["--user-message", text] }
        if let id = outcome["user"]?["id"]?.stringValue { arguments += ["--user-id", id] }
        let metadata = outcome["getMessages"]?["user_metadata"] ?? outcome["user"]?["metadata"]
        if let metadata { arguments += ["--user-metadata", "\(metadata)"] }
        if let metadata = outcome["getMessages"]?["assistant_metadata"] {
            arguments += ["--assistant-metadata", "\(metadata)"]
        }
        let run = try InspectRun(arguments)
        #expect(run.status == 0, "\(run.messages)")
        let printed = try JSONValue(json: run.output)
        #expect(printed["raisesAt"] == outcome["raisesAt"])
        #expect(printed["messages"] == outcome["messages"])
    }

    @Test("Vel's protocol is also read as server-sent events")
    func velIsReadAsEventsToo() throws {
        let events = [#"{"type":"text-delta","id":"t","delta":"ebb"}"#, #"{"type":"finish"}"#]
        let lines = try InspectRun("message", "-", "--protocol", "vel", input: events.joined(separator: "\n"))
        let records = try InspectRun("message", "-", "--protocol", "vel", input: frames(events[0], events[1]))
        #expect(lines.output == records.output)
        #expect(lines.output.contains(#""text": "ebb""#))
    }

    @Test("prints readable text with the place at which the client gives up")
    func printsTextForPeople() throws {
        let path = "Tests/Conformance/ai-sdk/text-delta-unknown-id.sse"
        let run = try InspectRun("replay", path, "--client", "6.0.0")
        #expect(run.output.hasPrefix("client 6.0.0 gives up at event 5 of 11\nline 11: 'text-delta' for 'nowhere'"))
        let message = try InspectRun("message", path)
        #expect(message.status == 0)
        #expect(message.output.hasPrefix("{\n  \"id\": "))
        #expect(message.messages.hasPrefix("note: client 6.0.264 gives up at event 5: line 11: "))
    }
}
