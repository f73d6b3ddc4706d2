import AISDK
import ProtocolSupport
import StreamTestSupport

/// The actions of a handler for one stream, and the options of the stream.
struct WriterSequence: Sendable {
    var floor: ClientVersion
    /// The answer that the stream continues.
    var earlier: UIMessageStream.UIMessage?
    /// Whether deltas are gathered.
    var gathers = false
    /// Whether the stream is read while the handler writes, with a small high-water mark.
    var isReadMeanwhile = false
    var continuesAfterDisconnect = false
    /// Whether only the handler writes steps.
    var hasManualSteps = false
    /// Whether the handler stops at the first error of a writer.
    var stopsAtErrors = false
    var actions: [WriterAction] = []
}

extension WriterSequence {
    /// Whether any action meets the condition, at any depth.
    func contains(_ condition: (WriterAction) -> Bool) -> Bool {
        func holds(_ action: WriterAction) -> Bool { condition(action) || action.inner.contains(where: holds) }
        return actions.contains(where: holds)
    }

    /// Returns the sequence after applying `change` to every action; nil removes an action.
    func mapped(_ change: (WriterAction) -> WriterAction?) -> WriterSequence {
        var result = self
        result.actions = actions.compactMap { $0.mapped(change) }
        return result
    }

    var leavesClient: Bool {
        contains { if case .disconnect = $0 { true } else { false } }
    }

    /// Whether the events depend on the reader, because a cancelled writer gives up if there is no room.
    var dependsOnReader: Bool {
        isReadMeanwhile && contains { if case .cancel = $0 { true } else { false } }
    }

    /// Whether the handler uses scoped steps.
    var holdsSteps: Bool {
        contains { if case .withStep = $0 { true } else { false } }
    }

    /// Whether the handler finishes, or may finish, the stream itself.
    var writesFinish: Bool {
        contains { action in
            switch action {
            case .finish: true
            case .write(let events): events.contains { if case .finish = $0 { true } else { false } }
            case .tryWrite(.finish): true
            default: false
            }
        }
    }

    /// A sequence that produces the same message to store, with a client that stays connected.
    var withoutDisconnecting: WriterSequence {
        let continues = continuesAfterDisconnect
        return mapped { action in
            guard case .disconnect = action else { return action }
            // The action must be replaced, since ids depend on the positions of actions.
            return continues ? .setUsage : .abort(nil)
        }
    }
}

extension WriterSequence: CustomStringConvertible {
    /// The floor, the unusual options, and the actions, one per line.
    var description: String {
        var lines = ["floor \(floor)"]
        if gathers { lines.append("deltaWindow") }
        if isReadMeanwhile { lines.append("read meanwhile, with a small high-water mark") }
        if continuesAfterDisconnect { lines.append("continuesAfterDisconnect") }
        if hasManualSteps { lines.append("manual steps") }
        if stopsAtErrors { lines.append("stops at the first error") }
        if let earlier {
            let json = (try? earlier.json()).map { String(decoding: $0, as: UTF8.self) } ?? "\(earlier)"
            lines.append("continuing \(json)")
        }
        return (lines + actions.map { "  \($0.text)" }).joined(separator: "\n")
    }
}
