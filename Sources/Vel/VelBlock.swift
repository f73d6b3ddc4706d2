import ProtocolSupport
import StreamRuntime

/// Text that grows, and becomes a part later.
struct VelBlock: Sendable, Hashable {
    /// The content so far.
    private(set) var text = ""
    /// Whether something came that is not text, so that nothing can be made of the block.
    private(set) var isOdd = false

    /// Appends text.
    mutating func append(_ delta: String) {
        text += delta
    }

    /// Appends what a delta says; without one, nothing.
    mutating func append(_ delta: JSONValue?) {
        switch delta {
        case .string(let delta): text += delta
        case nil: break
        default: isOdd = true
        }
    }

    mutating func removeAll() {
        self = VelBlock()
    }
}
