import AISDK
import ProtocolSupport
import StreamTestSupport

/// Shrinks a sequence while it breaks the same promise.
struct SequenceShrinker {
    private var best: WriterSequence
    private var fault: SequenceFault
    private var runsLeft = 600

    /// Returns the smallest sequence found and its fault.
    static func shrink(_ sequence: WriterSequence, _ fault: SequenceFault) async -> (WriterSequence, SequenceFault) {
        var shrinker = SequenceShrinker(best: sequence, fault: fault)
        var hasImproved = true
        while hasImproved, shrinker.runsLeft > 0 {
            hasImproved = await shrinker.simplifyOptions()
            hasImproved = await shrinker.removeChunks() || hasImproved
            hasImproved = await shrinker.simplifyActions() || hasImproved
        }
        return (shrinker.best, shrinker.fault)
    }

    private init(best: WriterSequence, fault: SequenceFault) {
        self.best = best
        self.fault = fault
    }

    /// Keeps a candidate if it breaks the same promise.
    private mutating func take(_ candidate: WriterSequence) async -> Bool {
        guard runsLeft > 0 else { return false }
        runsLeft -= 1
        guard let found = await SequenceCheck.verdict(on: candidate).fault, found.kind == fault.kind else {
            return false
        }
        (best, fault) = (candidate, found)
        return true
    }

    private mutating func simplifyOptions() async -> Bool {
        var hasImproved = false
        var changes: [(inout WriterSequence) -> Void] = []
        if best.earlier != nil { changes.append { $0.earlier = nil } }
        if best.gathers { changes.append { $0.gathers = false } }
        if best.isReadMeanwhile { changes.append { $0.isReadMeanwhile = false } }
        if best.continuesAfterDisconnect { changes.append { $0.continuesAfterDisconnect = false } }
        if best.hasManualSteps { changes.append { $0.hasManualSteps = false } }
        if best.stopsAtErrors { changes.append { $0.stopsAtErrors = false } }
        for place in (best.earlier?.parts ?? []).indices.reversed() {
            changes.append { $0.removeEarlierPart(at: place) }
        }
        for change in changes {
            var candidate = best
            change(&candidate)
            if await take(candidate) { hasImproved = true }
        }
        return hasImproved
    }

    /// Removes runs of actions, the longest first.
    private mutating func removeChunks() async -> Bool {
        var hasImproved = false
        var size = max(1, best.actions.count / 2)
        while true {
            var start = 0
            while start < best.actions.count {
                var candidate = best
                candidate.actions.removeSubrange(start..<min(start + size, best.actions.count))
                if await take(candidate) { hasImproved = true } else { start += size }
            }
            if size == 1 { return hasImproved }
            size /= 2
        }
    }

    /// Replaces actions with simpler ones.
    private mutating func simplifyActions() async -> Bool {
        var hasImproved = false
        var place = 0
        while place < best.actions.count {
            var isSimpler = false
            for simpler in best.actions[place].simpler {
                var candidate = best
                candidate.actions.replaceSubrange(place...place, with: simpler)
                if await take(candidate) {
                    (isSimpler, hasImproved) = (true, true)
                    break
                }
            }
            if !isSimpler { place += 1 }
        }
        return hasImproved
    }
}

extension WriterSequence {
    /// Steps are kept, so that two calls with one id do not end up in the same step.
    fileprivate mutating func removeEarlierPart(at place: Int) {
        guard let part = earlier?.parts[place] else { return }
        if case .stepStart = part { return }
        earlier?.parts.remove(at: place)
    }
}

extension WriterAction {
    /// Returns possible replacements for an action, the simplest first.
    fileprivate var simpler: [[WriterAction]] {
        var found: [[WriterAction]] = []
        if !inner.isEmpty {
            found.append(inner)
            if case .uncollected = self { return found + inner.flatMap(\.simpler).map { $0.map { .uncollected($0) } } }
            for place in inner.indices {
                var fewer = inner
                fewer.remove(at: place)
                found.append([replacingInner(by: fewer)])
                for simpler in inner[place].simpler {
                    var others = inner
                    others.replaceSubrange(place...place, with: simpler)
                    found.append([replacingInner(by: others)])
                }
            }
        }
        return found + plainer.map { [$0] }
    }

    /// Returns the action without its optional values.
    private var plainer: [WriterAction] {
        switch self {
        case .write(let events) where events.count > 1:
            events.indices.map { place in
                var fewer = events
                fewer.remove(at: place)
                return .write(fewer)
            }
        case .withText(let texts, let inner, _) where !texts.isEmpty: [.withText([], inner, fails: false)]
        case .withReasoning(let texts, let inner, _) where !texts.isEmpty: [.withReasoning([], inner, fails: false)]
        case .writeText(let text, .some): [.writeText(text, nil)]
        case .writeReasoning(let text, .some): [.writeReasoning(text, nil)]
        case .beginToolCall(let name, let input, let id, let options) where !options.isPlain:
            [.beginToolCall(name, input: input, id: id, CallOptions())]
        case .startToolInput(let name, let id, let options) where !options.isPlain:
            [.startToolInput(name, id: id, CallOptions())]
        case .finishToolInput(let id, let name, let input, let options) where !options.isPlain:
            [.finishToolInput(id, name: name, input: input, CallOptions())]
        case .failToolInput(let id, let name, let input, let options) where !options.isPlain:
            [.failToolInput(id, name: name, input: input, CallOptions())]
        case .completeToolCall(let id, let output, let options) where !options.isPlain:
            [.completeToolCall(id, output: output, CallOptions())]
        case .failToolCall(let id, let text, let options) where !options.isPlain:
            [.failToolCall(id, errorText: text, CallOptions())]
        default: []
        }
    }
}

extension CallOptions {
    fileprivate var isPlain: Bool {
        providerExecuted == nil && dynamic == nil && title == nil && providerMetadata == nil && toolMetadata == nil
    }
}
