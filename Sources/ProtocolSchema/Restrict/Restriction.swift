extension ProtocolModel {
    /// The part of the protocol that one client version knows.
    ///
    /// Events, fields, enum values, transitions and writers it does not know are gone, and so are types that nothing
    /// else uses; what is left is always there, and needs no substitute.
    package func restricted(to client: ClientVersion) -> ProtocolModel {
        var model = Restriction(self, client).model.withoutUnusedTypes()
        model.complete()
        return model
    }
}

/// Removes from a model what a client does not know, and renumbers what points at it.
private struct Restriction {
    let original: ProtocolModel
    let client: ClientVersion
    let places: EventPlaces
    let lifecycle: ScopeRestriction

    init(_ original: ProtocolModel, _ client: ClientVersion) {
        self.original = original
        self.client = client
        places = EventPlaces(original, client)
        lifecycle = ScopeRestriction(original, places)
    }

    var model: ProtocolModel {
        var model = original
        model.clients = clients
        model.types = original.types.map(type)
        model.events = original.events.indices.compactMap(event)
        model.scopes = lifecycle.scopes
        model.carriers = original.carriers.moved(by: places)
        model.writers = original.writers.compactMap(writer)
        if var envelope = original.transport.envelope {
            envelope.fields = known(envelope.fields)
            model.transport.envelope = envelope
        }
        return model
    }

    private var clients: ClientsModel? {
        guard var clients = original.clients else { return nil }
        clients.floor = client
        clients.lines = [ClientsModel.Line(first: client, newest: client)]
        clients.forbiddenKeys = clients.forbiddenKeys.filter { $0.availability.contains(client) }.map {
            var key = $0
            key.availability = .always
            return key
        }
        clients.behaviours = clients.behaviours.filter { $0.availability.contains(client) }.map {
            var behaviour = $0
            behaviour.availability = .always
            return behaviour
        }
        return clients
    }

    private func event(_ index: Int) -> EventModel? {
        guard places.events[index] != nil else { return nil }
        var event = original.events[index]
        event.fields = known(event.fields)
        event.joins = event.joins.flatMap { places.fields[index][$0] }
        event.availability = .always
        event.below = .refuse
        if let example = event.example { event.example = restricted(example, to: original.events[index].fields) }
        if let membership = event.membership {
            event.membership = places.events[membership.family].map { family in
                var moved = membership
                moved.family = family
                return moved
            }
        }
        return event
    }

    /// The example without the keys of fields that the client does not know.
    private func restricted(_ example: Literal, to fields: [FieldModel]) -> Literal {
        guard case .object(let members) = example else { return example }
        let gone = Set(fields.filter { !$0.availability.contains(client) }.map(\.wireName))
        return .object(members.filter { !gone.contains($0.key) })
    }

    private func known(_ fields: [FieldModel]) -> [FieldModel] {
        fields.filter { $0.availability.contains(client) }.map {
            var field = $0
            field.availability = .always
            field.dropsEvent = false
            return field
        }
    }

    // MARK: Types

    private func type(_ type: TypeModel) -> TypeModel {
        var type = type
        switch type.shape {
        case .alias, .union, .kindUnion, .tuple, .foreign: break
        case .enumeration(var enumeration):
            enumeration.values = enumeration.values.filter { $0.availability.contains(client) }.map {
                var value = $0
                value.availability = .always
                value.below = nil
                return value
            }
            type.shape = .enumeration(enumeration)
        case .structure(let structure): type.shape = .structure(restricted(structure))
        }
        return type
    }

    private func restricted(_ structure: StructModel) -> StructModel {
        let places = renumbered(structure.fields) { $0.availability.contains(client) }
        var result = structure
        result.fields = known(structure.fields)
        result.origin = structure.origin.flatMap { moved($0, by: places) }
        result.stateField = structure.stateField.flatMap { places[$0] }
        let states = result.stateField.flatMap { original.values(of: result.fields[$0].type) }
        let unknown = Set((states ?? []).filter { !$0.availability.contains(client) }.map(\.wireName))
        let rules = structure.stateRules.filter { !unknown.contains($0.value) }
        result.stateRules =
            result.stateField == nil
            ? []
            : rules.map { rule in
                StructModel.StateRule(
                    value: rule.value,
                    requires: rule.requires.compactMap { places[$0] },
                    forbids: rule.forbids.compactMap { places[$0] }
                )
            }
        return result
    }

    private func moved(_ origin: StructModel.Origin, by fields: [Int?]) -> StructModel.Origin? {
        places.events[origin.event].map { event in
            let copies = origin.copies.compactMap { copy in
                fields[copy.field].flatMap { field in
                    places.fields[origin.event][copy.from].map { StructModel.Origin.Copy(field: field, from: $0) }
                }
            }
            return StructModel.Origin(event: event, copies: copies)
        }
    }

    // MARK: Writers

    /// The method without the fields that the client does not know; nil if it writes an event that it does not know.
    private func writer(_ writer: WriterModel) -> WriterModel? {
        var result = writer
        result.emissions = []
        var used: Set<Int> = []
        for emission in writer.emissions {
            guard let event = places.events[emission.event] else { return nil }
            let arguments = emission.arguments.compactMap { restricted($0, places.fields[emission.event]) }
            used.formUnion(arguments.compactMap(\.parameter))
            result.emissions.append(WriterModel.Emission(event: event, arguments: arguments))
        }
        let all = writer.signature.parameters
        let parameters = renumbered(Array(all.indices)) { used.contains($0) }
        result.signature.parameters = all.indices.filter { used.contains($0) }.map { all[$0] }
        for index in result.emissions.indices {
            result.emissions[index].arguments = result.emissions[index].arguments.map {
                $0.movingParameters(to: parameters)
            }
        }
        result.advances = writer.advances.flatMap { lifecycle.places[$0] }
        if let scope = writer.appendsTo {
            result.appendsTo = lifecycle.places[scope]
            if result.appendsTo == nil { return nil }
        }
        return result
    }

    private func restricted(
        _ argument: WriterModel.Emission.Argument,
        _ fields: [Int?]
    ) -> WriterModel.Emission.Argument? {
        switch argument {
        case .parameter(let field, let parameter): fields[field].map { .parameter(field: $0, parameter: parameter) }
        case .fixed(let field, let literal): fields[field].map { .fixed(field: $0, literal) }
        case .partKey(let field): fields[field].map { .partKey(field: $0) }
        case .familyName: argument
        }
    }
}

extension WriterModel.Emission.Argument {
    /// The parameter that is used, if one is.
    fileprivate var parameter: Int? {
        switch self {
        case .parameter(_, let parameter), .familyName(let parameter): parameter
        case .fixed, .partKey: nil
        }
    }

    fileprivate func movingParameters(to places: [Int?]) -> Self {
        switch self {
        case .parameter(let field, let parameter): .parameter(field: field, parameter: places[parameter] ?? 0)
        case .familyName(let parameter): .familyName(parameter: places[parameter] ?? 0)
        case .fixed, .partKey: self
        }
    }
}

/// The new places of events and fields after those that a client does not know are removed.
struct EventPlaces {
    /// The new index of each event; nil for those that are gone.
    let events: [Int?]
    /// The new index of each field of each event; nil for those that are gone.
    let fields: [[Int?]]

    init(_ model: ProtocolModel, _ client: ClientVersion) {
        events = renumbered(model.events) { $0.availability.contains(client) }
        fields = model.events.map { event in renumbered(event.fields) { $0.availability.contains(client) } }
    }

    /// A substitute without the fields that are gone; nil if its event is gone.
    ///
    /// Values may be copied from `source`; a value that the runtime knows is written as copied from its own field.
    func moved(_ substitute: EventModel.Substitute, copying source: Int? = nil) -> EventModel.Substitute? {
        guard let event = events[substitute.event] else { return nil }
        let values = substitute.values.compactMap { value -> EventModel.Substitute.Value? in
            guard let field = fields[substitute.event][value.field] else { return nil }
            return switch value {
            case .copied(_, let from):
                fields[source ?? substitute.event][from].map { .copied(field: field, from: $0) }
            case .fixed(_, let literal): .fixed(field: field, literal)
            }
        }
        return EventModel.Substitute(event: event, values: values)
    }
}

/// The index of each element among those that stay; nil for the others.
func renumbered<Element>(_ elements: [Element], keeping stays: (Element) -> Bool) -> [Int?] {
    var next = 0
    return elements.map { element in
        guard stays(element) else { return nil }
        defer { next += 1 }
        return next
    }
}
