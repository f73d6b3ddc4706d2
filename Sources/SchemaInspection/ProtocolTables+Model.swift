import ProtocolSchema
@_spi(Generated) import ProtocolSupport
import StreamInspection

extension ProtocolTables {
    /// The tables of a model, as generated code has them.
    init(_ model: ProtocolModel) {
        var shapes = ShapeBuilder(model)
        self.init(
            name: model.name,
            discriminator: Discriminator(model.discriminator),
            transport: TransportTable(model.transport),
            clients: model.clients.map { ClientTable($0) },
            events: model.events.map { shapes.shape(of: $0) },
            lifecycle: LifecycleTable(model),
            settledStates: model.scopes.map(\.settledStates),
            identify: EventIdentifier(model).identity
        )
    }
}

extension ScopeModel {
    /// Whether each state of a machine has an event for the end; none for other scopes.
    fileprivate var settledStates: [Bool] {
        if case .machine(let machine) = kind { machine.states.map { $0.ending.substitute != nil } } else { [] }
    }
}

extension TransportTable {
    fileprivate init(_ model: TransportModel) {
        let framing: Framing =
            switch model.framing {
            case .serverSentEvents: .sse
            case .jsonLines: .jsonLines
            case .jsonArray: .jsonArray
            case .messages: .messages
            }
        self.init(
            framing: framing,
            done: model.done,
            hasEventNames: model.hasEventNames,
            headers: model.headers.map { Header(name: $0.name, value: $0.value) },
            envelopePayload: model.envelope?.payload,
            envelopeAlternatives: model.envelope?.alternatives ?? []
        )
    }
}

extension ClientTable {
    fileprivate init(_ model: ClientsModel) {
        self.init(
            floor: ProtocolSupport.ClientVersion(model.floor),
            lines: model.lines.map { Line(first: .init($0.first), newest: .init($0.newest)) },
            tolerantSince: model.tolerantSince.map { ProtocolSupport.Availability($0) },
            numbers: model.numbers == .double ? .double : .any,
            forbiddenKeys: model.forbiddenKeys.map { key in
                ForbiddenKey(key.key, in: key.parent, onlyNull: key.onlyNull, availability: .init(key.availability))
            },
            findsEscapedKeysSince: model.findsEscapedKeysSince.map { ProtocolSupport.Availability($0) }
        )
    }
}

extension ProtocolSupport.ClientVersion {
    init(_ version: ProtocolSchema.ClientVersion) { self.init(version.major, version.minor, version.patch) }
}

extension ProtocolSupport.Availability {
    init(_ availability: ProtocolSchema.Availability) {
        self.init(
            since: availability.since.map { ProtocolSupport.ClientVersion($0) },
            until: availability.until.map { ProtocolSupport.ClientVersion($0) }
        )
    }
}
