/// Derives the parameters of a method that takes a payload: the properties of a struct one by one, anything else as it is.
struct PayloadBuilder {
    /// The parameters in call order.
    private(set) var parameters: [WriterSignature.Parameter] = []
    /// The source of the payload.
    let payload: ApplicationMethod.Payload
    private var labels: Set<String> = []
    private var names = LocalNames(reserved: [])

    /// Takes the payload that a field holds; unless it is a struct, it is one parameter, with or without a label.
    init(_ field: FieldModel, label: String?, _ model: ProtocolModel) {
        if let structure = model.structure(of: field.value) {
            self.init(structure, field.value.swift)
            return
        }
        self.init(payload: .whole(parameter: 0))
        _ = append(
            label: label,
            swiftName: label ?? "payload",
            field.type,
            field.value,
            .required,
            field.doc ?? "What is written."
        )
    }

    /// Takes a struct.
    init(_ structure: StructModel, _ name: SwiftTypeName) {
        let fields = structure.stored
        self.init(payload: .memberwise(name, count: (structure.hasName ? 1 : 0) + fields.count))
        if structure.hasName {
            _ = append(
                label: "name",
                swiftName: "name",
                .string,
                Self.value(.string),
                .required,
                "The text in place of the `*` of the type."
            )
        }
        for field in fields {
            let presence: WriterSignature.Parameter.Presence =
                switch field.presence {
                case .required, .constant: .required
                case .optional: .optional
                case .defaulted(let value): .defaulted(value)
                }
            _ = append(
                label: field.swiftName.withoutBackticks,
                swiftName: field.swiftName,
                field.type,
                field.value,
                presence,
                field.doc ?? "The field `\(field.name)`."
            )
        }
    }

    private init(payload: ApplicationMethod.Payload) { self.payload = payload }

    /// Adds a parameter under the first free name, and returns its index.
    mutating func add(
        _ name: String,
        or other: String,
        _ type: TypeReference,
        _ presence: WriterSignature.Parameter.Presence,
        _ doc: String
    ) -> Int {
        var chosen = name
        var number = 2
        while labels.contains(chosen) {
            chosen = chosen == name ? other : other + String(number)
            if chosen != other { number += 1 }
        }
        return append(label: chosen, swiftName: chosen, type, Self.value(type), presence, doc)
    }

    /// The values of a parameter that does not belong to a field.
    private static func value(_ type: TypeReference) -> ValueType {
        ValueType(
            type: type,
            resolved: type,
            isNullable: false,
            swift: SwiftTypeName(type == .bool ? "Bool" : "String")
        )
    }

    private mutating func append(
        label: String?,
        swiftName: String,
        _ type: TypeReference,
        _ value: ValueType,
        _ presence: WriterSignature.Parameter.Presence,
        _ doc: String
    ) -> Int {
        var parameter = WriterSignature.Parameter(
            label: label,
            swiftName: names.name(for: swiftName),
            type: type,
            presence: presence,
            doc: doc
        )
        parameter.value = value
        if let label { labels.insert(label) }
        parameters.append(parameter)
        return parameters.count - 1
    }
}
