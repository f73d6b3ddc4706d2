import AISDK
import ProtocolSupport
import StreamTestSupport
import Synchronization

/// The position of an action: its index, and those of the actions that contain it.
struct ActionPath: Hashable, Comparable, Sendable {
    private var places: [Int] = []

    /// Returns the path of the action at an index inside this one.
    func inner(_ place: Int) -> ActionPath {
        var path = self
        path.places.append(place)
        return path
    }

    static func < (lhs: Self, rhs: Self) -> Bool { lhs.places.lexicographicallyPrecedes(rhs.places) }

    var text: String { places.map { "\($0)" }.joined(separator: ".") }
}

/// Records the events of one run of a sequence.
final class ActionLog: Sendable {
    private struct State {
        var run = SequenceRun()
        var path = ActionPath()
        var idCount = 0
        var calls: [String] = []
        var started: [String] = []
        var approvals: [String] = []
    }

    private let state = Mutex(State())

    var run: SequenceRun { state.withLock { $0.run } }

    /// Returns an id that depends only on the current action, so that earlier actions can be removed.
    func makeID() -> String {
        state.withLock { state in
            state.idCount += 1
            return "i\(state.path.text)" + (state.idCount == 1 ? "" : "-\(state.idCount)")
        }
    }

    /// Records the start of an action.
    func begin(_ path: ActionPath) {
        state.withLock { state in
            state.path = path
            state.idCount = 0
        }
    }

    /// Records an action that threw; without inner actions it had no other effect.
    func note(_ error: any Error, _ action: WriterAction, at path: ActionPath) {
        state.withLock { state in
            state.run.errors.append(error)
            if !action.isAround { state.run.refused.insert(path) }
        }
    }

    func complete(_ completion: StreamCompletion<UIMessageStream>) {
        state.withLock { $0.run.completions.append(completion) }
    }

    /// Waits up to five seconds for the completion handler, which runs in its own task after a disconnect.
    func waitForCompletion() async {
        var pausesLeft = 5_000
        while pausesLeft > 0, state.withLock({ $0.run.completions.isEmpty }) {
            try? await Task.sleep(for: .milliseconds(1))
            pausesLeft -= 1
        }
    }

    func noteUncollected(_ event: UIMessageStream.Event) {
        state.withLock { state in
            state.run.uncollected.types.insert(event.type)
            if event.type.hasPrefix("tool-input"), let id = event.scopeKey {
                state.run.uncollected.calls.insert(UTF8Text(id))
            }
        }
    }

    func made(call id: String, isStarted: Bool = false) {
        state.withLock { state in
            state.calls.append(id)
            if isStarted { state.started.append(id) }
        }
    }

    func made(approval id: String) { state.withLock { $0.approvals.append(id) } }

    func call(_ id: MadeID) -> String { state.withLock { resolve(id, $0.calls, $0.started) } }

    func approval(_ id: MadeID) -> String { state.withLock { resolve(id, $0.approvals, []) } }

    private func resolve(_ id: MadeID, _ made: [String], _ started: [String]) -> String {
        switch id {
        case .id(let id): id
        case .recent(let place): made.dropLast(place).last ?? "nobody"
        case .started(let place): started.dropLast(place).last ?? "nobody"
        }
    }
}
