import AISDK
import StreamTestSupport

/// A body that is cut into chunks.
struct Split: CustomStringConvertible {
    let chunks: [[UInt8]]

    /// Cuts at `places`, which must be in ascending order.
    init(_ body: [UInt8], at places: [Int]) {
        let bounds = [0] + places + [body.count]
        chunks = zip(bounds, bounds.dropFirst()).map { Array(body[$0..<$1]) }
    }

    var description: String { "chunks of \(chunks.map(\.count)) bytes" }

    /// Returns the whole body, the body cut once at each place, and the body in single bytes.
    static func all(of body: [UInt8]) -> [Split] {
        let places = Array(0...body.count)
        return [Split(body, at: [])] + places.map { Split(body, at: [$0]) } + [Split(body, at: places)]
    }
}

/// The frames and the state of an SSE decoder after a body.
struct DecodedBody: Equatable {
    var frames: [EventFrame] = []
    var unfinished: FramePosition?
    var lastEventID = ""
    var reconnectionTime: Duration?

    init(_ split: Split, frameLimit: Int = SSEDecoder.defaultFrameLimit) throws {
        var decoder = SSEDecoder(frameLimit: frameLimit)
        for chunk in split.chunks {
            decoder.append(chunk)
            while let frame = try decoder.next() { frames.append(frame) }
        }
        unfinished = decoder.unfinishedFrame
        lastEventID = decoder.lastEventID
        reconnectionTime = decoder.reconnectionTime
    }
}
