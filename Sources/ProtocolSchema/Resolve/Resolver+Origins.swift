/// The events that structs are made from: `from` on a type.
extension Resolver {
    /// Resolves the origin of every struct that has one, once fields and unions are known.
    mutating func resolveOrigins() {
        var taken: [Int: SourceRange] = [:]
        for type in document.types {
            guard case .structure(let structure) = type.expression, let written = structure.origin,
                let id = typeIDs[type.name.value], case .structure(var model) = types[id.index].shape,
                let event = event(written.event)
            else { continue }
            if let first = taken.updateValue(written.event.range, forKey: event) {
                report(
                    .invalidOrigin,
                    "'\(written.event.value)' already becomes another type",
                    at: written.event.range,
                    notes: [.init("the other is here", at: first)]
                )
            }
            model.origin = origin(written, at: event, of: model)
            types[id.index].shape = .structure(model)
        }
    }

    private mutating func origin(
        _ written: SchemaStruct.Origin,
        at event: Int,
        of structure: StructModel
    ) -> StructModel.Origin {
        checkKind(written, at: event, of: structure)
        let omitted = written.omits.compactMap { fieldIndex($0, of: event) }
        let copies = structure.fields.enumerated().compactMap { place, field -> StructModel.Origin.Copy? in
            guard field.constant == nil else { return nil }
            guard let from = events[event].fields.firstIndex(where: { $0.name == field.name }) else {
                if !field.isOptional { reportMissing(field, written) }
                return nil
            }
            checkMatch(field, events[event].fields[from], written)
            return .init(field: place, from: from)
        }
        for (place, field) in events[event].fields.enumerated() where field.constant == nil {
            checkIsKept(
                field,
                written,
                isCopied: copies.contains { $0.from == place },
                isOmitted: omitted.contains(place)
            )
        }
        return .init(event: event, copies: copies)
    }

    private mutating func checkKind(_ written: SchemaStruct.Origin, at event: Int, of structure: StructModel) {
        if base != nil {
            report(.invalidOrigin, "the types of an extension are not made from events", at: written.event.range)
        } else if events[event].isFamily != structure.hasName {
            report(
                .invalidOrigin,
                events[event].isFamily
                    ? "'\(written.event.value)' is a family, so the struct must be a case with a '*'"
                    : "the struct is a case with a '*', so '\(written.event.value)' must be a family",
                at: written.event.range
            )
        }
    }

    private mutating func reportMissing(_ field: FieldModel, _ written: SchemaStruct.Origin) {
        report(
            .invalidOrigin,
            "the field '\(field.name)' is required, and '\(written.event.value)' does not have it",
            at: written.event.range,
            notes: [.init("the field is here", at: field.range)]
        )
    }

    private mutating func checkMatch(_ field: FieldModel, _ source: FieldModel, _ written: SchemaStruct.Origin) {
        let problem: String
        let type = field.type.resolved(among: types)
        let isNullable = if case .nullable = type { true } else { false }
        if type != source.type.resolved(among: types) {
            problem = "is \(name(of: field.type)), but \(name(of: source.type)) in '\(written.event.value)'"
        } else if source.presence == .optional, field.presence != .optional, !field.isOptional || isNullable {
            problem = "always has a value, but is optional in '\(written.event.value)'"
        } else if field.availability != source.availability {
            problem = "is not known to the same client versions as in '\(written.event.value)'"
        } else {
            return
        }
        report(
            .invalidOrigin,
            "the field '\(field.name)' \(problem)",
            at: written.event.range,
            notes: [.init("the field is here", at: field.range), .init("the event's field is here", at: source.range)]
        )
    }

    private mutating func checkIsKept(
        _ field: FieldModel,
        _ written: SchemaStruct.Origin,
        isCopied: Bool,
        isOmitted: Bool
    ) {
        guard isCopied == isOmitted else { return }
        report(
            .invalidOrigin,
            isCopied
                ? "the field '\(field.name)' cannot be omitted, because the struct has it"
                : "the field '\(field.name)' of '\(written.event.value)' would be lost",
            at: written.event.range,
            notes: [
                .init(
                    isCopied ? "the field is here" : "name it in 'omits' to drop it; the field is here",
                    at: field.range
                )
            ]
        )
    }
}
