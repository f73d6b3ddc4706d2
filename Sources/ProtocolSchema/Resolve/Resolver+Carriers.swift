/// The events that carry the data, metadata and tools of applications.
extension Resolver {
    private typealias Value = CarriersModel.Carrier.Value

    /// Resolves `applications`; an extension has the carriers of its base.
    mutating func resolveCarriers() -> CarriersModel {
        if let base { return base.carriers }
        guard let written = document.carriers else { return CarriersModel() }
        var carriers = CarriersModel(typescript: written.typescript)
        carriers.data = written.data.flatMap { dataCarrier($0) }
        carriers.metadata = written.metadata.flatMap { metadataCarrier($0) }
        carriers.tools = written.tools.flatMap { toolCarriers($0) }
        return carriers
    }

    /// A family names its data itself; any other event has a field for the name.
    private mutating func dataCarrier(_ written: SchemaCarriers.Carrier) -> CarriersModel.Carrier? {
        guard let index = eventIDs[written.event.value], events[index].isFamily else {
            return carrier(written, needs: [.name, .payload])
        }
        if let name = written.values.first(where: { $0.value == .name }), let field = name.fields.first {
            report(
                .invalidCarrier,
                "'\(written.event.value)' is a family: the text in place of the '*' is the name",
                at: field.range
            )
        }
        return carrier(written, needs: [.payload], allowsFamily: true)
    }

    private mutating func metadataCarrier(_ written: SchemaCarriers.Metadata) -> CarriersModel.Metadata? {
        guard let carrier = carrier(written.carrier, needs: [.payload]), let field = carrier.field(of: .payload) else {
            return nil
        }
        let key = events[carrier.event].fields[field].name
        let also = written.also.compactMap { alsoCarrier($0, key, besides: carrier.event) }
        return .init(carrier: carrier, also: also, replaces: written.replaces)
    }

    /// An event that carries metadata beside what else it says, which is read and not written.
    private mutating func alsoCarrier(
        _ name: Located<String>,
        _ key: String,
        besides first: Int
    ) -> CarriersModel.Carrier? {
        guard let index = event(name), let field = fieldIndex(Located(key, at: name.range), of: index) else {
            return nil
        }
        if index == first {
            report(.invalidCarrier, "'\(name.value)' already carries the metadata", at: name.range)
        }
        checkType(of: events[index].fields[field], takes: .payload, isNeeded: false, name)
        return .init(event: index, arguments: [.init(field: field, source: .value(.payload))])
    }

    private mutating func toolCarriers(_ written: SchemaCarriers.Tools) -> CarriersModel.Tools? {
        let begins = written.call.compactMap { call in
            carrier(adding(written.name, .name, to: adding(written.id, .id, to: call)), needs: [.id])
        }
        let output = carrier(adding(written.id, .id, to: written.output), needs: [.id, .payload])
        let failure = carrier(adding(written.id, .id, to: written.failure), needs: [.id, .failureText])
        guard begins.count == written.call.count, let output, let failure else { return nil }
        checkOnce(.payload, in: begins, of: written)
        if !begins.contains(where: { $0.field(of: .name) != nil }) {
            reportNeed(.name, "none of the events of 'call'", at: written.callRange)
        }
        checkDistinct(begins, written)
        return .init(call: begins, output: output, failure: failure, unfinished: written.unfinished)
    }

    /// The carrier with a value in the field that all have, if the event has the field and does not say where the value goes.
    private func adding(
        _ field: Located<String>?,
        _ value: Value,
        to written: SchemaCarriers.Carrier
    ) -> SchemaCarriers.Carrier {
        guard let field, !written.values.contains(where: { $0.value == value }),
            !written.fixed.contains(where: { $0.field.value == field.value }),
            let index = eventIDs[written.event.value],
            // The id is needed, so that an event without the field is reported.
            value == .id || events[index].fields.contains(where: { $0.name == field.value })
        else { return written }
        var written = written
        written.values.append(.init(value: value, fields: [field]))
        return written
    }

    private mutating func checkOnce(
        _ value: Value,
        in begins: [CarriersModel.Carrier],
        of written: SchemaCarriers.Tools
    ) {
        let places = begins.indices.filter { begins[$0].field(of: value) != nil }
        if places.isEmpty { reportNeed(value, "none of the events of 'call'", at: written.callRange) }
        for place in places.dropFirst() {
            report(
                .invalidCarrier,
                "only one event of 'call' may have '\(value.rawValue)', the input of the call",
                at: written.call[place].event.range,
                notes: [.init("the first is here", at: written.call[places[0]].event.range)]
            )
        }
    }

    /// Reports an event that begins a call twice, or also ends it: a reader could not tell the one from the other.
    private mutating func checkDistinct(_ begins: [CarriersModel.Carrier], _ written: SchemaCarriers.Tools) {
        for (place, carrier) in begins.enumerated() {
            let others = [written.output, written.failure] + written.call.dropFirst(place + 1)
            for other in others where eventIDs[other.event.value] == carrier.event {
                report(
                    .invalidCarrier,
                    "'\(other.event.value)' already begins a call, so a reader could not tell what it means",
                    at: other.event.range,
                    notes: [.init("the first use is here", at: written.call[place].event.range)]
                )
            }
        }
    }

    private mutating func reportNeed(_ value: Value, _ subject: String, at range: SourceRange) {
        report(.invalidCarrier, "\(subject) says which field '\(value.rawValue)' is", at: range)
    }

    // MARK: One event

    private mutating func carrier(
        _ written: SchemaCarriers.Carrier,
        needs: [Value],
        allowsFamily: Bool = false
    ) -> CarriersModel.Carrier? {
        guard let index = event(written.event) else { return nil }
        let before = diagnostics.errorCount
        if events[index].isFamily, !allowsFamily {
            report(
                .invalidCarrier,
                "'\(written.event.value)' is a family; one event is expected",
                at: written.event.range
            )
        }
        var arguments: [CarriersModel.Carrier.Argument] = []
        for value in written.values {
            for name in value.fields {
                guard let field = fieldIndex(name, of: index), isFree(field, name, in: arguments) else { continue }
                checkType(
                    of: events[index].fields[field],
                    takes: value.value,
                    isNeeded: needs.contains(value.value),
                    name
                )
                arguments.append(.init(field: field, source: .value(value.value)))
            }
        }
        for fixed in written.fixed {
            guard let field = fieldIndex(fixed.field, of: index), isFree(field, fixed.field, in: arguments) else {
                continue
            }
            let value = self.fixed(fixed.value, for: events[index].fields[field])
            arguments.append(.init(field: field, source: .fixed(value)))
        }
        for value in needs where !written.values.contains(where: { $0.value == value }) {
            report(
                .invalidCarrier,
                "'\(written.event.value)' needs '\(value.rawValue)', the field that takes \(value.noun)",
                at: written.event.range
            )
        }
        // A field that is misspelt is reported already.
        if diagnostics.errorCount == before { checkCovers(arguments, index, written.event) }
        guard diagnostics.errorCount == before else { return nil }
        return .init(event: index, arguments: arguments)
    }

    private mutating func isFree(
        _ field: Int,
        _ name: Located<String>,
        in arguments: [CarriersModel.Carrier.Argument]
    ) -> Bool {
        if !arguments.contains(where: { $0.field == field }) { return true }
        report(.invalidCarrier, "the field '\(name.value)' already takes another value", at: name.range)
        return false
    }

    private mutating func checkType(
        of field: FieldModel,
        takes value: Value,
        isNeeded: Bool,
        _ name: Located<String>
    ) {
        let place = [Diagnostic.Note("the field is here", at: field.range)]
        if field.constant != nil {
            report(.invalidCarrier, "the field '\(name.value)' is a constant", at: name.range, notes: place)
        } else if !value.types.contains(where: { values(of: field, are: $0) }) {
            let types = value.types.map { self.name(of: $0) }.joined(separator: " or ")
            let hint = value == .payload ? " (which holds JSON text)" : ""
            report(
                .invalidCarrier,
                "'\(value.rawValue)' must be a field of the type \(types)\(hint), but '\(field.name)' is "
                    + self.name(of: field.type),
                at: name.range,
                notes: place
            )
        } else if isNeeded, field.presence != .required {
            report(.invalidCarrier, "'\(value.rawValue)' must be a required field", at: name.range, notes: place)
        }
    }

    private mutating func checkCovers(
        _ arguments: [CarriersModel.Carrier.Argument],
        _ event: Int,
        _ name: Located<String>
    ) {
        for (index, field) in events[event].fields.enumerated() where field.presence == .required {
            if arguments.contains(where: { $0.field == index }) { continue }
            report(
                .invalidCarrier,
                "'\(name.value)' requires the field '\(field.name)', which gets no value",
                at: name.range,
                notes: [.init("'with' can set it to a fixed value")]
            )
        }
    }
}

extension CarriersModel.Carrier.Value {
    /// The types of a field that takes the value.
    fileprivate var types: [TypeReference] {
        switch self {
        case .id, .name, .failureText: [.string]
        case .payload: [.any, .string]
        case .isTransient, .isPreliminary: [.bool]
        }
    }

    /// The value, in a message.
    fileprivate var noun: String {
        switch self {
        case .id: "the id"
        case .name: "the name"
        case .payload: "what is carried"
        case .isTransient: "whether the data is transient"
        case .isPreliminary: "whether the output is preliminary"
        case .failureText: "the text of the failure"
        }
    }
}
