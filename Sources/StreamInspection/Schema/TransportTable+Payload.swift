@_spi(Generated) package import ProtocolSupport

extension TransportTable {
    /// Returns the event in an envelope and its key; nil if there is none.
    package func payload(in envelope: JSONValue) -> (key: String, value: JSONValue)? {
        var choice = PayloadChoice()
        var found: (key: String, value: JSONValue)?
        for (number, key) in envelopeKeys.enumerated() {
            guard let value = envelope[key], choice.prefers(number, isNull: value == .null) else { continue }
            found = (key, value)
        }
        return found
    }
}
