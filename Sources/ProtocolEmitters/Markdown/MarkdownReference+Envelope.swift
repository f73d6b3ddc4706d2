import ProtocolSchema

extension MarkdownReference {
    /// The object around every event.
    mutating func addEnvelope(_ envelope: TransportModel.Envelope) {
        let place = "Each event is the value of \(MarkdownText.code(envelope.payload)) in an object"
        guard !envelope.alternatives.isEmpty else {
            page.paragraph(place + (envelope.fields.isEmpty ? "." : " with these fields:"))
            return addFields(envelope.fields)
        }
        let others = envelope.alternatives.map(MarkdownText.code).joined(separator: " or ")
        page.paragraph(
            "\(place), or of \(others). If more than one of these keys has a value other than null, the first in this order "
                + "counts." + (envelope.fields.isEmpty ? "" : " The object has these fields as well:")
        )
        addFields(envelope.fields)
    }
}
