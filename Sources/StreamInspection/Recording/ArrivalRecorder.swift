import AISDK
import StreamRuntime
import Vel

/// Puts a stamp in front of every frame of a stream as it arrives.
///
/// Stamps are at the beginning of a line and nowhere else; without them the bytes are those of the response. Bytes that are
/// not a stream of events are passed on unchanged.
package struct ArrivalRecorder: Sendable {
    /// How many frames arrived.
    package private(set) var frameCount = 0

    private var decoder: SSEDecoder?
    /// Bytes that are not passed on yet, because their frame is not complete.
    private var pending: [UInt8] = []
    /// The place in the stream of the first of them.
    private var pendingOffset = 0

    /// Creates a recorder of a new stream, which keeps back at most so many bytes.
    package init(frameLimit: Int = SSEDecoder.defaultFrameLimit) {
        decoder = SSEDecoder(frameLimit: frameLimit)
    }

    /// Takes the next bytes, and returns those to keep.
    package mutating func append(_ chunk: [UInt8], at milliseconds: Int) -> [UInt8] {
        guard decoder != nil else { return chunk }
        pending += chunk
        decoder?.append(chunk)
        var output: [UInt8] = []
        do {
            while let frame = try decoder?.next() {
                frameCount += 1
                output += take(to: frame.position.bytes.lowerBound)
                output += ArrivalStamp.line(milliseconds)
                output += take(to: frame.position.bytes.upperBound)
            }
        } catch {
            decoder = nil
            output += finish()
        }
        return output
    }

    /// Says that no more bytes come, and returns what is left.
    package mutating func finish() -> [UInt8] { take(to: pendingOffset + pending.count) }

    private mutating func take(to end: Int) -> [UInt8] {
        let taken = Array(pending.prefix(end - pendingOffset))
        pending.removeFirst(taken.count)
        pendingOffset += taken.count
        return taken
    }
}
