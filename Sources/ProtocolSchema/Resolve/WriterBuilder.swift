/// Derives a writer's parameters from the fields of its events.
struct WriterBuilder {
    private let written: SchemaWriter
    private let partKey: String?
    private var parameters: [Parameter] = []
    private var emissions: [WriterModel.Emission] = []

    /// Names of all fields that were met.
    private(set) var seen: Set<String> = []
    /// Names of fields that some event requires.
    private(set) var requiredNames: Set<String> = []
    /// Fields of one name whose types differ.
    private(set) var conflicts: [(String, TypeReference, TypeReference)] = []

    /// A parameter in the making: all fields of one name.
    private struct Parameter {
        var name: String
        var swiftName: String
        var type: TypeReference
        var doc: String?
        /// The presences of the fields that it fills.
        var fields: [FieldModel.Presence]
    }

    /// Creates a builder; `partKey` is the field that names the part which is continued.
    init(written: SchemaWriter, partKey: String?) {
        self.written = written
        self.partKey = partKey
    }

    /// Adds an event that is written.
    mutating func add(_ event: EventModel, at index: Int) {
        var emission = WriterModel.Emission(event: index, arguments: [])
        if event.isFamily {
            let name = Parameter(name: "name", swiftName: "name", type: .string, doc: nil, fields: [.required])
            emission.arguments.append(.familyName(parameter: place(of: name)))
        }
        for (position, field) in event.fields.enumerated() where field.constant == nil {
            if let argument = argument(for: field, at: position) { emission.arguments.append(argument) }
        }
        emissions.append(emission)
    }

    private mutating func argument(for field: FieldModel, at position: Int) -> WriterModel.Emission.Argument? {
        seen.insert(field.name)
        if field.name == partKey { return .partKey(field: position) }
        if let value = written.fixed.first(where: { $0.field.value == field.name }) {
            return .fixed(field: position, value.value.value)
        }
        if !field.isOptional { requiredNames.insert(field.name) }
        if written.omits.contains(where: { $0.value == field.name }) { return nil }
        let parameter = Parameter(
            name: field.name,
            swiftName: field.swiftName,
            type: field.type,
            doc: field.doc,
            fields: [field.presence]
        )
        return .parameter(field: position, parameter: place(of: parameter))
    }

    /// The index of the parameter, which fills one more field if it exists already.
    private mutating func place(of parameter: Parameter) -> Int {
        seen.insert(parameter.name)
        guard let index = parameters.firstIndex(where: { $0.name == parameter.name }) else {
            parameters.append(parameter)
            return parameters.count - 1
        }
        let known = parameters[index].type
        if known != parameter.type { conflicts.append((parameter.name, known, parameter.type)) }
        parameters[index].fields += parameter.fields
        return index
    }

    /// The type of a field by name.
    func type(of name: String) -> TypeReference? {
        parameters.first { $0.name == name }?.type
    }

    /// The parameters in call order, none of which is called as in `reserved`, and the emissions that refer to them.
    func finish(reserved: Set<String>) -> ([WriterSignature.Parameter], [WriterModel.Emission]) {
        let presences = parameters.map(presence)
        let unlabelled = written.unlabelled?.value ?? (written.appends == nil ? nil : firstRequired)
        func rank(_ index: Int) -> Int {
            if parameters[index].name == unlabelled { return 0 }
            return presences[index] == .required ? 1 : 2
        }
        let order = parameters.indices.sorted { (rank($0), $0) < (rank($1), $1) }
        var names = LocalNames(reserved: reserved)
        let ordered = order.map { index in
            let parameter = parameters[index]
            return WriterSignature.Parameter(
                label: parameter.name == unlabelled ? nil : label(of: parameter),
                swiftName: names.name(for: parameter.swiftName),
                type: parameter.type,
                presence: presences[index],
                doc: parameter.doc ?? "The field `\(parameter.name)`."
            )
        }
        var positions = Array(repeating: 0, count: order.count)
        for (position, index) in order.enumerated() { positions[index] = position }
        let emissions = emissions.map { emission in
            WriterModel.Emission(event: emission.event, arguments: emission.arguments.map { $0.moved(by: positions) })
        }
        return (ordered, emissions)
    }

    private func presence(of parameter: Parameter) -> WriterSignature.Parameter.Presence {
        written.generates?.value == parameter.name ? .generated : .init(filling: parameter.fields)
    }

    private func label(of parameter: Parameter) -> String {
        let written = written.labels.first { $0.field.value == parameter.name }
        return written?.label.value ?? parameter.swiftName.withoutBackticks
    }

    private var firstRequired: String? {
        parameters.first { WriterSignature.Parameter.Presence(filling: $0.fields) == .required }?.name
    }
}

extension WriterModel.Emission.Argument {
    /// The argument after parameters have been put in another order.
    fileprivate func moved(by positions: [Int]) -> Self {
        switch self {
        case .parameter(let field, let parameter): .parameter(field: field, parameter: positions[parameter])
        case .familyName(let parameter): .familyName(parameter: positions[parameter])
        case .fixed, .partKey: self
        }
    }
}
