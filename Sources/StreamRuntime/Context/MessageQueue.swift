/// The messages that wait for the reader, if each event is a message of its own.
///
/// Events are written into one buffer, as for every framing; the queue knows where they end in it.
struct MessageQueue: Sendable {
    /// Where the messages end in the buffer.
    private var ends: [Int] = []
    /// Messages that were taken out of the buffer.
    private var ready: [[UInt8]] = []
    /// The index in `ready` of the next one.
    private var index = 0
    /// How many bytes the messages outside of the buffer have.
    private(set) var count = 0

    /// Notes that a message ends where the buffer ends now.
    mutating func end(at count: Int) {
        if count > ends.last ?? 0 { ends.append(count) }
    }

    /// Notes that everything after the first `count` bytes of the buffer is removed.
    mutating func cut(to count: Int) {
        while let last = ends.last, last > count { ends.removeLast() }
    }

    /// Whether the messages in the buffer must be taken out of it before there is a next one.
    var isDrained: Bool { index == ready.count }

    /// Returns the next message outside of the buffer.
    mutating func next() -> [UInt8]? {
        guard index < ready.count else { return nil }
        let message = ready[index]
        index += 1
        count -= message.count
        return message
    }

    /// Splits the contents of the buffer, which is empty now, into messages.
    mutating func split(_ bytes: [UInt8]) {
        ready.removeAll(keepingCapacity: true)
        index = 0
        var begin = 0
        for end in ends {
            ready.append(Array(bytes[begin..<end]))
            begin = end
        }
        count = begin
        ends.removeAll(keepingCapacity: true)
    }
}
