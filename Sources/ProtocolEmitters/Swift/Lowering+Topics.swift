import ProtocolSchema

/// Declarations that share a file.
struct Topic: Sendable {
    /// The part of the file's name after the namespace and `+`; nil for the namespace itself.
    var name: String?
    /// The declarations.
    var declarations: [Declaration]
    /// Whether it names anything of the runtime.
    var usesSupport = true
    /// Whether it names anything of the protocol that is extended.
    var usesBase = false
}

extension Lowering {
    /// A section of the generated code.
    enum Section: Sendable {
        case namespace
        case eventEnum
        case eventCoding
        case tables
        case lifecycle
        case spans
        case envelope(TransportModel.Envelope)
        case applications
        case writers
        case event(Int)
        case tool(ToolModel)
        case toolSet
        case type(TypeID)
    }

    /// The sections for this protocol, in order.
    var sections: [Section] {
        let ofTheWhole: [Section] =
            model.base == nil
            ? [.eventEnum, .eventCoding, .tables, .lifecycle, .spans]
                + [model.transport.envelope.map(Section.envelope), .applications].compactMap(\.self) : []
        return [.namespace] + ofTheWhole + [.writers] + model.ownEvents.map(Section.event)
            + model.tools.map(Section.tool) + [.toolSet] + model.ownTypes.map { .type(TypeID($0)) }
    }

    /// The topics of a section: usually one, several if the section fills more than one file, none if it is empty.
    func topics(of section: Section) -> [Topic] {
        switch section {
        case .namespace: return [Topic(name: nil, declarations: namespace())]
        case .eventEnum: return [Topic(name: "Event", declarations: eventEnum())]
        case .eventCoding: return eventCoding()
        case .tables: return [Topic(name: "Tables", declarations: tables())]
        case .lifecycle: return [Topic(name: "Lifecycle", declarations: lifecycle())]
        case .spans:
            let declarations = spans()
            return declarations.isEmpty ? [] : [Topic(name: "Spans", declarations: declarations)]
        case .envelope(let envelope):
            return [Topic(name: "Envelope", declarations: record(Record(envelope: envelope, self)))]
        case .applications:
            let declarations = applications()
            return declarations.isEmpty ? [] : [Topic(name: "Applications", declarations: declarations)]
        case .writers: return writers()
        case .event(let index): return [topic(ofEvent: index)].compactMap(\.self)
        case .tool(let tool): return [topic(of: tool)]
        case .toolSet:
            let declarations = toolSet()
            return declarations.isEmpty ? [] : [Topic(name: "Tools", declarations: declarations)]
        case .type(let id): return [topic(of: id)]
        }
    }

    /// The struct of an event; nil for a kind of data whose struct is a type.
    private func topic(ofEvent index: Int) -> Topic? {
        let event = model.events[index]
        guard let member = model.member(event) else {
            return Topic(name: event.swiftName, declarations: self.event(index))
        }
        guard member.membership.structure == nil else { return nil }
        var uses = Uses()
        uses.add(member.payload.type, model)
        return Topic(name: event.swiftName, declarations: self.member(member), usesBase: uses.base)
    }

    private func topic(of tool: ToolModel) -> Topic {
        var uses = Uses()
        uses.add(tool.input.type, model)
        uses.add(tool.output.type, model)
        return Topic(name: tool.swiftName, declarations: self.tool(tool), usesBase: uses.base)
    }

    private func topic(of id: TypeID) -> Topic {
        let type = model.types[id.index]
        var declarations: [Declaration]
        var uses = Uses()
        switch type.shape {
        case .alias(let target):
            declarations = alias(type, target)
            uses.add(target, model)
            return Topic(
                name: type.swiftName,
                declarations: declarations,
                usesSupport: uses.support,
                usesBase: uses.base
            )
        case .foreign: declarations = []
        case .enumeration(let shape): declarations = enumeration(type, shape)
        case .structure(let shape):
            let record = Record(type, shape, self)
            declarations = self.record(record) + [origin(type, shape)].compactMap(\.self)
            if isRestricting, shaped.types.contains(id) {
                declarations.append(extending(type.swiftName, "", [restriction(of: record)]))
            }
            for field in shape.fields { uses.add(field.type, model) }
        case .union(let shape):
            declarations = union(type, shape) + [origin(type, shape)].compactMap(\.self)
            if isRestricting, shaped.types.contains(id) {
                declarations.append(extending(type.swiftName, "", [restriction(of: shape)]))
            }
            for item in shape.cases { uses.add(.named(item.type), model) }
        case .kindUnion(let shape):
            declarations = kindUnion(type, shape, id)
            for item in shape.cases { uses.add(item.type, model) }
        case .tuple(let shape):
            declarations = tuple(type, shape, id)
            for element in shape.elements { uses.add(element.type, model) }
        }
        declarations += shapeExtension(of: id)
        if let member = payloads[id.index] { declarations.append(conformance(of: member)) }
        if let metadata = model.metadata, id == metadata.type || id == metadata.update {
            declarations.append(extending(type.swiftName, "MetadataDefinition", []))
        }
        return Topic(name: type.swiftName, declarations: declarations, usesBase: uses.base)
    }

    private func alias(_ type: TypeModel, _ target: TypeReference) -> [Declaration] {
        let text = "\(access)typealias \(type.swiftName) = \(model.swiftType(target).local)"
        return [extending("", "", [.line(doc: doc(of: type), text: text)])]
    }
}

/// The modules that the spelling of types needs.
private struct Uses {
    /// Whether the runtime's module is needed.
    var support = false
    /// Whether that of the base is.
    var base = false

    mutating func add(_ type: TypeReference, _ model: ProtocolModel) {
        switch type {
        case .string, .int, .uint, .double, .bool: break
        case .any, .object, .dateTime: support = true
        case .list(let inner), .nullable(let inner): add(inner, model)
        case .map(let inner):
            support = true
            add(inner, model)
        case .named(let id):
            if model.base != nil, model.types[id.index].isInherited { base = true }
        }
    }
}
