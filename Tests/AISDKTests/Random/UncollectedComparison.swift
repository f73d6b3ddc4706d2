import AISDK
import ProtocolSupport
import StreamTestSupport

/// Compares the message to store with the client's message, which also has the uncollected content.
///
/// A call is stored whole or not at all, the latter only if it began uncollected. If data with the same id was written
/// both ways, the stored part is where it was first collected.
struct UncollectedComparison {
    let stored: UIMessageStream.UIMessage
    let shown: UIMessageStream.UIMessage
    let uncollected: Uncollected

    /// The first missing or additional part; nil if there is none.
    var difference: String? {
        var rest = shown.parts.filter { !isMovable($0) }[...]
        for part in stored.parts {
            if isMovable(part) {
                if shown.parts.contains(where: { corresponds(part, to: $0) }) { continue }
                return "stored but not shown: \(SequenceFault.text(part))"
            }
            guard let place = rest.firstIndex(where: { corresponds(part, to: $0) }) else {
                return "stored but not shown: \(SequenceFault.text(part)); left are "
                    + rest.map { SequenceFault.text($0) }.joined(separator: " ")
            }
            if let skipped = rest[..<place].first(where: { !mayBeMissing($0) }) {
                return "shown but not stored: \(SequenceFault.text(skipped))"
            }
            rest = rest[(place + 1)...]
        }
        if let skipped = rest.first(where: { !mayBeMissing($0) }) {
            return "shown but not stored: \(SequenceFault.text(skipped))"
        }
        if stored.metadata != shown.metadata, !wrote("message-metadata", "start", "finish") {
            return "the metadata differs"
        }
        return stored.id == shown.id ? nil : "the id differs"
    }

    private func wrote(_ types: String...) -> Bool { types.contains { uncollected.types.contains($0) } }

    /// Whether the part may be at another position.
    private func isMovable(_ part: UIMessageStream.UIMessagePart) -> Bool {
        guard case .data(let part) = part else { return false }
        return part.id != nil && wrote("data-\(part.name)")
    }

    /// Whether all events of the part may have been uncollected.
    private func mayBeMissing(_ part: UIMessageStream.UIMessagePart) -> Bool {
        switch part {
        case .tool(let call): uncollected.calls.contains(UTF8Text(call.toolCallID))
        case .dynamicTool(let call): uncollected.calls.contains(UTF8Text(call.toolCallID))
        case .sourceURL: wrote("source-url")
        case .sourceDocument: wrote("source-document")
        case .file: wrote("file")
        case .reasoningFile: wrote("reasoning-file")
        case .custom: wrote("custom")
        case .data(let part): wrote("data-\(part.name)")
        default: false
        }
    }

    private func corresponds(_ part: UIMessageStream.UIMessagePart, to other: UIMessageStream.UIMessagePart) -> Bool {
        switch (part, other) {
        case (.text(let part), .text(let other)):
            return part.state == other.state
                && UTF8Text.areSame(part.text, Uncollected.withoutMarked(other.text))
        case (.reasoning(let part), .reasoning(let other)):
            return part.state == other.state
                && UTF8Text.areSame(part.text, Uncollected.withoutMarked(other.text))
        case (.data(let part), .data(let other)) where wrote("data-\(part.name)"):
            return part.name == other.name && part.id == other.id
        default: return part == other
        }
    }
}
