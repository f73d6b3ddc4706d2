import ProtocolSchema

/// A struct to be: an event, a type, or the envelope.
struct Record {
    /// Its discriminator on the wire.
    struct Discriminator {
        /// The wire key.
        var key: String
        /// The value, or what it begins with.
        var value: Literal
        /// Whether the rest of the value is the property `name`.
        var isPrefix: Bool
    }

    /// The Swift name inside the namespace.
    var swiftName: String
    /// The comment.
    var doc: DocComment
    /// The noun for one in a comment, with its article.
    var noun: String
    /// Its discriminator, if the object itself has one.
    var discriminator: Discriminator?
    /// The beginning of its names, of which the property `name` holds the rest; nil for a record with one name or none.
    var namePrefix: String?
    /// Whether it is coded as the value of its only field, without an object around it.
    var isValue = false
    /// The fields.
    var fields: [RecordField]
    /// The index of the field that says the state.
    var stateField: Int?
    /// The rules of each state.
    var stateRules: [StructModel.StateRule] = []
    /// The other keys that may hold the event, for an envelope.
    var payloadAlternatives: [String] = []
    /// Whether there is anything to validate.
    var isConstrained: Bool

    /// Whether the property `name` holds the rest of the discriminator.
    var hasName: Bool { namePrefix != nil }

    /// Whether `name` is known only outside of the object.
    var isNamedOutside: Bool { hasName && discriminator == nil }

    /// The keys on the wire; that of the discriminator comes first.
    var keys: [String] {
        [discriminator?.key].compactMap(\.self) + fields.map(\.model.wireName) + payloadAlternatives
    }

    /// The fields that are properties.
    var stored: [RecordField] { fields.filter { !$0.isConstant } }
}

extension Record {
    /// The struct of an event.
    init(event: EventModel, _ lowering: Lowering) {
        let versions = event.availability.sentences.map { $0 + " " }.joined()
        let name = event.schemaName
        swiftName = event.swiftName
        doc = DocComment(
            event.doc,
            else: "The event `\(name)`.",
            notes: "\(event.wireNote)\(versions)Schema entry `events.\(name)`."
        )
        noun = DocComment.withArticle("`\(name)` event")
        if let key = lowering.model.discriminator.topKey, let tag = event.recognition.tag {
            discriminator = Discriminator(key: key, value: tag, isPrefix: event.isFamily)
        }
        namePrefix = event.isFamily ? event.wireName : nil
        isValue = event.isValue
        let floor = event.availability.sendableFrom
        fields = event.fields.map { RecordField($0, below: floor) }
        isConstrained = lowering.facts.isConstrained(event.fields)
    }

    /// The struct of a type.
    init(_ type: TypeModel, _ shape: StructModel, _ lowering: Lowering) {
        swiftName = type.swiftName
        doc = lowering.doc(of: type)
        noun = DocComment.withArticle("`\(type.name)`")
        discriminator = shape.tag.map {
            Discriminator(key: $0.discriminator, value: $0.value, isPrefix: $0.isPrefix)
        }
        namePrefix = shape.tag.flatMap { $0.isPrefix ? $0.value.tagText : nil }
        fields = shape.fields.map { RecordField($0, below: .zero) }
        stateField = shape.stateField
        stateRules = shape.stateRules
        isConstrained = !shape.stateRules.isEmpty || lowering.facts.isConstrained(shape.fields)
    }

    /// The object around an event, which follows the other fields.
    init(envelope: TransportModel.Envelope, _ lowering: Lowering) {
        swiftName = "Envelope"
        doc = DocComment("The object around every event.", ["Schema entry `transport.envelope`."])
        noun = "an envelope"
        fields = envelope.fields.map { RecordField($0, below: .zero) }
        payloadAlternatives = envelope.alternatives
        let start = SourcePosition(line: 1, column: 1)
        let event = FieldModel(
            name: envelope.payload,
            wireName: envelope.payload,
            swiftName: "event",
            type: .any,
            presence: .required,
            doc: "The event.",
            range: SourceRange(path: "", start: start, end: start)
        )
        fields.append(RecordField(event: event, of: lowering.model.name))
        isConstrained = lowering.facts.isConstrained(envelope.fields)
    }
}
