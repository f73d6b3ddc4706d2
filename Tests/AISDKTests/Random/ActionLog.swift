import AISDK
import ProtocolSupport
import StreamTestSupport
import Synchronization

/// Where an action is among the others: its place, and the places of those around it.
struct ActionPath: Hashable, Comparable, Sendable {
    private var places: [Int] = []

    /// The action at a place inside of this one.
    func inner(_ place: Int) -> ActionPath {
        var path = self
        path.places.append(place)
        return path
    }

    static func < (lhs: Self, rhs: Self) -> Bool { lhs.places.lexicographicallyPrecedes(rhs.places) }

    var text: String { places.map { "\($0)" }.joined(separator: ".") }
}

/// What happens while a sequence runs.
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

    /// An id that depends on the action and on nothing that came before, so that others can be left out.
    func makeID() -> String {
        state.withLock { state in
            state.idCount += 1
            return "i\(state.path.text)" + (state.idCount == 1 ? "" : "-\(state.idCount)")
        }
    }

    /// Notes that an action begins.
    func begin(_ path: ActionPath) {
        state.withLock { state in
            state.path = path
            state.idCount = 0
        }
    }

    /// Notes that an action threw, and did nothing else unless others are inside of it.
    func note(_ error: any Error, _ action: WriterAction, at path: ActionPath) {
        state.withLock { state in
            state.run.errors.append(error)
            if !action.isAround { state.run.refused.insert(path) }
        }
    }

    func complete(_ completion: StreamCompletion<UIMessageStream>) {
        state.withLock { $0.run.completions.append(completion) }
    }

    /// Waits for the completion handler, which a client that leaves has called in a task of its own, but not for ever.
    func waitForCompletion() async {
        for _ in 0..<5_000 where run.completions.isEmpty { try? await Task.sleep(for: .milliseconds(1)) }
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
