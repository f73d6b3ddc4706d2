extension Resolver {
    /// The way in which events are told apart.
    var discriminator: DiscriminatorModel { document.discriminator?.value ?? base?.discriminator ?? .standard }

    /// The sign of an event, and the text of its name.
    mutating func recognition(of written: SchemaEvent, name: String, isFamily: Bool) -> Recognition {
        let wire = written.wire.map { Located(isFamily ? $0.value.withoutTrailingStar : $0.value, at: $0.range) }
        if let when = written.when, discriminator.isOutside {
            reportUseless(when.range, "'when'", because: "\(discriminator.phrase { $0 }) names every event")
        } else if written.when != nil || discriminator == .fields {
            let reason = "it is recognized by its fields"
            if let wire { reportUseless(wire.range, "'wire'", because: reason) }
            if isFamily { reportUseless(written.name.range, "a family", because: reason) }
            // Its tests wait until the fields are resolved.
            return written.when == nil ? .anything : .condition(ConditionModel(tests: []))
        }
        let tag = wire?.value ?? .string(wireName(of: name, isFamily: isFamily))
        if let wire, !tag.isText, isFamily || discriminator.isOutside {
            let reason = isFamily ? "the name of a family begins with text" : "\(discriminator.phrase { $0 }) is text"
            report(
                .invalidValue,
                "'wire' is \(tag.kindName) here, but \(reason)",
                at: wire.range,
                notes: [.init("write it in quotes")]
            )
        }
        if isFamily, let path = discriminator.nestedPath {
            reportUseless(
                written.name.range,
                "a family",
                because: "'\(path.joined(separator: "."))' is inside another object"
            )
        }
        return .value(tag)
    }

    /// The sign of a union's case.
    mutating func recognition(
        of item: SchemaUnion.Case,
        isPrefix: Bool,
        _ discriminator: DiscriminatorModel
    ) -> Recognition {
        if let when = item.when, discriminator.isOutside {
            reportUseless(when.range, "'when'", because: "\(discriminator.phrase { $0 }) names every case")
        } else if item.when != nil || discriminator == .fields {
            if isPrefix { reportUseless(item.value.range, "'*'", because: "the case is recognized by its fields") }
            return item.when == nil ? .anything : .condition(ConditionModel(tests: []))
        }
        if isPrefix, discriminator.topKey == nil {
            report(
                .invalidDiscriminator,
                "'*' has no meaning here: \(discriminator.phrase { "'\($0)'" }) is not a part of the case, which could not keep the rest",
                at: item.value.range
            )
        }
        if !item.tag.isText, discriminator.isOutside {
            report(
                .invalidValue,
                "'\(item.value.value)' is \(item.tag.kindName) here, but \(discriminator.phrase { $0 }) is text",
                at: item.value.range,
                notes: [.init("write it in quotes")]
            )
        }
        return .value(isPrefix ? item.tag.withoutTrailingStar : item.tag)
    }

    /// Reports something that has no meaning with the discriminator.
    private mutating func reportUseless(_ range: SourceRange, _ subject: String, because reason: String) {
        let place = document.discriminator?.range
        report(
            .invalidDiscriminator,
            "\(subject) has no meaning here: \(reason)",
            at: range,
            notes: place.map { [.init("the discriminator is here", at: $0)] } ?? []
        )
    }

    /// Resolves the condition by which an event is recognized, after its fields.
    mutating func resolveCondition(of written: SchemaEvent, _ index: Int) {
        guard let when = written.when, events[index].recognition.condition != nil,
            let condition = condition(when, on: events[index].fields, of: "'\(written.name.value)'", recognizes: true)
        else { return }
        events[index].recognition = .condition(condition)
    }

    /// Resolves the conditions by which cases of unions are recognized.
    mutating func resolveCaseConditions() {
        for (id, index, when) in caseConditions {
            guard case .union(var union) = types[id.index].shape, union.cases.indices.contains(index),
                case .structure(let structure) = types[union.cases[index].type.index].shape,
                let condition = condition(
                    when,
                    on: structure.fields,
                    of: "'\(types[union.cases[index].type.index].name)'",
                    recognizes: true
                )
            else { continue }
            union.cases[index].recognition = .condition(condition)
            types[id.index].shape = .union(union)
        }
    }

    /// Reports cases after one that is any object.
    mutating func checkLast(_ cases: [UnionModel.Case]) {
        guard let catchAll = cases.firstIndex(where: { $0.recognition == .anything }), catchAll < cases.count - 1
        else { return }
        report(
            .invalidDiscriminator,
            "'\(cases[catchAll].value)' is any object, so that cases after it are never recognized",
            at: cases[catchAll].range,
            notes: [
                .init("the next one is here", at: cases[catchAll + 1].range), .init("'when' says which objects it is"),
            ]
        )
    }

    /// Reports events that can never be recognized, and values where only objects can be.
    mutating func checkDiscriminator() {
        guard base == nil else { return }
        let own = events.indices.filter { !events[$0].isInherited }
        if let catchAll = own.first(where: { events[$0].recognition == .anything }), let last = own.last,
            catchAll != last
        {
            report(
                .invalidDiscriminator,
                "'\(events[catchAll].name)' is any object, so that events after it are never recognized",
                at: events[catchAll].range,
                notes: [
                    .init("the next one is here", at: events[catchAll + 1].range),
                    .init("'when' says which objects it is"),
                ]
            )
        }
        checkConditionsDiffer(own)
        for index in own where events[index].isValue {
            guard !discriminator.isOutside, !(discriminator == .fields && own.count == 1) else { continue }
            report(
                .invalidDiscriminator,
                "'\(events[index].name)' has 'value', but \(discriminator.phrase { "'\($0)'" }) can only tell objects apart",
                at: events[index].range,
                notes: [
                    .init("an event can be any value with 'discriminator: { by: only-key }' or '{ by: event-line }'")
                ]
            )
        }
    }

    /// Reports events that have the condition of an earlier one, which is always taken instead.
    private mutating func checkConditionsDiffer(_ own: [Int]) {
        var first: [ConditionModel: Int] = [:]
        for index in own {
            // A condition with a mistake asks for nothing.
            guard case .condition(let condition) = events[index].recognition, !condition.tests.isEmpty
            else { continue }
            guard let earlier = first[condition] else {
                first[condition] = index
                continue
            }
            report(
                .invalidDiscriminator,
                "'\(events[index].name)' is never recognized: '\(events[earlier].name)' before it has the same condition",
                at: events[index].range,
                notes: [.init("the other event is here", at: events[earlier].range)]
            )
        }
    }

    // MARK: Discriminators inside of other objects

    /// Adds the discriminator to the struct that holds it, for each event and case whose discriminator is inside another object.
    mutating func resolveNestedDiscriminators() {
        var holders: [TypeID: (tag: Literal, range: SourceRange)] = [:]
        if let path = discriminator.nestedPath, base == nil {
            for event in events {
                guard let tag = event.recognition.tag, !event.isValue else { continue }
                place(tag, at: path[...], in: event.fields, of: "event '\(event.name)'", at: event.range, &holders)
            }
        }
        for index in types.indices where !types[index].isInherited {
            guard case .union(let union) = types[index].shape, let path = union.discriminator.nestedPath else {
                continue
            }
            for item in union.cases {
                guard let tag = item.recognition.tag, case .structure(let structure) = types[item.type.index].shape
                else { continue }
                place(tag, at: path[...], in: structure.fields, of: "case '\(item.value)'", at: item.range, &holders)
            }
        }
    }

    /// Walks along a path of keys, whose last one the struct there gets as a constant.
    private mutating func place(
        _ tag: Literal,
        at path: ArraySlice<String>,
        in fields: [FieldModel],
        of owner: String,
        at range: SourceRange,
        _ holders: inout [TypeID: (tag: Literal, range: SourceRange)]
    ) {
        guard let key = path.first else { return }
        let steps = path.dropFirst()
        guard let field = fields.first(where: { $0.wireName == key }), field.presence == .required,
            case .named(let id) = field.type.resolved(among: types),
            case .structure(let structure) = types[id.index].shape
        else {
            report(
                .invalidDiscriminator,
                "the discriminator is inside '\(key)', so \(owner) needs a required field '\(key)' that is a struct",
                at: fields.first { $0.wireName == key }?.range ?? range,
                notes: [.init("'\(key): { fields: {} }' is one without other fields")]
            )
            return
        }
        guard steps.count == 1, let last = steps.first else {
            return place(tag, at: steps, in: structure.fields, of: owner, at: range, &holders)
        }
        if let holder = holders[id], holder.tag.tagKey != tag.tagKey {
            report(
                .invalidDiscriminator,
                "'\(types[id.index].name)' holds the discriminator of another event or case already, which has another value",
                at: field.range,
                notes: [.init("the other is here", at: holder.range), .init("give each a struct of its own")]
            )
            return
        }
        guard holders.updateValue((tag, range), forKey: id) == nil else { return }
        add(tag, called: last, to: id, structure, for: owner)
    }

    private mutating func add(
        _ tag: Literal,
        called key: String,
        to id: TypeID,
        _ structure: StructModel,
        for owner: String
    ) {
        let swiftName = SwiftNames.member(key)
        if let own = structure.fields.first(where: { $0.wireName == key || $0.swiftName.withoutBackticks == swiftName })
        {
            if own.wireName == key, own.constant?.tagKey == tag.tagKey { return }
            report(
                .invalidDiscriminator,
                "the field '\(own.name)' is called like the discriminator, which is written without a field",
                at: own.range
            )
            return
        }
        var structure = structure
        let field = FieldModel(
            name: key,
            wireName: key,
            swiftName: SwiftNames.escaped(swiftName),
            type: tag.naturalType,
            presence: .constant(tag),
            doc: "The discriminator of \(owner).",
            range: types[id.index].range
        )
        // Rules of states count fields by their place.
        structure.fields.insert(field, at: structure.stateField == nil ? 0 : structure.fields.count)
        types[id.index].shape = .structure(structure)
    }
}

extension Literal {
    /// Whether it is a string.
    fileprivate var isText: Bool { if case .string = self { true } else { false } }

    /// The beginning of the names of a family, which a pinned name may spell with a star.
    fileprivate var withoutTrailingStar: Literal {
        if case .string(let text) = self { .string(text.withoutTrailingStar) } else { self }
    }
}
