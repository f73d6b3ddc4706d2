import ProtocolSchema

/// The model and what lowering it needs to know at every turn.
struct Lowering: Sendable {
    /// The protocol.
    let model: ProtocolModel
    /// `public ` with the space, or nothing.
    let access: String
    /// The attribute of an `enum` that may get more cases; none inside one module.
    let nonexhaustive: [String]
    /// Who sees imported declarations.
    let importAccess: String
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
}
