/// Structs that are arrays on the wire.
extension Resolver {
    /// A tuple; each element is read like a field and has its place for a key.
    mutating func tuple(_ written: SchemaTuple, owner: Owner) -> TupleModel {
        var names = NameTable()
        var elements: [FieldModel] = []
        for (place, item) in written.elements.enumerated() {
            checkElement(item, after: elements)
            var element = field(item, casing: nil, owner: owner, besides: ["additionalElements"])
            element.wireName = "[\(place)]"
            let swiftName = element.swiftName.withoutBackticks
            claim(wire: element.wireName, swift: swiftName, of: item.name, in: &names, subject: owner.subject)
            elements.append(element)
        }
        return TupleModel(elements: elements)
    }

    /// Reports elements that may be absent or null, once all types are known.
    mutating func checkTuples() {
        for type in types where !type.isInherited {
            guard case .tuple(let tuple) = type.shape else { continue }
            for element in tuple.elements where element.isOptional && element.type.withoutNull(among: types).isNullable
            {
                report(
                    .invalidType,
                    "an element of a tuple is optional or may be null, not both",
                    at: element.range,
                    notes: [.init("an optional element that comes as null is read as absent")]
                )
            }
        }
    }

    /// Reports what a field can have and an element cannot.
    private mutating func checkElement(_ written: SchemaField, after elements: [FieldModel]) {
        if !written.isOptional, let last = elements.last, last.isOptional {
            report(
                .invalidType,
                "'\(written.name.value)' is always there, so '\(last.name)' before it must be too",
                at: written.name.range,
                notes: [.init("the optional elements of a tuple are its last", at: last.range)]
            )
        }
        let places: [(String, SourceRange?)] = [
            ("wire", written.wire?.range), ("default", written.defaultValue?.range),
            ("since' and 'until", written.availability.range), ("below", written.dropRange),
        ]
        for (key, range) in places {
            guard let range else { continue }
            report(.invalidType, "an element of a tuple has no key, so '\(key)' has no meaning here", at: range)
        }
    }
}
