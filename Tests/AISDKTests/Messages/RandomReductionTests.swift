import ProtocolSupport
import StreamTestSupport
import Testing

@testable import AISDK

/// Tests reducers with events in random order.
@Suite struct RandomReductionTests {
    @Test("reducing events in two parts gives the same message as reducing them at once")
    func randomEvents() throws {
        let seed = UInt64.random(in: 0..<UInt64.max)
        var random = SeededGenerator(seed: seed)
        for round in 0..<400 {
            let client = Client.all[Int.random(in: 0..<Client.all.count, using: &random)]
            let events = (0..<Int.random(in: 1...60, using: &random)).map { _ in RandomEvents.event(&random) }
            let cut = Int.random(in: 0...events.count, using: &random)
            var whole = MessageReducer(client: client) { "made-up" }
            for event in events { _ = try? whole.apply(event) }
            var pieces = MessageReducer(client: client) { "made-up" }
            for event in events[..<cut] { _ = try? pieces.apply(event) }
            let kept = (pieces, pieces.state)
            for event in events[cut...] { _ = try? pieces.apply(event) }
            #expect(pieces.state == whole.state, "seed \(seed), round \(round)")
            #expect(pieces.message == whole.message, "seed \(seed), round \(round)")
            #expect(kept.0.state == kept.1, "seed \(seed), round \(round)")
        }
    }

    @Test("consecutive deltas produce the same text together, separately and as JSON")
    func piecesInARow() throws {
        let seed = UInt64.random(in: 0..<UInt64.max)
        var random = SeededGenerator(seed: seed)
        for round in 0..<200 {
            var inARow = MessageReducer(client: Client.newest6) { "made-up" }
            var (oneByOne, asJSON) = (inARow, inARow)
            for _ in 0..<60 {
                let event = RandomEvents.piece(&random)
                let json = try event.json()
                let outcomes = [
                    try? inARow.apply(event), try? oneByOne.apply(event), try? asJSON.apply(json: json[...]),
                ]
                oneByOne.settleGrowth()
                #expect(outcomes == [outcomes[0], outcomes[0], outcomes[0]], "seed \(seed), round \(round)")
                #expect(inARow.message == oneByOne.message, "seed \(seed), round \(round)")
            }
            #expect(inARow.state == oneByOne.state, "seed \(seed), round \(round)")
            #expect(asJSON.state == oneByOne.state, "seed \(seed), round \(round)")
        }
    }

    @Test("the lookup tables match a search through all parts")
    func places() throws {
        let seed = UInt64.random(in: 0..<UInt64.max)
        var random = SeededGenerator(seed: seed)
        for round in 0..<200 {
            var reducer = MessageReducer(client: Client.newest7) { "made-up" }
            for _ in 0..<60 { _ = try? reducer.apply(RandomEvents.event(&random)) }
            var places = reducer.places
            var fresh = PartPlaces(reducer.state.parts)
            #expect(places.stepBegin == fresh.stepBegin, "seed \(seed), round \(round)")
            for id in RandomEvents.ids {
                for kinds: [PartPlaces.Kind] in [[.staticCall], [.dynamicCall], [.staticCall, .dynamicCall]] {
                    #expect(places.firstCall(id, kinds) == fresh.firstCall(id, kinds), "seed \(seed), round \(round)")
                    #expect(places.firstCallOfStep(id, kinds) == fresh.firstCallOfStep(id, kinds), "seed \(seed)")
                    #expect(places.newestCall(id, kinds) == fresh.newestCall(id, kinds), "seed \(seed), round \(round)")
                }
                #expect(places.data("x", id) == fresh.data("x", id), "seed \(seed), round \(round)")
                let parts = reducer.state.parts
                #expect(places.approval(id, in: parts) == fresh.approval(id, in: parts), "seed \(seed), round \(round)")
            }
        }
    }

    @Test("an approval of a call that a reset removed is not found in other parts")
    func removedApproval() throws {
        var reducer = MessageReducer(client: Client.newest7) { "made-up" }
        try reducer.apply(.startStep())
        try reducer.apply(.toolInputStart(toolCallID: "c", toolName: "x"))
        try reducer.apply(.toolApprovalRequest(approvalID: "a", toolCallID: "c"))
        try reducer.apply(.toolApprovalRequest(approvalID: "b", toolCallID: "c"))
        try reducer.apply(.resetStep())
        #expect(throws: ReductionError.self) {
            try reducer.apply(.toolApprovalResponse(approvalID: "a", approved: true))
        }
    }

    @Test("random bytes give the same replay whole and byte by byte")
    func randomBytes() throws {
        let seed = UInt64.random(in: 0..<UInt64.max)
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            var body: [UInt8] = []
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                body += Array("data: ".utf8) + (try RandomEvents.event(&random).json()) + Array("\n\n".utf8)
            }
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                body[Int.random(in: 0..<body.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let client = Client.all[Int.random(in: 0..<Client.all.count, using: &random)]
            var whole = ClientReplay(client: client) { "made-up" }
            whole.append(body)
            whole.finish()
            var cut = ClientReplay(client: client) { "made-up" }
            for byte in body { cut.append([byte]) }
            cut.finish()
            #expect(whole.failure == cut.failure, "seed \(seed)")
            #expect(whole.state == cut.state, "seed \(seed)")
            #expect(whole.chat.messages == cut.chat.messages, "seed \(seed)")
            #expect(whole.chat.status == (whole.isAccepted && whole.errorText == nil ? .ready : .error), "seed \(seed)")
        }
    }
}

/// Random events of all kinds with few ids, so that they refer to the same parts.
enum RandomEvents {
    static let ids = ["a", "b", "constructor", "__proto__", ""]
    private static let inputs = ["{\"k\":", "[1,", "\"x", "\\u00", "}", "]", "tru", "12", ",\"k\":{", "é😀"]
    private static let values: [JSONValue] = [nil, 1, "s", ["k": 1], [1, 2], ["k": ["l": 2]]]

    /// Returns mostly deltas of two text parts and two reasoning parts.
    static func piece(_ random: inout SeededGenerator) -> UIMessageStream.Event {
        let id = Bool.random(using: &random) ? "a" : "b"
        let delta = inputs[Int.random(in: 0..<inputs.count, using: &random)]
        switch Int.random(in: 0..<20, using: &random) {
        case 0: return event(&random)
        case 1: return .textStart(.init(id: id))
        case 2: return .reasoningStart(.init(id: id))
        case 3: return .textEnd(.init(id: id))
        case 4: return .textDelta(.init(id: id, delta: delta, providerMetadata: ["p": ["n": 1]]))
        case 5...12: return .textDelta(.init(id: "a", delta: delta))
        case 13, 14: return .textDelta(.init(id: "b", delta: delta))
        default: return .reasoningDelta(.init(id: id, delta: delta))
        }
    }

    static func event(_ random: inout SeededGenerator) -> UIMessageStream.Event {
        func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }
        let id = pick(ids)
        let flag = pick([true, false, nil] as [Bool?])
        let metadata = pick([nil, ["p": ["n": 1]]] as [UIMessageStream.ProviderMetadata?])
        let value = pick(values)
        switch Int.random(in: 0..<30, using: &random) {
        case 0: return .start(.init(messageID: pick(["m", "n", nil]), messageMetadata: value))
        case 1: return .finish(.init(finishReason: pick([.stop, .unknown, nil]), messageMetadata: value))
        case 2: return .messageMetadata(.init(messageMetadata: value))
        case 3, 4: return .startStep(.init())
        case 5: return .finishStep(.init())
        case 6: return .resetStep(.init())
        case 7: return .textStart(.init(id: id, providerMetadata: metadata))
        case 8, 9: return .textDelta(.init(id: id, delta: pick(inputs), providerMetadata: metadata))
        case 10: return .textEnd(.init(id: id))
        case 11: return .reasoningStart(.init(id: id))
        case 12: return .reasoningDelta(.init(id: id, delta: pick(inputs)))
        case 13: return .reasoningEnd(.init(id: id))
        case 14: return .file(.init(url: "u", mediaType: "m", providerMetadata: metadata))
        case 15: return .data(.init(name: pick(["x", "y"]), id: pick([id, nil]), data: value, transient: flag))
        case 16, 17:
            return .toolInputStart(.init(toolCallID: id, toolName: pick(ids), dynamic: flag, title: pick([id, nil])))
        case 18, 19, 20: return .toolInputDelta(.init(toolCallID: id, inputTextDelta: pick(inputs)))
        case 21, 22:
            return .toolInputAvailable(.init(toolCallID: id, toolName: pick(ids), input: value, dynamic: flag))
        case 23:
            return .toolInputError(.init(toolCallID: id, toolName: "w", input: value, errorText: "e", dynamic: flag))
        case 24: return .toolApprovalRequest(.init(approvalID: pick(ids), toolCallID: id, isAutomatic: flag))
        case 25: return .toolApprovalResponse(.init(approvalID: id, approved: true))
        case 26: return .toolOutputAvailable(.init(toolCallID: id, output: value, dynamic: flag, preliminary: flag))
        case 27: return .toolOutputError(.init(toolCallID: id, errorText: "e", dynamic: flag))
        case 28: return .toolOutputDenied(.init(toolCallID: id))
        default: return pick([.error(.init(errorText: "e")), .abort(.init()), .custom(.init(kind: "k"))])
        }
    }
}
