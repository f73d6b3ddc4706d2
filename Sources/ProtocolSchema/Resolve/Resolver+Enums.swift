extension Resolver {
    /// An enum of strings or of integers.
    mutating func enumeration(_ written: SchemaEnum, subject: String) -> EnumModel {
        let casing = written.casing ?? document.casing.values
        var names = NameTable()
        var values: [EnumModel.Value] = []
        let isNumeric = written.values.first?.isNumeric ?? false
        for value in written.values {
            if value.isNumeric != isNumeric { reportMixture(value, isNumeric: isNumeric, written.values) }
            let wireName = value.spelling ?? casing.spell(value.name.value)
            // The empty string has a name in Swift only.
            let named = value.name.value.isEmpty ? Located("empty", at: value.name.range) : value.name
            let swiftName = swiftName(of: named, pinned: value.swift, in: .values)
            claim(wire: wireName, swift: swiftName, of: value.name, in: &names, subject: subject)
            checkAvailability(value.availability)
            values.append(
                EnumModel.Value(
                    name: value.name.value,
                    wireName: wireName,
                    swiftName: SwiftNames.escaped(swiftName),
                    doc: value.doc,
                    availability: value.availability.value,
                    below: nil,
                    range: value.name.range
                )
            )
        }
        for (index, value) in written.values.enumerated() {
            guard let below = value.below else { continue }
            guard let other = values.firstIndex(where: { $0.name == below.value }) else {
                reportUnknown(.invalidValue, "value", below, known: values.map(\.name))
                continue
            }
            values[index].below = other
            checkBelow(values[other].availability, values[index].availability, below)
        }
        return EnumModel(values: values, isOpen: written.isOpen, isNumeric: isNumeric)
    }

    private mutating func reportMixture(_ value: SchemaEnum.Value, isNumeric: Bool, _ values: [SchemaEnum.Value]) {
        report(
            .invalidValue,
            "'\(value.name.value)' is \(isNumeric ? "a string" : "a number"), but the values before it are "
                + (isNumeric ? "numbers" : "strings"),
            at: value.wire?.range ?? value.name.range,
            notes: [.init(isNumeric ? value.numberNote : "in quotes it is a string")]
        )
    }

    /// A value's replacement must be known to all clients that do not know the value itself.
    private mutating func checkBelow(_ other: Availability, _ own: Availability, _ name: Located<String>) {
        let oldest = document.clients?.lines.first?.value.first ?? ClientVersion(0, 0, 0)
        if let from = other.sendableFrom, from <= oldest || own.sendableFrom.map({ from < $0 }) == true { return }
        report(
            .invalidAvailability,
            "'\(name.value)' is itself unknown to clients that it is meant for",
            at: name.range
        )
    }
}

extension SchemaEnum.Value {
    /// Whether it is a number on the wire.
    fileprivate var isNumeric: Bool { if case .number? = wire?.value { true } else { false } }

    /// How a value that is a string becomes a number.
    fileprivate var numberNote: String {
        guard case .string(let text)? = wire?.value else { return "'wire' gives it a number" }
        return Int(text) == nil ? "its 'wire' must be a number, such as 1" : "without quotes it is a number"
    }

    /// The spelling that is not left to the casing.
    fileprivate var spelling: String? {
        switch wire?.value {
        case .string(let text): text
        case .number(let text): Int(text).map(String.init) ?? text
        case .null, .bool, .list, .object, nil: nil
        }
    }
}
