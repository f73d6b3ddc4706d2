@_spi(Generated) package import ProtocolSupport

/// Any protocol that is known only at run time: its tables are data of the events' readers, and here they are empty.
package enum TableStream: StreamProtocol {
    /// An event with its place in the tables.
    package typealias Event = TableEvent

    /// The name of no protocol in particular.
    package static let name = "a schema"
    /// Nothing is known about the transport.
    package static let transport = TransportTable()
    /// No clients are known.
    package static let clients = ClientTable()
}

/// An event of a protocol that is known only at run time.
package struct TableEvent: StreamEvent {
    /// Events of any protocol.
    package typealias Stream = TableStream

    /// The index in the protocol's tables; nil for an event that the schema does not know.
    package var kind: Int?
    /// The name on the wire.
    package var type: String
    /// The values by which the lifecycle knows the event.
    package var identity: EventIdentity
    /// The event as it came.
    package var value: JSONValue

    /// Creates an event.
    package init(kind: Int?, type: String, identity: EventIdentity, value: JSONValue) {
        self.kind = kind
        self.type = type
        self.identity = identity
        self.value = value
    }

    /// The row of the lifecycle's table with the event's effects.
    package var lifecycleRow: Int? { identity.row }
    /// The key of the event's scope.
    package var scopeKey: String? { identity.scopeKey }
    /// The reference to an earlier event, or of later ones to this.
    package var reference: String? { identity.reference }

    /// Reads an event without knowing the protocol.
    package init(from reader: inout JSONReader) throws(JSONDecodingError) {
        self.init(kind: nil, type: "unrecognized", identity: EventIdentity(), value: try reader.value())
    }

    /// Reads an event that has its name from outside, without knowing the protocol.
    package init(named name: JSONKey, from reader: inout JSONReader) throws(JSONDecodingError) {
        self.init(
            kind: nil,
            type: name.string,
            identity: EventIdentity(),
            value: .object([name.string: try reader.value()])
        )
    }

    /// Writes the event without the object around it that names it.
    package func encodePayload(into writer: inout JSONWriter) {
        TableStream.discriminator.payload(in: value).value.encode(into: &writer)
    }

    /// Writes the event as it came.
    package func encode(into writer: inout JSONWriter) { value.encode(into: &writer) }

    /// The event itself: it is only read.
    package func replacements(for floor: ClientVersion) -> [TableEvent] { [self] }

    /// True: it is only read.
    package func isSendable(to floor: ClientVersion) -> Bool { true }
}
