import ProtocolSchema

extension SwiftLiteral {
    /// A literal with one of the names on each line, spelled as between the quotes of JSON, which has no line ends there.
    static func list(_ names: [String]) -> String {
        let lines = names.map { name -> String in
            let text = contents(String(JSONText.string(name).dropFirst().dropLast()))
            // Editors take spaces off the end of a line.
            return text.utf8.last == UInt8(ascii: " ") ? text.dropLast() + "\\u{20}" : text
        }
        return "\"\"\"\n" + lines.joined(separator: "\n") + "\n\"\"\""
    }
}

extension Lowering {
    /// The keys of a record: a decoder gets their numbers, and an encoder writes none of them twice.
    func keys(_ keys: [String]) -> Declaration {
        .property(
            PropertyDeclaration(
                doc: DocComment("The keys on the wire, in the order of their numbers."),
                head: "private static var keys: StaticString",
                value: .getter(Code(SwiftLiteral.list(keys)))
            )
        )
    }

    /// A table of names inside a type of its own, so that it meets no case of the enum around it.
    func wireNames(_ names: [String], families: [String] = []) -> Declaration {
        var items: [CodeList.Item] = []
        if !names.isEmpty { items.append(.text(SwiftLiteral.list(names))) }
        if !families.isEmpty {
            items.append(.list(CodeList("families: [", families.map(SwiftLiteral.string), "]", hasTrailingComma: true)))
        }
        let table = PropertyDeclaration(
            doc: nil,
            head: "static let table",
            value: .initial(CodeList("NameTable(", items: items, ")", isBroken: true))
        )
        return .type(
            TypeDeclaration(
                doc: DocComment("The names on the wire, in the order of their numbers."),
                head: "private enum WireNames",
                members: [.property(table)]
            )
        )
    }
}
