extension ProtocolModel {
    /// Finds the events that carry the data, metadata and tools of applications; an extension has those of its base.
    mutating func completeCarriers() {
        var carriers = CarriersModel()
        carriers.data = dataCarrier
        carriers.metadata = carrier(Self.metadataEvent, [Need("messageMetadata", .any, .payload)])
        carriers.tools = toolCarriers
        self.carriers = carriers
    }

    /// The names of the events that calls of tools need.
    static let toolEvents = ["tool-input-available", "tool-output-available", "tool-output-error"]
    /// The name of the event that merges metadata.
    static let metadataEvent = "message-metadata"

    /// The events of the protocol itself, or of the base.
    private var own: [Int] { events.indices.filter { base == nil || events[$0].isInherited } }

    /// A field that an event must have for a value.
    private struct Need {
        var field: String
        var type: TypeReference
        var value: CarriersModel.Carrier.Value
        /// Whether an event without the field will do.
        var isOptional: Bool

        init(
            _ field: String,
            _ type: TypeReference,
            _ value: CarriersModel.Carrier.Value,
            isOptional: Bool = false
        ) {
            self.field = field
            self.type = type
            self.value = value
            self.isOptional = isOptional
        }

        func isMet(by field: FieldModel) -> Bool {
            field.name == self.field && field.constant == nil && field.value.resolved == type && !field.value.isNullable
        }
    }

    private var toolCarriers: CarriersModel.Tools? {
        let id = Need("toolCallId", .string, .id)
        let name = Need("toolName", .string, .name)
        let isPreliminary = Need("preliminary", .bool, .isPreliminary, isOptional: true)
        guard let input = carrier("tool-input-available", [id, name, Need("input", .any, .payload)]),
            let output = carrier("tool-output-available", [id, Need("output", .any, .payload), isPreliminary]),
            let failure = carrier("tool-output-error", [id, Need("errorText", .string, .errorText)])
        else { return nil }
        return .init(start: carrier("tool-input-start", [id, name]), input: input, output: output, failure: failure)
    }

    /// The event of a name, if the values are all that it needs, and it has a field for each.
    private func carrier(_ name: String, _ needs: [Need]) -> CarriersModel.Carrier? {
        guard let index = own.first(where: { events[$0].name == name && !events[$0].isFamily }) else { return nil }
        return carrier(index, needs)
    }

    private func carrier(_ index: Int, _ needs: [Need]) -> CarriersModel.Carrier? {
        var arguments: [CarriersModel.Carrier.Argument] = []
        var missing = needs
        for (place, field) in events[index].fields.enumerated() {
            if let found = missing.firstIndex(where: { $0.isMet(by: field) }) {
                arguments.append(.init(field: place, value: missing.remove(at: found).value))
            } else if field.presence == .required {
                return nil
            }
        }
        return missing.allSatisfy(\.isOptional) ? .init(event: index, arguments: arguments) : nil
    }

    /// The first family whose members an extension can declare.
    private var dataCarrier: CarriersModel.Carrier? { own.lazy.compactMap { dataCarrier($0) }.first }

    /// A family that needs only a name, data, an id and whether the data is transient.
    private func dataCarrier(_ index: Int) -> CarriersModel.Carrier? {
        guard events[index].isFamily, let data = events[index].fields.first(where: { $0.name == "data" }),
            data.presence == .required
        else { return nil }
        let id = Need("id", .string, .id, isOptional: true)
        let isTransient = Need("transient", .bool, .isTransient, isOptional: true)
        return carrier(index, [Need("data", .any, .payload), id, isTransient])
    }
}
