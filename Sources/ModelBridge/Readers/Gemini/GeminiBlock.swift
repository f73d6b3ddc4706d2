import ModelProviders
import ProtocolSupport

/// The text or the thought that is open.
///
/// A text stays open over calls and code until a thought, a file or the end of the answer.
struct GeminiBlock: Sendable {
    private enum Kind { case none, text, thought }

    private var kind: Kind = .none
    private var id = ""
    private var count = 0

    /// Appends to the text or the thought that is open, or begins one.
    mutating func append(_ part: GeminiStream.TextPart, into parts: inout [ModelPart]) {
        let metadata = ModelPart.Metadata.signature(part.thoughtSignature)
        let kind: Kind = part.thought == true ? .thought : .text
        // The signature of an empty text belongs to what is open.
        if part.text.isEmpty, metadata == nil || kind != self.kind { return }
        if kind != self.kind { begin(kind, metadata, into: &parts) }
        switch kind {
        case .thought: parts.append(.reasoningDelta(id: id, text: part.text, metadata: metadata))
        default: parts.append(.textDelta(id: id, text: part.text, metadata: metadata))
        }
    }

    /// Ends what is open.
    mutating func close(into parts: inout [ModelPart]) {
        switch kind {
        case .none: return
        case .text: parts.append(.textEnd(id: id))
        case .thought: parts.append(.reasoningEnd(id: id))
        }
        kind = .none
    }

    private mutating func begin(_ kind: Kind, _ metadata: ModelPart.Metadata?, into parts: inout [ModelPart]) {
        close(into: &parts)
        self.kind = kind
        id = String(count)
        count += 1
        parts.append(
            kind == .thought ? .reasoningStart(id: id, metadata: metadata) : .textStart(id: id, metadata: metadata)
        )
    }
}

extension ModelPart.Metadata {
    /// The signature of a part, as the next request hands it back.
    static func signature(_ signature: String?) -> Self? {
        signature.map { ["google": ["thoughtSignature": .string($0)]] }
    }
}
