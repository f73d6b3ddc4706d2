import ProtocolSchema

extension Lowering {
    /// A kind of data whose payload is not a struct of its own: an enum that names what it carries.
    func member(_ member: FamilyMember) -> [Declaration] {
        let doc = DocComment(
            member.event.doc,
            else: "The payload of the event `\(member.event.name)`.",
            notes: "Wire type `\(member.event.wireName)`. Schema entry `events.\(member.event.name)`."
        )
        let head = "\(access)enum \(member.event.swiftName): DataDefinition"
        return [
            extending("", "", [.type(TypeDeclaration(doc: doc, head: head, members: definition(of: member)))])
        ]
    }

    /// The conformance that makes a payload struct a kind of data.
    func conformance(of member: FamilyMember) -> Declaration {
        extending(member.event.swiftName, "DataDefinition", definition(of: member))
    }

    private func definition(of member: FamilyMember) -> [Declaration] {
        let payload = model.swiftType(member.payload.type).qualified
        var members: [Declaration] = [
            .line(
                doc: DocComment("The payload of an event of this kind."),
                text: "\(access)typealias Payload = \(payload)"
            ),
            constant("name", nameDoc(of: member), member.membership.name),
        ]
        let body = validation(of: member.payload, named: "payload")
        if !body.isEmpty { members.append(validateFunction("_ payload: Payload", "a payload", body)) }
        return members
    }

    private func nameDoc(of member: FamilyMember) -> String {
        member.family.isFamily
            ? "The part of the event's type after `\(member.family.wireName)`."
            : "The name of the data in the event `\(member.family.wireName)`."
    }

    /// A static string.
    func constant(_ name: String, _ doc: String, _ value: String) -> Declaration {
        .property(
            PropertyDeclaration(
                doc: DocComment(doc),
                head: "\(access)static let \(name)",
                value: .initial(CodeList(SwiftLiteral.string(value), [], ""))
            )
        )
    }

    /// A static check of a value that is not a property of the type it is in.
    func validateFunction(_ parameter: String, _ noun: String, _ body: Code) -> Declaration {
        .function(
            FunctionDeclaration(
                doc: DocComment("Checks the constraints that the schema sets for \(noun)."),
                head: "\(access)static func validate",
                parameters: [parameter],
                effects: "throws(ConstraintError)",
                body: body
            )
        )
    }
}
