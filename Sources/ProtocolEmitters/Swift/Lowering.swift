import ProtocolSchema

/// The model and what lowering it needs to know at every turn.
struct Lowering: Sendable {
    /// The protocol.
    let model: ProtocolModel
    /// `public ` with the space, or nothing.
    let access: String
    /// What stands before `enum` where more cases may come; nothing inside one module.
    let nonexhaustive: [String]
    /// Who sees imported declarations.
    private let importAccess: String
    /// How values of the schema are spelled.
    let expressions: SwiftExpressions
    /// Facts about each type.
    let facts: TypeFacts
    /// The types that events use.
    let shaped: ShapedTypes
    /// For each struct that a kind of data is called after, that kind.
    let payloads: [Int: FamilyMember]

    init(model: ProtocolModel, access: AccessLevel) {
        self.model = model
        self.access = access == .internal ? "" : access.rawValue + " "
        nonexhaustive = access == .internal ? [] : ["@nonexhaustive"]
        importAccess = access.rawValue
        expressions = SwiftExpressions(model)
        facts = TypeFacts(model: model)
        shaped = ShapedTypes(model: model)
        let members = model.members.compactMap { member in
            member.membership.structure.map { ($0.index, member) }
        }
        payloads = Dictionary(members) { first, _ in first }
    }

    /// An extension of something in the namespace.
    func extending(_ name: String, _ conformance: String = "", _ members: [Declaration]) -> Declaration {
        let path = name.isEmpty ? model.name : model.name + "." + name
        let head = "extension " + path + (conformance.isEmpty ? "" : ": " + conformance)
        return .type(TypeDeclaration(doc: nil, head: head, members: members))
    }

    /// An import that lets the module's other files import the same as they like.
    ///
    /// Beside an import that says `internal`, the compiler refuses one that says nothing, unless the module has adopted
    /// `InternalImportsByDefault`.
    private static func importing(_ module: String, _ access: String) -> String {
        access == "internal" ? "import \(module)" : "\(access) import \(module)"
    }

    /// The lines that import what topics need.
    func imports(of topics: [Topic]) -> [String] {
        var lines: [String] = []
        if topics.contains(where: \.usesBase), let module = model.base?.module, module != model.generation.module {
            lines.append(Self.importing(module, importAccess))
        }
        if topics.contains(where: \.usesSupport) {
            // A conformance alone does not count as a use of a package import, nor does what only this file sees.
            let isNamespace = topics.count == 1 && topics[0].name == nil
            let isConformance = isNamespace && (importAccess == "package" || model.base != nil)
            let access = isConformance ? "internal" : importAccess
            lines.append("@_spi(Generated) " + Self.importing("ProtocolSupport", access))
        }
        return lines
    }

    /// Makes the topics one after the other, so that only one is held at a time.
    func forEachTopic(_ body: (Topic) -> Void) {
        body(Topic(name: nil, declarations: namespace()))
        if model.base == nil {
            body(Topic(name: "Event", declarations: eventEnum()))
            for topic in eventCoding() { body(topic) }
            body(Topic(name: "Tables", declarations: tables()))
            body(Topic(name: "Lifecycle", declarations: lifecycle()))
            if let envelope = model.transport.envelope {
                body(Topic(name: "Envelope", declarations: record(Record(envelope: envelope, self))))
            }
        }
        if model.base == nil {
            let applications = applications()
            if !applications.isEmpty { body(Topic(name: "Applications", declarations: applications)) }
        }
        for topic in writers() { body(topic) }
        for index in model.ownEvents {
            let event = model.events[index]
            if let member = model.member(event) {
                guard member.membership.structure == nil else { continue }
                var uses = Uses()
                uses.add(member.payload.type, model)
                body(Topic(name: event.swiftName, declarations: self.member(member), usesBase: uses.base))
            } else {
                body(Topic(name: event.swiftName, declarations: self.event(index)))
            }
        }
        for tool in model.tools {
            var uses = Uses()
            uses.add(tool.input.type, model)
            uses.add(tool.output.type, model)
            body(Topic(name: tool.swiftName, declarations: self.tool(tool), usesBase: uses.base))
        }
        for index in model.ownTypes { body(topic(of: TypeID(index))) }
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
        case .enumeration(let shape): declarations = enumeration(type, shape)
        case .structure(let shape):
            declarations = record(Record(type, shape, self))
            for field in shape.fields { uses.add(field.type, model) }
        case .union(let shape):
            declarations = union(type, shape)
            for item in shape.cases { uses.add(.named(item.type), model) }
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

/// What must be known of a type before the types that use it are written.
struct TypeFacts: Sendable {
    /// Whether there is anything to validate in it.
    private(set) var isConstrained: [Bool]
    /// Whether it is an enum with values that not every client knows.
    private(set) var hasFloors: [Bool]

    init(model: ProtocolModel) {
        hasFloors = model.types.map { type in
            guard case .enumeration(let shape) = type.shape else { return false }
            return shape.hasFloors
        }
        isConstrained = model.types.map(Self.isConstrainedItself)
        // Types may hold each other in any order, so facts travel until nothing changes: at most once for each type.
        var changed = true
        while changed {
            changed = false
            for index in model.types.indices where !isConstrained[index] {
                guard holdsConstraints(model.types[index].shape) else { continue }
                isConstrained[index] = true
                changed = true
            }
        }
    }

    private static func isConstrainedItself(_ type: TypeModel) -> Bool {
        guard case .structure(let shape) = type.shape else { return false }
        return !shape.stateRules.isEmpty || shape.fields.contains { !$0.constraints.isEmpty }
    }

    private func holdsConstraints(_ shape: TypeModel.Shape) -> Bool {
        switch shape {
        case .alias(let type): isConstrained(type)
        case .enumeration: false
        case .structure(let shape): shape.fields.contains { isConstrained($0.type) }
        case .union(let shape): shape.cases.contains { isConstrained[$0.type.index] }
        }
    }

    /// Whether there is anything to validate in a value that has the fields.
    func isConstrained(_ fields: [FieldModel]) -> Bool {
        fields.contains { !$0.constraints.isEmpty || isConstrained($0.type) }
    }

    /// Whether there is anything to validate inside a value of a type.
    func isConstrained(_ type: TypeReference) -> Bool {
        switch type {
        case .named(let id): isConstrained[id.index]
        case .list(let inner), .map(let inner), .nullable(let inner): isConstrained(inner)
        case .string, .int, .uint, .double, .bool, .any, .object, .dateTime: false
        }
    }
}
