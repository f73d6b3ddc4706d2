package import ProtocolSchema

extension ProtocolModel {
    /// The type behind aliases: never a name of an alias.
    package func resolved(_ reference: TypeReference) -> TypeReference {
        var reference = reference
        // Aliases cannot form a ring, so this many turns are enough.
        for _ in 0...types.count {
            guard case .named(let id) = reference, case .alias(let target) = types[id.index].shape else { break }
            reference = target
        }
        return reference
    }

    /// The values of an enum; nil for all other types.
    package func values(of reference: TypeReference) -> [EnumModel.Value]? {
        guard case .named(let id) = resolved(reference), case .enumeration(let enumeration) = types[id.index].shape
        else {
            return nil
        }
        return enumeration.values
    }

    /// The type as a phrase of the schema language.
    package func phrase(_ reference: TypeReference) -> String {
        phrase(reference) { types[$0.index].name }
    }

    /// The type as a phrase of the schema language, with names as `name` spells them.
    package func phrase(_ reference: TypeReference, name: (TypeID) -> String) -> String {
        switch reference {
        case .string: "string"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .bool: "bool"
        case .any: "any"
        case .object: "object"
        case .dateTime: "date-time"
        case .list(let element): "list of " + phrase(element, name: name)
        case .map(let value): "map of " + phrase(value, name: name)
        case .nullable(let value): phrase(value, name: name) + " or null"
        case .named(let id): name(id)
        }
    }

    /// The type as generated Swift spells it inside the protocol's namespace.
    package func swiftSpelling(_ reference: TypeReference) -> String {
        switch reference {
        case .string: "String"
        case .int: "Int"
        case .uint: "UInt64"
        case .double: "Double"
        case .bool: "Bool"
        case .any: "JSONValue"
        case .object: "JSONObject"
        case .dateTime: "DateTime"
        case .list(let element): "[" + swiftSpelling(element) + "]"
        case .map(let value): "JSONMap<" + swiftSpelling(value) + ">"
        case .nullable(let value): swiftSpelling(value) + "?"
        case .named(let id): types[id.index].swiftName
        }
    }

    /// The declaration of a writer's method, without its effects.
    package func signature(of writer: WriterModel) -> String {
        let parameters = writer.parameters.map { declaration(of: $0) }.joined(separator: ", ")
        return "\(writer.swiftName)(\(parameters))"
            + (writer.parameters.contains(where: \.isGenerated) ? " -> String" : "")
    }

    private func declaration(of parameter: WriterModel.Parameter) -> String {
        let label = parameter.label.map { $0 == parameter.swiftName.filter { $0 != "`" } ? "" : $0 + " " } ?? "_ "
        return label + parameter.swiftName + ": " + spelling(of: parameter)
    }

    private func spelling(of parameter: WriterModel.Parameter) -> String {
        if parameter.isGenerated { return "String? = nil" }
        guard case .nullable(let inner) = resolved(parameter.type) else {
            return spelling(parameter.type, isOptional: parameter.isOptional)
        }
        if resolved(inner) == .any { return spelling(inner, isOptional: parameter.isOptional) }
        let type = swiftSpelling(inner)
        return parameter.isOptional ? "Nullable<\(type)>? = nil" : type + "?"
    }

    private func spelling(_ type: TypeReference, isOptional: Bool) -> String {
        if resolved(type) == .any {
            return isOptional ? "(any Encodable & Sendable)? = nil" : "some Encodable & Sendable"
        }
        return swiftSpelling(type) + (isOptional ? "? = nil" : "")
    }
}

extension ProtocolModel {
    /// The fields of an event on the wire: of a family's member, those of the family that it has beside its own.
    package func wireFields(of event: EventModel) -> [FieldModel] {
        guard let membership = event.membership else { return event.fields }
        let family = events[membership.family].fields
        let shared = family.compactMap { field -> FieldModel? in
            if let own = event.fields.first(where: { $0.name == field.name }) { return own }
            var field = field
            switch field.name {
            case "id":
                field.isOptional = membership.id != .always
                return membership.id == .never ? nil : field
            case "transient":
                field.isOptional = membership.transient != .always
                if membership.transient == .always { field.constant = .bool(true) }
                return membership.transient == .never ? nil : field
            default: return field.isOptional ? nil : field
            }
        }
        let names = Set(shared.map(\.name))
        return shared + event.fields.filter { !names.contains($0.name) }
    }
}

extension EventModel {
    /// The name on the wire, with the `*` of a family.
    package var displayName: String { wireName + (isFamily ? "*" : "") }
}

extension ClientVersion {
    /// The version as the schema language writes the end of a line: `5.x`, `5.0.x` or `5.0.51`.
    package var lineDescription: String {
        if minor == Self.componentLimit { return "\(major).x" }
        return patch == Self.componentLimit ? "\(major).\(minor).x" : description
    }
}

extension Availability {
    /// Whether every version has it.
    package var isAlways: Bool { since.isEmpty && until.isEmpty }

    /// Both bounds in a few words: `since 6.0.15`, `until 5.x`; nil if every version has it.
    package var phrase: String? {
        if since.count == 1, since == until { return "\(since[0]) only" }
        var pieces: [String] = []
        if !since.isEmpty { pieces.append("since " + since.map(\.description).joined(separator: ", ")) }
        if !until.isEmpty { pieces.append("until " + until.map(\.lineDescription).joined(separator: ", ")) }
        return pieces.isEmpty ? nil : pieces.joined(separator: "; ")
    }
}

extension FieldModel {
    /// Which clients know it, and what becomes of an event that sets it for the others; nil if every version knows it.
    package var clientsPhrase: String? {
        availability.phrase.map { $0 + (dropsEvent ? "; where it is true, the event is not sent to others" : "") }
    }
}

extension ProtocolModel {
    /// The machine that an event moves, if it moves one.
    package func machine(movedBy event: Int) -> Int? {
        scopes.firstIndex { $0.machine?.transitions.contains { $0.event == event } == true }
    }

    /// The fields of a substitute that have a fixed value, by their wire keys.
    package func fixedValues(of substitute: EventModel.Substitute) -> [(key: String, value: Literal)] {
        let fields = events[substitute.event].fields
        return substitute.values.compactMap { value in
            guard case .fixed(let field, let literal) = value else { return nil }
            return (fields[field].wireName, literal)
        }
    }

    /// The fixed values of a substitute as text for a terminal.
    func wording(ofFixedValues substitute: EventModel.Substitute) -> String {
        fixedValues(of: substitute).map { "\($0.key) \(JSONPrinter.compact(JSONTree($0.value)))" }
            .joined(separator: ", ")
    }

    /// The field that takes a machine out of the count of a renewal.
    package func exemption(of renewal: ScopeModel.Span.Renewal) -> String? {
        renewal.exemptions.first.map { events[$0.event].fields[$0.field].wireName }
    }
}

extension Constraints {
    /// Each constraint in a few words.
    ///
    /// Code such as patterns is passed through `code`. `isList` says what a length counts.
    package func phrases(isList: Bool, code: (String) -> String) -> [String] {
        var result: [String] = []
        let unit = isList ? "elements" : "characters"
        switch (min, max) {
        case (let min?, let max?): result.append("\(min) to \(max)")
        case (let min?, nil): result.append("at least \(min)")
        case (nil, let max?): result.append("at most \(max)")
        case (nil, nil): break
        }
        switch (minLength, maxLength) {
        case (let min?, let max?): result.append(min == max ? "\(min) \(unit)" : "\(min) to \(max) \(unit)")
        case (let min?, nil): result.append("at least \(min) \(unit)")
        case (nil, let max?): result.append("at most \(max) \(unit)")
        case (nil, nil): break
        }
        if let pattern { result.append("matches " + code(pattern)) }
        if let format { result.append("is a " + format) }
        return result
    }
}
