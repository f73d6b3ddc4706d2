extension SourceWriter {
    /// Writes declarations with an empty line between any two that are more than a line.
    package mutating func declarations(_ declarations: [Declaration]) {
        var previous: Declaration?
        for declaration in declarations {
            if let previous, !(previous.isCompact && declaration.isCompact) { blank() }
            self.declaration(declaration)
            previous = declaration
        }
    }

    /// Writes one declaration.
    package mutating func declaration(_ declaration: Declaration) {
        switch declaration {
        case .type(let type): self.type(type)
        case .property(let property): self.property(property)
        case .function(let function): self.function(function)
        case .line(let comment, let text):
            doc(comment)
            line(text)
        }
    }

    private mutating func type(_ type: TypeDeclaration) {
        if let comment = type.doc { doc(comment) }
        for attribute in type.attributes { line(attribute) }
        if type.members.isEmpty { return line(type.head, " {}") }
        line(type.head, " {")
        depth += 1
        declarations(type.members)
        depth -= 1
        line("}")
    }

    private mutating func property(_ property: PropertyDeclaration) {
        if let comment = property.doc { doc(comment) }
        for attribute in property.attributes { line(attribute) }
        switch property.value {
        case .none: line(property.head)
        case .initial(var value):
            value.open = property.head + " = " + value.open
            list(value)
        case .inline(let expression): getter(property.head, expression)
        case .getter(let body): block(property.head + " {", body, "}")
        case .computedOnce(let body): block(property.head + " = {", body, "}()")
        }
    }

    private mutating func block(_ open: String, _ body: Code, _ close: String) {
        line(open)
        depth += 1
        code(body)
        depth -= 1
        line(close)
    }

    private mutating func getter(_ head: String, _ expression: String) {
        if depth * 4 + head.utf8.count + expression.utf8.count + 5 <= Self.width {
            return line(head, " { " + expression + " }")
        }
        block(head + " {", Code(expression), "}")
    }

    private mutating func function(_ function: FunctionDeclaration) {
        doc(function.doc)
        for attribute in function.attributes { line(attribute) }
        let effects = function.effects.isEmpty ? ")" : ") " + function.effects
        if function.body.isEmpty {
            return list(CodeList(function.head + "(", function.parameters, effects + " {}"))
        }
        list(CodeList(function.head + "(", function.parameters, effects + " {"))
        depth += 1
        code(function.body)
        depth -= 1
        line("}")
    }
}
