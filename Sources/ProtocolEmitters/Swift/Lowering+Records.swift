import ProtocolSchema

extension Lowering {
    /// A struct with its coding.
    func record(_ record: Record) -> [Declaration] {
        var declarations = [
            extending("", "", [shape(of: record)]),
            coding(of: record),
        ]
        if record.isConstrained { declarations.append(validation(of: record)) }
        return declarations
    }

    /// The struct as users read it: properties and initialiser.
    func shape(of record: Record, extra: [Declaration] = []) -> Declaration {
        var members: [Declaration] = []
        if record.hasName {
            let doc = DocComment("The part of the type after `\(record.namePrefix ?? "")`.")
            members.append(property(doc, "var name: String"))
        }
        for field in record.stored {
            members.append(storedProperty(field))
        }
        if !record.isValue {
            members.append(property(DocComment("Keys that this build does not know, unchanged."), additionalProperty))
        }
        if !hasSynthesizedInitializer(record) { members.append(memberwise(record)) }
        members += record.fields.filter(\.isConstant).compactMap(constantProperty)
        members += extra
        return .type(
            TypeDeclaration(
                doc: record.doc,
                head: "\(access)struct \(record.swiftName): Hashable, Sendable",
                members: members
            )
        )
    }

    private var additionalProperty: String { "var additionalFields: AdditionalFields" }

    /// The stored property of a field.
    func storedProperty(_ field: RecordField) -> Declaration {
        let box = field.model.isBoxed ? "@Boxed " : ""
        let head = "\(box)\(access)var \(field.model.swiftName): \(spelled(field.swiftType))"
        return .property(PropertyDeclaration(doc: fieldDoc(field), head: head))
    }

    /// A type inside a struct, which has a type `Payload` if it is a kind of data.
    private func spelled(_ type: SwiftTypeName) -> String { type.spelled(besides: payloads.isEmpty ? [] : ["Payload"]) }

    private func property(_ doc: DocComment, _ text: String) -> Declaration {
        .property(PropertyDeclaration(doc: doc, head: access + text))
    }

    func constantProperty(_ field: RecordField) -> Declaration? {
        guard case .constant(let literal) = field.presence,
            let value = expressions.expression(literal, of: field.model)
        else { return nil }
        let head = "\(access)var \(field.model.swiftName): \(spelled(field.swiftType))"
        return .property(PropertyDeclaration(doc: fieldDoc(field), head: head, value: .inline(value)))
    }

    /// The parameters that fill a record's properties, with their defaults.
    func parameters(of record: Record, qualified: Bool) -> [String] {
        var parameters = record.hasName ? ["name: String"] : []
        for field in record.stored {
            let type = qualified ? field.swiftType.qualified : spelled(field.swiftType)
            parameters.append("\(SwiftLiteral.parameterLabel(field.model.swiftName)): \(type)\(defaultArgument(field))")
        }
        return parameters
    }

    private func defaultArgument(_ field: RecordField) -> String {
        field.presence == .optional ? " = nil" : expressions.defaultValue(of: field.model).map { " = " + $0 } ?? ""
    }

    /// Whether the compiler's own memberwise initialiser is the one that would be written: an internal struct of nothing
    /// but required values.
    private func hasSynthesizedInitializer(_ record: Record) -> Bool {
        access.isEmpty && record.isValue
            && record.stored.allSatisfy { !$0.model.isBoxed && defaultArgument($0).isEmpty }
    }

    private func memberwise(_ record: Record) -> Declaration {
        var body = Code()
        if record.hasName { body.line("self.name = name") }
        for field in record.stored {
            let name = field.model.swiftName
            body.line("self.\(name) = \(name)")
        }
        if !record.isValue { body.line("self.additionalFields = additionalFields") }
        return .function(
            FunctionDeclaration(
                doc: DocComment("Creates \(record.noun)."),
                head: "\(access)init",
                parameters: parameters(of: record, qualified: false)
                    + (record.isValue ? [] : ["additionalFields: AdditionalFields = [:]"]),
                body: body
            )
        )
    }
}
