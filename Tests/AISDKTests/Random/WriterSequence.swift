import AISDK
import ProtocolSupport
import StreamTestSupport

/// A handler's way through one stream, and how that is written.
struct WriterSequence: Sendable {
    var floor: ClientVersion
    /// The answer that the stream continues.
    var earlier: UIMessageStream.UIMessage?
    /// Whether deltas are gathered.
    var gathers = false
    /// Whether somebody reads while the handler writes, and there is room for little.
    var isReadMeanwhile = false
    var continuesAfterDisconnect = false
    /// Whether steps are only those that the handler writes.
    var hasManualSteps = false
    /// Whether the handler ends with the first error that a writer throws, instead of going on.
    var stopsAtErrors = false
    var actions: [WriterAction] = []
}

extension WriterSequence {
    /// Whether an action is among them, at whatever depth.
    func contains(_ condition: (WriterAction) -> Bool) -> Bool {
        func holds(_ action: WriterAction) -> Bool { condition(action) || action.inner.contains(where: holds) }
        return actions.contains(where: holds)
    }

    /// The sequence with each action put through `change`; nil leaves one out.
    func mapped(_ change: (WriterAction) -> WriterAction?) -> WriterSequence {
        var result = self
        result.actions = actions.compactMap { $0.mapped(change) }
        return result
    }

    var leavesClient: Bool {
        contains { if case .disconnect = $0 { true } else { false } }
    }

    /// Whether the events depend on the reader: a cancelled writer gives up where there is no room.
    var dependsOnReader: Bool {
        isReadMeanwhile && contains { if case .cancel = $0 { true } else { false } }
    }

    /// Whether the handler keeps steps together.
    var holdsSteps: Bool {
        contains { if case .withStep = $0 { true } else { false } }
    }

    /// Whether the handler finishes the stream itself, or may.
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

    /// A sequence that leaves the same message to store, with a client that does not go away.
    var withoutDisconnecting: WriterSequence {
        let continues = continuesAfterDisconnect
        return mapped { action in
            guard case .disconnect = action else { return action }
            // Something has to be there, since ids follow from the places of actions.
            return continues ? .setUsage : .abort(nil)
        }
    }
}

extension WriterSequence: CustomStringConvertible {
    /// The floor, what is not as usual, and the actions, each on a line.
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
