/// Derives a writer's parameters from the fields of its events.
struct WriterBuilder {
    private let written: SchemaWriter
    private let partKey: String?
    private var parameters: [(name: String, parameter: WriterModel.Parameter)] = []
    private var emissions: [WriterModel.Emission] = []

    /// Names of all fields that were met.
    private(set) var seen: Set<String> = []
    /// Names of fields that some event requires.
    private(set) var requiredNames: Set<String> = []
    /// The types of fields with a fixed value.
    private(set) var fixedTypes: [String: TypeReference] = [:]
    /// Fields of one name whose types differ.
    private(set) var conflicts: [(String, TypeReference, TypeReference)] = []

    /// Creates a builder; `partKey` is the field that names the part which is continued.
    init(written: SchemaWriter, partKey: String?) {
        self.written = written
        self.partKey = partKey
    }

    /// Adds an event that is written.
    mutating func add(_ event: EventModel, at index: Int) {
        var emission = WriterModel.Emission(event: index, arguments: [])
        if event.isFamily {
            let parameter = parameter("name", swiftName: "name", type: .string, isOptional: false, doc: nil)
            emission.arguments.append(.familyName(parameter: parameter))
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
            fixedTypes[field.name] = field.type
            return .fixed(field: position, value.value.value)
        }
        if !field.isOptional { requiredNames.insert(field.name) }
        if written.omits.contains(where: { $0.value == field.name }) { return nil }
        let parameter = parameter(
            field.name,
            swiftName: field.swiftName,
            type: field.type,
            isOptional: field.isOptional,
            doc: field.doc
        )
        return .parameter(field: position, parameter: parameter)
    }

    private mutating func parameter(
        _ name: String,
        swiftName: String,
        type: TypeReference,
        isOptional: Bool,
        doc: String?
    ) -> Int {
        seen.insert(name)
        if let index = parameters.firstIndex(where: { $0.name == name }) {
            let known = parameters[index].parameter
            if known.type != type { conflicts.append((name, known.type, type)) }
            parameters[index].parameter.isOptional = known.isOptional && isOptional
            return index
        }
        let label = written.labels.first { $0.field.value == name }?.label.value ?? swiftName.withoutBackticks
        parameters.append(
            (
                name,
                WriterModel.Parameter(
                    label: label,
                    swiftName: swiftName,
                    type: type,
                    isOptional: isOptional,
                    isGenerated: written.generates?.value == name,
                    doc: doc
                )
            )
        )
        return parameters.count - 1
    }

    /// The type of a field by name.
    func type(of name: String) -> TypeReference? {
        parameters.first { $0.name == name }?.parameter.type
    }

    /// The parameters in call order, and the emissions that refer to them.
    func finish() -> ([WriterModel.Parameter], [WriterModel.Emission]) {
        let unlabelled = written.unlabelled?.value ?? (written.appends == nil ? nil : firstRequired)
        func rank(_ index: Int) -> Int {
            let entry = parameters[index]
            if entry.name == unlabelled { return 0 }
            return entry.parameter.isOptional || entry.parameter.isGenerated ? 2 : 1
        }
        let order = parameters.indices.sorted { (rank($0), $0) < (rank($1), $1) }
        let ordered = order.map { index in
            var parameter = parameters[index].parameter
            if parameters[index].name == unlabelled { parameter.label = nil }
            return parameter
        }
        var positions = Array(repeating: 0, count: order.count)
        for (position, index) in order.enumerated() { positions[index] = position }
        let emissions = emissions.map { emission in
            WriterModel.Emission(event: emission.event, arguments: emission.arguments.map { $0.moved(by: positions) })
        }
        return (ordered, emissions)
    }

    private var firstRequired: String? {
        parameters.first { !$0.parameter.isOptional }?.name
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
