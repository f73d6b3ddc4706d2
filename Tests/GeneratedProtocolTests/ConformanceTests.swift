import Foundation
import GeneratedProtocol
import ProtocolSupport
import Testing

/// Compares strict reading with the results of released AI SDK clients, event by event.
@Suite struct ConformanceTests {
    @Test func thereAreMoreThanAHundredRecordings() {
        #expect(ConformanceCase.all.count > 100)
    }

    @Test("strict reading refuses exactly the events that the client refused", arguments: ConformanceCase.all)
    func strictReadingRefusesWhatTheClientRefused(_ testCase: ConformanceCase) {
        for result in testCase.results {
            let refusal = result.failure == "lifecycle" ? nil : result.failsAt
            let end = result.failsAt.map { $0 + 1 } ?? testCase.events.count
            for (index, event) in testCase.events.prefix(end).enumerated() {
                let isRefused = Result { try UIMessageStream.Event(strictly: event, for: result.client) }.isFailure
                #expect(
                    isRefused == (index == refusal),
                    "event \(index) for \(result.client): \(String(decoding: event.prefix(200), as: UTF8.self))"
                )
            }
        }
    }

    @Test("events that any client accepted are decoded and encoded without loss", arguments: ConformanceCase.all)
    func roundTripsWithoutLoss(_ testCase: ConformanceCase) throws {
        let accepted = testCase.results.map { $0.failsAt ?? testCase.events.count }.max() ?? 0
        for event in testCase.events.prefix(accepted) {
            let decoded = try UIMessageStream.Event(json: event)
            #expect(try JSONValue(json: decoded.json()) == JSONValue(json: event))
            // Foundation's coders support only 64-bit integers and doubles.
            if testCase.name == "numbers-big-integers" { continue }
            let coded = try JSONDecoder().decode(UIMessageStream.Event.self, from: JSONEncoder().encode(decoded))
            #expect(coded == decoded)
        }
    }
}

extension Result {
    /// Whether an error was thrown.
    var isFailure: Bool {
        if case .failure = self { true } else { false }
    }
}
