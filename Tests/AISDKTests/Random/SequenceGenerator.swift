import AISDK
import ProtocolSupport
import StreamTestSupport

/// Generates sequences of actions; the same seed gives the same sequence.
struct SequenceGenerator {
    var random: SeededGenerator
    /// Whether values may be ones that some or all clients reject.
    var isHostile = false
    private let floor: ClientVersion
    /// Whether calls of an earlier answer are used.
    private var continues = false
    private init(seed: UInt64, floor: ClientVersion) {
        // Every floor has its own sequences.
        let line = UInt64(floor.major * 1_000 + floor.patch)
        random = SeededGenerator(seed: seed &* 0x9E37_79B9 &+ line << 40)
        self.floor = floor
    }

    /// Returns the sequence of a seed.
    static func sequence(seed: UInt64, floor: ClientVersion) -> WriterSequence {
        var generator = SequenceGenerator(seed: seed, floor: floor)
        return generator.sequence()
    }

    private mutating func sequence() -> WriterSequence {
        isHostile = chance(0.4)
        var sequence = WriterSequence(floor: floor)
        sequence.gathers = chance(0.2)
        sequence.isReadMeanwhile = chance(0.05)
        sequence.continuesAfterDisconnect = chance(0.5)
        sequence.hasManualSteps = chance(0.2)
        sequence.stopsAtErrors = chance(0.2)
        continues = chance(0.2)
        if continues { sequence.earlier = earlierMessage(floor) }
        sequence.actions = actions(count: Int.random(in: 2...16, using: &random), depth: 0)
        if chance(0.3) {
            let place = Int.random(in: 0...sequence.actions.count, using: &random)
            sequence.actions.insert(contentsOf: story(sequence.earlier), at: place)
        }
        if chance(0.1) { sequence.actions.insert(.write([start()]), at: 0) }
        if chance(0.5) { sequence.actions.append(ending()) }
        return sequence
    }

    private mutating func actions(count: Int, depth: Int) -> [WriterAction] {
        (0..<count).map { _ in action(depth: depth) }
    }

    private mutating func action(depth: Int) -> WriterAction {
        if depth < 2, chance(0.12) { return around(depth: depth) }
        if chance(0.12) { return .uncollected(writing()) }
        if chance(0.01) { return ending() }
        if chance(0.03) { return besides() }
        return writing()
    }

    /// Returns an action that every writer supports.
    private mutating func writing() -> WriterAction {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<14: return .writeText(text(), chance(0.15) ? providerMetadata() : nil)
        case 14..<22: return .writeReasoning(text(), chance(0.15) ? providerMetadata() : nil)
        case 22..<30: return content()
        case 30..<48: return beginning()
        case 48..<72: return following()
        case 72..<78: return .newStep
        case 78..<80: return .resetStep
        case 80..<86: return .promise(call(), outcomeEvent())
        default:
            let events = (0..<pick([1, 1, 1, 2, 3])).map { _ in event() }
            // The last event makes the whole write fail.
            let isRefused = isHostile && chance(0.2)
            return .write(isRefused ? events + [.data(name: "x", data: .double(.nan))] : events)
        }
    }

    private mutating func content() -> WriterAction {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: .writeSource(id: text(), url: text(), title: optional { $0.text() }, optional { $0.providerMetadata() })
        case 1:
            .writeDocument(id: "d", title: text(), filename: optional { $0.text() }, optional { $0.providerMetadata() })
        case 2: .writeFile(url: text(), optional { $0.providerMetadata() })
        case 3: .writeReasoningFile(url: text(), optional { $0.providerMetadata() })
        case 4: .writeCustom(text(), optional { $0.providerMetadata() })
        case 5, 6: .writeData(name(), value(), id: optional { $0.partID() }, transient: pick([nil, nil, true, false]))
        default: .writeMetadata(chance(0.9) ? object() : value())
        }
    }

    private mutating func beginning() -> WriterAction {
        let id = optional { $0.callID() }
        if chance(0.5) { return .startToolInput(name(), id: id, callOptions()) }
        return .beginToolCall(name(), input: value(), id: id, callOptions())
    }

    private mutating func following() -> WriterAction {
        let call = call()
        switch Int.random(in: 0..<16, using: &random) {
        case 0..<4: return .appendToolInput(chance(0.8) ? .started(pick([0, 0, 0, 1])) : call, inputPiece())
        case 4, 5: return .finishToolInput(call, name: name(), input: value(), callOptions())
        case 6: return .failToolInput(call, name: name(), input: value(), callOptions())
        case 7, 8, 9: return .completeToolCall(call, output: value(), callOptions())
        case 10: return .updateToolOutput(call, output: value(), callOptions())
        case 11: return .failToolCall(call, errorText: text(), callOptions())
        case 12, 13:
            return .requestApproval(
                call,
                id: optional { $0.callID() },
                signature: optional { $0.text() },
                isAutomatic: pick([nil, nil, true, false])
            )
        case 14:
            return .answerApproval(chance(0.9) ? recent() : .id(callID()), chance(0.5), reason: optional { $0.text() })
        default: return .denyToolCall(call)
        }
    }

    private mutating func besides() -> WriterAction {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .failToolCallWithError(call())
        case 1: .setUsage
        case 2: .cancel
        default: .tryWrite(event())
        }
    }

    private mutating func around(depth: Int) -> WriterAction {
        let inner = actions(count: Int.random(in: 0...4, using: &random), depth: depth + 1)
        let texts = (0..<Int.random(in: 0...2, using: &random)).map { _ in text() }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return .withText(texts, inner, fails: chance(0.2))
        case 1: return .withReasoning(texts, inner, fails: chance(0.2))
        case 2: return .withStep(inner, fails: chance(0.2))
        default:
            let output = chance(0.25) ? nil : value()
            return .withToolCall(name(), input: value(), id: optional { $0.callID() }, inner, output: output)
        }
    }

    private mutating func ending() -> WriterAction {
        switch Int.random(in: 0..<10, using: &random) {
        case 0, 1: .finish(optional { $0.finishReason() }, metadata: optional { $0.object() })
        case 2: .abort(optional { $0.text() })
        case 3: .writeError(text())
        case 4: .fail
        case 5, 6: .throwError
        case 7: .cancel
        case 8: .checkCancellation
        default: .disconnect
        }
    }
}

extension SequenceGenerator {
    mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &random) < probability }

    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    mutating func optional<Value>(_ make: (inout Self) -> Value) -> Value? { chance(0.5) ? make(&self) : nil }

    /// Returns a call that may have begun, most likely the last one.
    mutating func call() -> MadeID { chance(continues ? 0.5 : 0.15) ? .id(callID()) : recent() }

    private mutating func recent() -> MadeID { .recent(pick([0, 0, 0, 0, 1, 1, 2, 3])) }
}
