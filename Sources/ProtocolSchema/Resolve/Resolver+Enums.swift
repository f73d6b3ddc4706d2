extension Resolver {
    /// An enum of strings.
    mutating func enumeration(_ written: SchemaEnum, subject: String) -> EnumModel {
        let casing = written.casing ?? document.casing.values
        var names = NameTable()
        var values: [EnumModel.Value] = []
        for value in written.values {
            let wireName = value.wire?.value ?? casing.spell(value.name.value)
            let swiftName = swiftName(of: value.name, pinned: value.swift, in: .values)
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
        return EnumModel(values: values, isOpen: written.isOpen)
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
