import ProtocolSupport
import StreamRuntime

/// Decodes the bytes of a provider's response to parts, whichever API it is.
protocol ModelDecoding: Sendable {
    /// Appends the parts that a piece of the response adds.
    mutating func read(_ chunk: some Sequence<UInt8>, into parts: inout [ModelPart])
    /// Appends the parts that the end of the response adds.
    mutating func finish(into parts: inout [ModelPart])
}

/// Decodes the bytes of one API's response to parts.
///
/// Servers go on after `[DONE]`, and some send nothing but JSON in errors: an event that cannot be read is a fault, and
/// reading goes on.
struct ModelDecoder<Reader: ModelReader>: ModelDecoding {
    private var decoder: EventDecoder<Reader.Stream>
    private var reader: Reader
    private var isBroken = false

    init(_ reader: Reader) {
        self.reader = reader
        decoder = EventDecoder(ReadingOptions(lifecycle: .off, readsPastDone: true, done: "[DONE]"))
    }

    mutating func read(_ chunk: some Sequence<UInt8>, into parts: inout [ModelPart]) {
        decoder.append(chunk)
        drain(into: &parts)
    }

    mutating func finish(into parts: inout [ModelPart]) {
        decoder.finish()
        drain(into: &parts)
        reader.finish(into: &parts)
    }

    private mutating func drain(into parts: inout [ModelPart]) {
        while !isBroken {
            do throws(EventStreamError) {
                guard let event = try decoder.next() else { return }
                reader.read(event.event, into: &parts)
            } catch {
                reject(error, into: &parts)
            }
        }
    }

    private mutating func reject(_ error: EventStreamError, into parts: inout [ModelPart]) {
        guard case .malformed(let failure) = error.reason else {
            // The bytes after a frame that is too large cannot be read.
            isBroken = true
            return reader.reject(ModelError(.invalidSequence, "\(error)"), into: &parts)
        }
        let kind: ModelError.Kind = failure.reason.isOfText ? .notJSON : .unknownShape
        reader.reject(ModelError(kind, "The provider sent an event that cannot be read: \(failure)"), into: &parts)
    }
}
