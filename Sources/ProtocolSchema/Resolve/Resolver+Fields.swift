extension Resolver {
    /// The fields of a struct, those of `includes` first.
    mutating func fields(
        of structure: SchemaStruct,
        owner: Owner,
        reservedWires: [String] = [],
        besides taken: Set<String> = []
    ) -> [FieldModel] {
        var names = NameTable()
        for key in reservedWires { names.reserveWire(key, because: "it is written by the generated code") }
        var fields: [FieldModel] = []
        for name in structure.includes {
            for field in includedFields(name) {
                // Two included structs may include a third: its fields come once.
                if fields.contains(where: { $0.range == field.range }) { continue }
                var field = field
                field.swiftName = free(field.swiftName, in: .fields, besides: taken)
                let place = Located(field.name, at: name.range)
                claim(field, at: place, in: &names, owner)
                fields.append(field)
            }
        }
        for written in structure.fields {
            let field = field(written, casing: structure.casing, owner: owner, besides: taken)
            checkForbidden(field.wireName, of: written.name)
            claim(field, at: written.name, in: &names, owner)
            fields.append(field)
        }
        return fields
    }

    private mutating func claim(
        _ field: FieldModel,
        at place: Located<String>,
        in names: inout NameTable,
        _ owner: Owner
    ) {
        let swiftName = field.swiftName.withoutBackticks
        claim(wire: field.wireName, swift: swiftName, of: place, in: &names, subject: owner.subject)
    }

    /// Reports a field whose name is a key that clients refuse in every object.
    private mutating func checkForbidden(_ wireName: String, of name: Located<String>) {
        let keys = base?.clients?.forbiddenKeys ?? document.clients?.forbiddenKeys.map(forbiddenKey) ?? []
        guard keys.contains(where: { $0.key == wireName && $0.parent == nil && !$0.onlyNull }) else { return }
        report(.invalidName, "clients refuse the key '\(wireName)', so no field can be called so", at: name.range)
    }

    private mutating func includedFields(_ name: Located<String>) -> [FieldModel] {
        guard let id = typeIDs[name.value] else {
            reportUnknown(.unknownType, "type", name, known: typeIDs.keys.sorted())
            return []
        }
        included.insert(id)
        if progress[id.index] == .running {
            report(.recursiveType, "'\(name.value)' includes itself", at: name.range)
            return []
        }
        resolveType(id)
        guard case .structure(let model) = types[id.index].shape else {
            report(.invalidType, "'\(name.value)' is not a struct; only fields can be included", at: name.range)
            return []
        }
        return model.fields
    }

    /// One field.
    mutating func field(
        _ written: SchemaField,
        casing: Casing?,
        owner: Owner,
        besides taken: Set<String> = []
    ) -> FieldModel {
        let rule = written.casing ?? casing ?? document.casing.fields
        let swiftName = swiftName(of: written.name, pinned: written.swift, in: .fields, besides: taken)
        var type = TypeReference.any
        if let expression = written.type {
            type = inlineType(expression, of: written, owner: owner)
        } else if let constant = written.constant {
            type = constant.value.naturalType
        }
        let field = FieldModel(
            name: written.name.value,
            wireName: written.wire?.value ?? rule.spell(written.name.value),
            swiftName: SwiftNames.escaped(swiftName),
            type: type,
            presence: written.presence,
            doc: written.doc,
            availability: written.availability.value,
            dropsEvent: written.dropRange != nil,
            constraints: written.constraints,
            example: written.example?.value,
            range: written.name.range
        )
        check(field, written, owner: owner)
        return field
    }

    private mutating func check(_ field: FieldModel, _ written: SchemaField, owner: Owner) {
        checkAvailability(written.availability)
        let lines = (document.clients?.lines ?? []).map(\.value.first)
        if !written.isOptional, !field.availability.contains(owner.availability, lines: lines) {
            report(
                .invalidAvailability,
                "'\(field.name)' is required, but some clients that know \(owner.subject) do not know it",
                at: written.availability.range ?? field.range,
                notes: [.init("write '\(field.name)?' to make it optional")]
            )
        }
        if let value = written.defaultValue, !written.isOptional {
            report(.invalidLiteral, "only an optional field has a default", at: value.range)
        }
        if let constant = written.constant, let value = written.defaultValue {
            report(
                .invalidLiteral,
                "a field is a constant or has a default, not both",
                at: value.range,
                notes: [.init("the constant is here", at: constant.range)]
            )
        }
        if let constant = written.constant, written.isOptional {
            report(
                .invalidLiteral,
                "'\(field.name)?' is a constant, which is always written; it cannot be optional",
                at: constant.range,
                notes: [.init("leave out the '?', or take an enum of one value with 'open: false'")]
            )
        }
        if let range = written.dropRange { checkDrop(field, owner: owner, at: range) }
        let literals = [written.constant, written.defaultValue, written.example].compactMap(\.self)
        guard !literals.isEmpty || written.constraintsRange != nil else { return }
        valueChecks.append(
            ValueCheck(
                type: field.type,
                generated: written.constant ?? written.defaultValue,
                literals: literals,
                constraints: written.constraints,
                constraintsRange: written.constraintsRange
            )
        )
    }

    /// Reports a field that drops no event, or the wrong ones.
    private mutating func checkDrop(_ field: FieldModel, owner: Owner, at range: SourceRange) {
        let from = field.availability.sendableFrom
        let event = owner.availability.sendableFrom
        if !owner.isEvent {
            report(.invalidBelow, "'below: drop' is for fields of events; \(owner.subject) is not one", at: range)
        } else if !values(of: field, are: .bool) || field.constant != nil {
            report(.invalidBelow, "'below: drop' is for a bool, which '\(field.name)' is not", at: range)
        } else if field.availability.since.isEmpty {
            report(.invalidBelow, "'below: drop' needs 'since', the versions that know '\(field.name)'", at: range)
        } else if let from, event.map({ from <= $0 }) ?? true {
            report(.invalidBelow, "'\(field.name)' is as old as \(owner.subject), so it never drops one", at: range)
        }
    }

    /// Reports versions that no client can have, and versions without clients.
    mutating func checkAvailability(_ written: SchemaAvailability) {
        guard let range = written.range else { return }
        if base != nil {
            report(
                .invalidExtension,
                "what an application adds has no client versions; its own clients are of one build",
                at: range
            )
            return
        }
        let availability = written.value
        let lines = document.clients?.lines.map(\.value) ?? []
        let named = availability.since + availability.until
        if lines.isEmpty {
            if document.clients == nil {
                report(.invalidAvailability, "versions mean nothing without 'clients'", at: range)
            }
        } else if let stray = named.first(where: { version in !lines.contains { $0.first.major == version.major } }) {
            report(.invalidAvailability, "no release line of 'clients' has the version \(stray)", at: range)
        } else if !(named + lines.map(\.first)).contains(where: availability.contains) {
            report(.sinceAfterUntil, "no client ever has this: 'since' is after 'until'", at: range)
        }
    }
}

extension SchemaField {
    /// Whether the key is there when there is no value.
    fileprivate var presence: FieldModel.Presence {
        if let constant { return .constant(constant.value) }
        guard isOptional else { return .required }
        return defaultValue.map { .defaulted($0.value) } ?? .optional
    }
}
