import Foundation
import GeneratedProtocol
@_spi(Generated) import ProtocolSupport
import Testing

/// Tests the exact bytes of events: `type` first, then the fields in the schema's order, without spaces.
@Suite struct ExactBytesTests {
    struct Row: Sendable {
        let event: JSONValue
        let json: String
    }

    static let rows: [Row] = {
        let file = RoundTripTests.root.deletingLastPathComponent().appending(path: "ai-sdk-bytes.json")
        guard let data = try? Data(contentsOf: file), let rows = try? JSONValue(json: data).arrayValue else {
            return []
        }
        return rows.compactMap { row in
            guard let event = row["event"], let json = row["json"]?.stringValue else { return nil }
            return Row(event: event, json: json)
        }
    }()

    @Test func everyEventHasAnExample() throws {
        let kinds = try Set(Self.rows.map { try UIMessageStream.Event(json: $0.event.json()).kind })
        #expect(kinds.count == UIMessageStream.events.count)
    }

    @Test("an event is written as exactly the recorded bytes", arguments: rows.indices)
    func writesExactlyTheseBytes(_ index: Int) throws {
        let row = Self.rows[index]
        let event = try UIMessageStream.Event(json: row.event.json())
        #expect(try String(decoding: event.json(), as: UTF8.self) == row.json)
    }

    @Test(
        "only characters that JSON requires to be escaped are escaped",
        arguments: [
            ("plain", "plain"), ("a\"b\\c/d", #"a\"b\\c/d"#), ("\u{0}\u{1F}\u{7F}", "\\u0000\\u001f\u{7F}"),
            ("\n\r\t\u{8}\u{C}", #"\n\r\t\b\f"#), ("\u{2028}\u{2029}", "\u{2028}\u{2029}"),
            ("👩‍👩‍👧 é e\u{301}", "👩‍👩‍👧 é e\u{301}"),
        ]
    )
    func escapesText(text: String, written: String) throws {
        let event = UIMessageStream.Event.textDelta(id: "", delta: text)
        #expect(
            try String(decoding: event.json(), as: UTF8.self) == #"{"type":"text-delta","id":"","delta":""# + written
                + #""}"#
        )
        #expect(try UIMessageStream.Event(json: event.json()) == event)
    }

    @Test func requiredNullIsWrittenAndAbsentOptionalsAreNot() throws {
        let event = UIMessageStream.Event.toolOutputAvailable(toolCallID: "c", output: .null)
        let text = try String(decoding: event.json(), as: UTF8.self)
        #expect(text == #"{"type":"tool-output-available","toolCallId":"c","output":null}"#)
    }

    @Test("NaN and infinity are refused with the path of the field", arguments: [Double.nan, .infinity, -.infinity])
    func refusesNonFiniteNumbers(_ number: Double) throws {
        let event = UIMessageStream.Event.toolOutputAvailable(toolCallID: "c", output: ["score": [1, .double(number)]])
        let failure = #expect(throws: JSONEncodingError.self) { try event.json() }
        #expect(failure?.path == "output.score[1]")
    }
}
