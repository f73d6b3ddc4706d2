@_spi(Generated) package import ProtocolSupport
import StreamRuntime

extension RecordedStream {
    /// Reads the frames of a stream of a protocol that is known by its schema.
    ///
    /// Unless `framing` says otherwise, a recording that begins with an object holds lines of JSON, and one that begins with a
    /// bracket an array, whatever the framing of the protocol.
    package init(_ bytes: [UInt8], of tables: ProtocolTables, framing: TransportTable.Framing? = nil) {
        let framing = framing ?? Self.framing(of: bytes, instead: tables.transport.framing)
        self.init(
            bytes,
            framing: framing,
            done: framing == .jsonArray ? nil : tables.transport.done,
            namesEvents: tables.discriminator == .eventLine && framing == .sse
        )
    }

    private static func framing(
        of bytes: [UInt8],
        instead declared: TransportTable.Framing
    ) -> TransportTable.Framing {
        guard declared == .sse else { return declared }
        switch firstCharacter(of: bytes) {
        case UInt8(ascii: "{"): return .jsonLines
        case UInt8(ascii: "["): return .jsonArray
        default: return .sse
        }
    }
}

extension ValidationReport {
    /// Judges a stream by a schema: its events by their shapes and constraints, their order by the lifecycle.
    ///
    /// `client` is the client that reads, or nil for code that is generated from the schema. `judge` has the rules of the
    /// schema beyond the tables.
    package init(_ stream: RecordedStream, tables: ProtocolTables, client: ClientVersion?, judge: any EventJudge) {
        let reader = TableClient(tables, version: client, judge: judge)
        let facts = LifecycleFacts(eventTypes: tables.events.map(\.type), settledStates: tables.settledStates)
        let lifecycle = LifecycleEngine<TableStream>(tables.lifecycle, facts: facts)
        var validator = StreamValidator(reader, lifecycle: lifecycle)
        self = validator.report(on: stream)
    }
}

extension Timeline {
    /// Draws up a stream by the lifecycle of a schema.
    package init(_ stream: RecordedStream, tables: ProtocolTables) {
        let builder = TimelineBuilder<TableStream>(lifecycle: tables.lifecycle) { json in
            guard let value = try? JSONValue(json: json) else { return nil }
            return tables.event(tables.transport.payload(in: value)?.value ?? value)
        }
        self = builder.timeline(of: stream)
    }
}
