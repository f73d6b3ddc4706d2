import AISDK
import GeneratedProtocol
import ProtocolSupport
import StreamTestSupport
import Testing
import Vel
import VelBridge

/// Tests the behaviour of `vel-ai` 0.6.0, as observed in its reducer.
@Suite struct VelPackageTests {
    @Test func thereAreMoreThanFortyRuns() {
        #expect(VelRun.all.count > 40)
    }

    @Test("parts are the same as in the recorded run", arguments: VelRun.all)
    func partsAreThoseOfTheRun(_ run: VelRun) throws {
        let parts = try VelMessageReducer.parts(of: run.events, client: .velPackage)
        #expect(parts == run.parts)
    }

    @Test(
        "a value at which the package raises is refused, and skipped in the documented dialect",
        arguments: [
            [#"5"#], [#"[]"#], [#"{"type":true}"#], [#"{"type":["start"]}"#], [#"{"type":1.5}"#],
            [#"{"type":"text-start","id":[]}"#],
            [#"{"type":"text-delta","delta":1}"#, #"{"type":"finish-step"}"#],
            [#"{"type":"text-delta","delta":[]}"#, #"{"type":"finish-message"}"#],
            [#"{"type":"text-delta","delta":null}"#, #"{"type":"tool-input-available"}"#],
            [#"{"type":"reasoning-delta","delta":{}}"#, #"{"type":"reasoning-end"}"#],
            [#"{"type":"tool-input-available","toolCallId":{}}"#],
            [#"{"type":"tool-output-available","toolCallId":[]}"#],
        ]
    )
    func refusesWhereThePackageStops(_ events: [String]) throws {
        var reducer = VelMessageReducer(client: .velPackage)
        for event in events.dropLast() { try reducer.process(json: Array(event.utf8)) }
        let last = Array((events.last ?? "").utf8)
        #expect(throws: VelReductionError.self) { try reducer.process(json: last) }
        #expect(throws: Never.self) { try VelMessageReducer.parts(of: events) }
    }

    @Test("a type that is false in Python is skipped", arguments: ["null", "false", "0", "0.0", #""""#, "[]", "{}"])
    func passesOverTypesThatAreNothing(_ type: String) throws {
        #expect(try VelMessageReducer.parts(of: [#"{"type":\#(type)}"#], client: .velPackage) == [])
    }

    @Test func errorsNameTheEventTheKeyAndTheSolution() {
        let error = #expect(throws: VelReductionError.self) {
            try VelMessageReducer.parts(of: [#"{"type":"text-start","id":[]}"#], client: .velPackage)
        }
        #expect(
            error?.description
                == "'id' of the event 'text-start' must be a string; send it like this, or reduce the stream as documented"
        )
    }

    @Test func aTextThatCannotBeJoinedRemainsUnreadable() throws {
        var reducer = VelMessageReducer(client: .velPackage)
        try reducer.process(["type": "text-delta", "delta": nil])
        #expect(throws: VelReductionError.self) { try reducer.process(["type": "finish-step"]) }
        #expect(throws: VelReductionError.self) { try reducer.process(["type": "finish-step"]) }
        reducer.reset()
        try reducer.process(["type": "finish-step"])
    }
}
