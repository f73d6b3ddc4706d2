@_spi(Generated) import ProtocolSupport

/// The fast path for text that continues the part that was written to last.
///
/// Most writes of a stream are such text, and their frames differ only in the text. The lane does not depend on the
/// protocol, so its code is not generic. While it is open, the bytes and the text that it holds come after everything
/// else that was written; every other operation on the stream drains it first.
final class TextLane: Sendable {
    private struct State: ~Copyable {
        /// The frame; nil while the lane is closed.
        var template: DeltaTemplate?
        var writer = JSONWriter(capacity: 0)
        /// The text to collect.
        var pending = ""
        var collects = false
        /// How many bytes the lane may hold before writers wait.
        var room = 0
        /// The number of bytes at which a waiting reader must be woken.
        var threshold = Int.max
    }

    /// The result of an attempt to append.
    enum Step: Sendable {
        case written
        /// The text is written, and enough bytes wait that the reader must be woken.
        case mustWakeReader
        /// The lane is closed, is open for another scope, or has no room.
        case declined
    }

    private let state = TracedMutex(State())

    /// Appends a piece of text to the part that was written to last, if that is one of `scope`.
    func append(_ text: String, to scope: ScopeID, collects: Bool) -> Step {
        state.withLock { state -> Step in
            guard let template = state.template, template.scope == scope, state.writer.count < state.room else {
                return .declined
            }
            template.write(text, to: &state.writer)
            if state.collects, collects { state.pending += text }
            guard state.writer.count >= state.threshold else { return .written }
            state.threshold = .max
            return .mustWakeReader
        }
    }

    /// Opens the lane.
    ///
    /// - Parameters:
    ///   - template: The frame of the part that was written to last.
    ///   - room: How many bytes may be written before writers wait.
    ///   - collects: Whether the text is kept for the record and the message.
    func open(_ template: DeltaTemplate, room: Int, collects: Bool) {
        state.withLock { state in
            state.template = template
            state.room = room
            state.collects = collects
        }
    }

    /// Removes everything that the lane holds.
    ///
    /// - Parameters:
    ///   - output: Receives the bytes.
    ///   - room: How many bytes the output may hold; nil closes the lane.
    /// - Returns: The text to collect.
    func drain(into output: inout JSONWriter, room: Int?) -> String {
        state.withLock { state -> String in
            if state.writer.count > 0 { output.raw(state.writer.takeBytes()) }
            if let room {
                state.room = room - output.count
            } else {
                state.template = nil
                state.writer.shrink(to: 0)
            }
            defer { state.pending = "" }
            return state.pending
        }
    }

    /// Removes and returns all bytes that the lane holds; nil if there are none.
    func take(room: Int) -> [UInt8]? {
        state.withLock { state -> [UInt8]? in
            guard state.writer.count > 0 else { return nil }
            state.room = room
            return state.writer.takeBytes()
        }
    }

    /// Sets the number of bytes at which the reader is woken; false if the lane already holds that many.
    func arm(_ threshold: Int) -> Bool {
        state.withLock { state -> Bool in
            guard state.writer.count < threshold else { return false }
            state.threshold = threshold
            return true
        }
    }
}
