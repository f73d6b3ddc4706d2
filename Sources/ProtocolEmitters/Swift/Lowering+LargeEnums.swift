import ProtocolSchema

extension EnumModel {
    /// Whether there are so many values that the compiler must be helped.
    ///
    /// What it derives for an enum, and every switch over one, takes time that grows with the square of the cases.
    var isLarge: Bool { values.count > 64 }
}

/// What the compiler derives for other enums, in pieces of which each is small.
extension Lowering {
    private static let pieceSize = 64

    func largeEnum(_ type: TypeModel, _ shape: EnumModel) -> [Declaration] {
        var declarations = [
            extending(
                type.swiftName,
                "RawRepresentable",
                [largeReader(shape), largeWriter(shape), largeNames(type, shape)]
            ),
            extending(type.swiftName, "Hashable", equality(shape)),
        ]
        if !shape.isOpen { declarations.append(extending(type.swiftName, "CaseIterable", allCases(shape))) }
        return declarations
    }

    private func largeReader(_ shape: EnumModel) -> Declaration {
        .function(
            FunctionDeclaration(
                doc: DocComment(
                    "Creates the value spelled `rawValue` on the wire"
                        + (shape.isOpen ? ", known or not." : "; nil if there is none.")
                ),
                head: shape.isOpen ? "\(access)init" : "\(access)init?",
                parameters: ["rawValue: String"],
                body: shape.isOpen
                    ? valuesByNumber(shape) : Code("self.init(number: WireNames.table.number(of: rawValue))")
            )
        )
    }

    private func largeWriter(_ shape: EnumModel) -> Declaration {
        var body = Code()
        if shape.isOpen { body.line("if case .unrecognized(let value) = self { return value }") }
        body.line((shape.isOpen ? "return " : "") + "WireNames.table.name(WireNames.number(of: self))")
        return property("rawValue", "String", "The spelling of the value on the wire.", body)
    }

    private func largeNames(_ type: TypeModel, _ shape: EnumModel) -> Declaration {
        guard case .type(var names) = wireNames(shape.values.map(\.wireName)) else { return wireNames([]) }
        for begin in stride(from: 0, to: shape.values.count, by: Self.pieceSize) {
            let end = min(begin + Self.pieceSize, shape.values.count)
            var body = Code("switch value {")
            for number in begin..<end { body.branch("case .\(shape.values[number].swiftName)", String(number)) }
            body.line("default: " + (end < shape.values.count ? "number\(end)(of: value)" : "-1"))
            body.line("}")
            let doc =
                begin == 0 ? "The number of a value; -1 if it is not known." : "The same from the number \(begin) on."
            names.members.append(
                .function(
                    FunctionDeclaration(
                        doc: DocComment(doc),
                        head: "\(begin == 0 ? "" : "private ")static func number\(begin == 0 ? "" : String(begin))",
                        parameters: ["of value: \(type.swiftType.qualified)"],
                        effects: "-> Int",
                        body: body
                    )
                )
            )
        }
        return .type(names)
    }

    private func equality(_ shape: EnumModel) -> [Declaration] {
        var equals = Code()
        var hash = Code()
        if shape.isOpen {
            equals.line("let number = WireNames.number(of: lhs)")
            equals.line("guard number == WireNames.number(of: rhs) else { return false }")
            equals.line("return number >= 0 || lhs.rawValue == rhs.rawValue")
            hash.line("let number = WireNames.number(of: self)")
            hash.line("hasher.combine(number)")
            hash.line("if number < 0 { hasher.combine(rawValue) }")
        } else {
            equals.line("WireNames.number(of: lhs) == WireNames.number(of: rhs)")
            hash.line("hasher.combine(WireNames.number(of: self))")
        }
        return [
            .function(
                FunctionDeclaration(
                    doc: DocComment("Whether both are the same value."),
                    head: "\(access)static func ==",
                    parameters: ["lhs: Self", "rhs: Self"],
                    effects: "-> Bool",
                    body: equals
                )
            ),
            .function(
                FunctionDeclaration(
                    doc: DocComment("Hashes the value."),
                    head: "\(access)func hash",
                    parameters: ["into hasher: inout Hasher"],
                    body: hash
                )
            ),
        ]
    }

    private func allCases(_ shape: EnumModel) -> [Declaration] {
        var body = Code("switch number {")
        for (number, value) in shape.values.enumerated() {
            body.branch("case \(number)", "self = .\(value.swiftName)")
        }
        body.line("default: return nil")
        body.line("}")
        return [
            .property(
                PropertyDeclaration(
                    doc: DocComment("All values, in the order of the schema."),
                    head: "\(access)static var allCases: [Self]",
                    value: .inline("(0..<\(shape.values.count)).compactMap { Self(number: $0) }")
                )
            ),
            .function(
                FunctionDeclaration(
                    doc: DocComment("The value with a number; nil if there is none."),
                    head: "private init?",
                    parameters: ["number: Int"],
                    body: body
                )
            ),
        ]
    }
}
