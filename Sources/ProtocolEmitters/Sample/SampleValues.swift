package import ProtocolSchema

/// Makes example JSON out of a model: the same model and settings always give the same text.
package struct SampleValues: Sendable {
    /// How much of a value is shown.
    package enum Coverage: Hashable, Sendable {
        /// Every field that may stand together.
        case all
        /// The required fields.
        case required
        /// Fields and values by chance, decided by the seed.
        case random(seed: UInt64)
    }

    private let model: ProtocolModel
    private let coverage: Coverage

    /// Creates a source of samples.
    package init(_ model: ProtocolModel, coverage: Coverage = .all) {
        self.model = model
        self.coverage = coverage
    }

    /// An event as it is on the wire, without its envelope.
    ///
    /// `family` is what takes the place of a family's `*`.
    package func event(_ index: Int, family: String = "example") -> JSONTree {
        var builder = SampleBuilder(model: model, coverage: coverage, salt: UInt64(index))
        return builder.event(model.events[index], family: family)
    }

    /// The schema's example of an event if it has one, else a sample.
    package func example(ofEvent index: Int) -> JSONTree {
        let event = model.events[index]
        guard let example = event.example.map({ JSONTree($0) }) else { return self.event(index) }
        let content = constants(of: event, missingIn: example).adding(example)
        return model.json(of: event, content: content, family: event.exampleName ?? "example")
    }

    /// The parts that an example may omit, because they are always the same.
    private func constants(of event: EventModel, missingIn example: JSONTree) -> JSONTree {
        let fields = event.wireFields.filter { !$0.isOptional && example[$0.wireName] == nil }
        return .object(fields.compactMap { field in field.constant.map { .init(field.wireName, JSONTree($0)) } })
    }

    /// A value of a type.
    package func value(of type: TypeReference) -> JSONTree {
        var builder = SampleBuilder(model: model, coverage: coverage, salt: 0x5EED)
        return builder.value(of: type, name: "value", constraints: Constraints())
    }

    /// The value on the wire for an event: the event itself, or the envelope with the event inside.
    package func wire(_ event: JSONTree, of index: Int) -> JSONTree {
        guard let envelope = model.transport.envelope else { return event }
        var builder = SampleBuilder(model: model, coverage: coverage, salt: 0xE17E)
        return builder.object(of: envelope.fields).adding(
            .object([.init(model.events[index].envelopeKey ?? envelope.payload, event)])
        )
    }
}
