import ProtocolSchema

/// The type declarations of a file: each is made when it is first referred to.
struct TypeScriptTypes {
    private let model: ProtocolModel
    private var names: TypeScriptNames
    private var typeNames: [TypeID: String] = [:]
    /// The declarations so far, in the order in which they were asked for.
    private(set) var declarations: [String] = []
    private(set) var imports = ""

    init(_ model: ProtocolModel) {
        self.model = model
        names = TypeScriptNames(importing: model.base == nil ? nil : model.carriers.typescript?.type)
    }

    // MARK: Files

    /// The maps of data and tools, and the message that they fill where the schema names its type.
    mutating func application() -> [String] {
        let data = declare("DataParts", DocComment("The payloads of the application's data parts, by name.")) { types in
            types.object(
                types.model.members.map { member in
                    let policy =
                        member.membership.transient == .always ? ["Transient: not kept in the message."] : []
                    return Property(
                        key: member.membership.name,
                        doc: [member.event.doc].compactMap { $0 } + policy,
                        isOptional: false,
                        type: types.type(member.payload.type)
                    )
                }
            )
        }
        let tools = declare("Tools", DocComment("The inputs and outputs of the application's tools, by name.")) {
            types in
            types.object(
                types.model.tools.map { tool in
                    let side = tool.runs == .client ? "The client runs it." : "The server runs it."
                    let call = types.object(
                        [
                            Property(key: "input", type: types.type(tool.input.type)),
                            Property(key: "output", type: types.type(tool.output.type)),
                        ],
                        depth: 1
                    )
                    return Property(
                        key: tool.wireName,
                        doc: [tool.doc, side].compactMap { $0 },
                        isOptional: false,
                        type: call
                    )
                }
            )
        }
        let metadata = model.metadata.map { type(.named($0.type)) } ?? "unknown"
        guard let generic = model.carriers.typescript else { return [] }
        imports = "\nimport type { \(generic.type) } from \(TypeScriptText.string(generic.module));\n"
        let message = names.name(for: model.name + "Message")
        return [
            TypeScriptText.comment(["A message with the application's metadata, data and tools."], indentation: "")
                + "export type \(message) = \(generic.type)<\(metadata), \(data), \(tools)>;\n"
        ]
    }

    private mutating func declare(
        _ suffix: String,
        _ doc: DocComment,
        _ make: (inout TypeScriptTypes) -> String
    ) -> String {
        let name = names.name(for: model.name + suffix)
        var text = make(&self)
        // An object that may have no key at all would give a message parts of any name.
        if text == Self.noKeys { text = "Record<never, never>" }
        declarations.append(TypeScriptText.comment([doc.summary], indentation: "") + "export type \(name) = \(text);\n")
        return name
    }

    /// The union of the events, and the types of the messages.
    mutating func wholeProtocol() -> [String] {
        var events: [String] = []
        for event in model.events {
            let name = names.name(for: event.swiftName)
            let text = text(of: event)
            declarations.append(
                TypeScriptText.comment([event.doc ?? "The event `\(event.displayName)`."], indentation: "")
                    + "export type \(name) = \(text);\n"
            )
            events.append(name)
        }
        for root in [model.messages?.message, model.messages?.request] {
            if let root { _ = type(.named(root)) }
        }
        let union = names.name(for: model.name + "Event")
        return [
            TypeScriptText.comment(["An event of the protocol `\(model.name)`."], indentation: "")
                + "export type \(union) =\n" + events.map { "  | \($0)" }.joined(separator: "\n") + ";\n"
        ]
    }

    /// The type of an event, with what names it.
    private mutating func text(of event: EventModel) -> String {
        let depth = model.discriminator.isOutside ? 1 : 0
        var fields = properties(event.fields)
        if let key = model.discriminator.topKey, let tag = event.recognition.tag {
            fields.insert(Property(key: key, type: tagType(tag, isPrefix: event.isFamily)), at: 0)
        }
        let content = event.isValue ? fields.first?.type ?? "unknown" : object(fields, depth: depth)
        guard model.discriminator.isOutside else { return content }
        if event.isFamily { return "{ [name: \(TypeScriptText.prefixed(event.wireName))]: \(content) }" }
        return object([Property(key: event.wireName, type: content)])
    }

    /// The type of a discriminator's value.
    private func tagType(_ tag: Literal, isPrefix: Bool) -> String {
        isPrefix ? TypeScriptText.prefixed(tag.tagText) : literal(tag)
    }

    // MARK: Types

    private struct Property {
        var key: String
        var doc: [String] = []
        var isOptional = false
        var type: String
    }

    private static let noKeys = "Record<string, never>"

    private func object(_ properties: [Property], depth: Int = 0) -> String {
        if properties.isEmpty { return Self.noKeys }
        let margin = String(repeating: "  ", count: depth)
        let lines = properties.map { property in
            TypeScriptText.comment(property.doc, indentation: margin + "  ")
                + "\(margin)  \(TypeScriptText.key(property.key))\(property.isOptional ? "?" : ""): \(property.type);\n"
        }
        return "{\n" + lines.joined() + margin + "}"
    }

    private mutating func properties(_ fields: [FieldModel]) -> [Property] {
        fields.map { field in
            var doc = [field.doc].compactMap { $0 }
            if let value = field.defaultValue { doc.append("Absent means \(JSONPrinter.compact(JSONTree(value))).") }
            let type = field.constant.map(literal) ?? type(field.type)
            return Property(key: field.wireName, doc: doc, isOptional: field.isOptional, type: type)
        }
    }

    /// A constant as a literal type, as far as there is one.
    private func literal(_ literal: Literal) -> String {
        switch literal {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let text): JSONText.number(text) ?? "number"
        case .string(let text): TypeScriptText.string(text)
        case .list: "unknown[]"
        case .object: "Record<string, unknown>"
        }
    }

    /// The type where it is used.
    private mutating func type(_ type: TypeReference) -> String {
        switch type {
        case .string, .dateTime: return "string"
        case .int, .uint, .double: return "number"
        case .bool: return "boolean"
        case .any: return "unknown"
        case .object: return "Record<string, unknown>"
        case .list(let element): return "Array<\(self.type(element))>"
        case .map(let value): return "Record<string, \(self.type(value))>"
        case .nullable(let wrapped): return self.type(wrapped) + " | null"
        case .named(let id):
            if case .foreign(let foreign) = model.types[id.index].shape { return self.type(foreign.base) }
            // A union by kind that has no name in the schema is written out.
            if case .kindUnion(let union) = model.types[id.index].shape, model.types[id.index].entry.kind != .named {
                return kinds(union)
            }
            return name(of: id)
        }
    }

    private mutating func kinds(_ union: KindUnionModel) -> String {
        union.cases.map { item in
            // TypeScript resolves the arguments of `Record` at once, so a type could not hold itself through it.
            if case .map(let value) = item.type { return "{ [key: string]: \(type(value)) }" }
            return type(item.type)
        }
        .joined(separator: " | ")
    }

    private mutating func elements(_ tuple: TupleModel) -> String {
        let elements = tuple.elements.map { element in
            let type = element.constant.map(literal) ?? type(element.type)
            return element.isOptional ? "(\(type))?" : type
        }
        return "[" + elements.joined(separator: ", ") + "]"
    }

    /// A plain struct with the discriminator of a union.
    private func tagged(_ item: UnionModel.Case, of union: UnionModel, _ type: String) -> String {
        guard let key = union.discriminator.topKey, let tag = item.recognition.tag else { return type }
        let member = "{ \(TypeScriptText.key(key)): \(literal(tag)) }"
        // The type of an object without keys allows no other.
        if case .structure(let structure) = model.types[item.type.index].shape, structure.fields.isEmpty {
            return member
        }
        return "(\(member) & \(type))"
    }

    private mutating func name(of id: TypeID) -> String {
        if let name = typeNames[id] { return name }
        let type = model.types[id.index]
        // The name is taken first, so that a recursive type finds itself.
        let name = names.name(for: type.swiftName)
        typeNames[id] = name
        let text = definition(of: type.shape)
        let doc = type.doc ?? "The type `\(type.name)`."
        declarations.append(TypeScriptText.comment([doc], indentation: "") + "export type \(name) = \(text);\n")
        return name
    }

    private mutating func definition(of shape: TypeModel.Shape) -> String {
        switch shape {
        case .alias(let target): return type(target)
        case .enumeration(let enumeration):
            return enumeration.values.map { literal(enumeration.literal(of: $0)) }.joined(separator: " | ")
        case .structure(let structure):
            var all = properties(structure.fields)
            if let tag = structure.tag {
                all.insert(Property(key: tag.discriminator, type: tagType(tag.value, isPrefix: tag.isPrefix)), at: 0)
            }
            return object(all)
        case .union(let union):
            return union.cases.map { item in
                let type = self.name(of: item.type)
                if item.addsTag { return tagged(item, of: union, type) }
                return union.discriminator == .onlyKey ? "{ \(TypeScriptText.key(item.value)): \(type) }" : type
            }
            .joined(separator: " | ")
        case .kindUnion(let union): return kinds(union)
        case .tuple(let tuple): return elements(tuple)
        case .foreign(let foreign): return type(foreign.base)
        }
    }
}
