package import ProtocolSchema

extension ProtocolModel {
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
        case .named(let id):
            if case .foreign(let foreign) = types[id.index].shape {
                phrase(foreign.base, name: name)
            } else {
                writtenOut(id, name) ?? name(id)
            }
        }
    }

    /// A union by kind that has no name in the schema as a phrase; nil for other types.
    private func writtenOut(_ id: TypeID, _ name: (TypeID) -> String) -> String? {
        guard case .kindUnion(let union) = types[id.index].shape, types[id.index].entry.kind != .named else {
            return nil
        }
        return phrase(union, name: name)
    }

    /// The alternatives of a union by kind as a phrase of the schema language.
    package func phrase(_ union: KindUnionModel, name: (TypeID) -> String) -> String {
        union.cases.map { phrase($0.type, name: name) }.joined(separator: " or ")
    }

    /// The declaration of a method, as a person reads it.
    package func line(of signature: WriterSignature) -> String {
        SwiftSignature(signature, self, for: .person).line
    }
}

extension ClientVersion {
    /// The version as the schema language writes the end of a line: `5.x`, `5.0.x` or `5.0.51`.
    package var lineDescription: String {
        if minor == Self.componentLimit { return "\(major).x" }
        return patch == Self.componentLimit ? "\(major).\(minor).x" : description
    }
}

extension Availability {
    /// Both bounds in a few words: `since 6.0.15`, `until 5.x`; nil if every version has it.
    package var phrase: String? {
        if since.count == 1, since == until { return "\(since[0]) only" }
        let pieces = [since.isEmpty ? nil : "since " + firstVersions, until.isEmpty ? nil : "until " + lastVersions]
            .compactMap(\.self)
        return pieces.isEmpty ? nil : pieces.joined(separator: "; ")
    }

    /// Each bound as a sentence that begins with `Since` or `Until`.
    var sentences: [String] {
        [since.isEmpty ? nil : "Since \(firstVersions).", until.isEmpty ? nil : "Until \(lastVersions)."]
            .compactMap(\.self)
    }

    private var firstVersions: String { since.map(\.description).joined(separator: ", ") }

    private var lastVersions: String { until.map(\.lineDescription).joined(separator: ", ") }
}

extension FieldModel {
    /// Which clients know it, and what becomes of an event that sets it for the others; nil if every version knows it.
    package var clientsPhrase: String? {
        availability.phrase.map {
            $0 + (dropsEvent ? "; where it is true, the event is not sent to other clients" : "")
        }
    }
}

extension ProtocolModel {
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
