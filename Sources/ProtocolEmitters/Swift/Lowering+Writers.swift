import ProtocolSchema

extension Lowering {
    /// The convenience methods, on every writer of the protocol, in as many files as they need.
    func writers() -> [Topic] {
        let methods = model.writers.map { WriterMethod($0, self).declaration } + applicationWriters()
        let head = "extension EventWriter where Stream == \(model.base?.name ?? model.name)"
        return inFiles(methods).map { methods in
            let type = Declaration.type(TypeDeclaration(doc: nil, head: head, members: methods))
            return Topic(name: "Writers", declarations: [type], usesBase: model.base != nil)
        }
    }

    /// The methods that write what an extension declares.
    private func applicationWriters() -> [Declaration] {
        guard model.base != nil else { return [] }
        let taken = Set(model.writers.map(\.swiftName))
        return model.members.filter { !taken.contains("write" + $0.event.swiftName) }.map(memberWriter)
            + [model.metadata.flatMap(metadataWriter)].compactMap { $0 }
            + model.tools.map(toolWriter)
    }

    /// How many lines of members go into one file.
    private static let fileLimit = 350

    /// Members in groups that fill a file each; one that is longer than that has a file of its own.
    func inFiles(_ members: [Declaration]) -> [[Declaration]] {
        var groups: [[Declaration]] = []
        var lines = Self.fileLimit
        for member in members {
            var writer = SourceWriter()
            writer.declaration(member)
            if lines + writer.lineCount > Self.fileLimit {
                groups.append([])
                lines = 0
            }
            groups[groups.count - 1].append(member)
            lines += writer.lineCount + 1
        }
        return groups
    }
}

/// A convenience method to be.
struct WriterMethod {
    private let writer: WriterModel
    private let lowering: Lowering
    private var body = Code()

    init(_ writer: WriterModel, _ lowering: Lowering) {
        self.writer = writer
        self.lowering = lowering
    }

    /// The method.
    var declaration: Declaration {
        let generated = writer.parameters.first(where: \.isGenerated)
        return .function(
            FunctionDeclaration(
                doc: doc(returning: generated),
                attributes: generated == nil ? [] : ["@discardableResult"],
                head: "\(lowering.access)func \(writer.swiftName)",
                parameters: writer.parameters.map(parameter),
                effects: "async throws" + (generated == nil ? "" : " -> String"),
                body: body(returning: generated)
            )
        )
    }

    // MARK: Signature

    private func doc(returning generated: WriterModel.Parameter?) -> DocComment {
        var doc = DocComment(
            writer.doc,
            else: writer.appendsTo == nil ? "Writes \(eventNames)." : "Continues the open part."
        )
        // The comment's tags name parameters without backticks, which the formatter takes for other names.
        guard writer.parameters.allSatisfy({ $0.label == $0.name || !$0.swiftName.hasPrefix("`") }) else {
            return DocComment(doc.summary)
        }
        doc.parameters = writer.parameters.map { parameter in
            var text = DocComment.sentence(parameter.doc, else: "The field `\(parameter.name)`.")
            if parameter.isGenerated { text += " Made up if there is none." }
            return (parameter.name, text)
        }
        doc.returns = generated.map { "The `\($0.name)` that was written." }
        doc.errors = "`EncodingFailure` if an event cannot be written, or what the writer throws."
        return doc
    }

    private var eventNames: String {
        writer.emissions.map { "`\(lowering.model.events[$0.event].name)`" }.joined(separator: ", ")
    }

    private func parameter(_ parameter: WriterModel.Parameter) -> String {
        let type = type(of: parameter)
        if parameter.label == parameter.name { return SwiftLiteral.label(parameter.swiftName) + ": " + type }
        let label = parameter.label.map { SwiftLiteral.label(SwiftNames.escaped($0)) } ?? "_"
        return "\(label) \(parameter.swiftName): \(type)"
    }

    /// What the parameter is left out for, if all fields that it fills agree on it.
    private func fallback(of parameter: WriterModel.Parameter) -> String? {
        var found: [String?] = []
        for emission in writer.emissions {
            let fields = lowering.model.events[emission.event].fields
            for case .parameter(let field, let index) in emission.arguments where writer.parameters[index] == parameter
            {
                found.append(lowering.fallback(of: RecordField(fields[field], below: nil)))
            }
        }
        guard let first = found.first, found.allSatisfy({ $0 == first }) else { return nil }
        return first
    }

    private func type(of parameter: WriterModel.Parameter) -> String {
        let (type, isNullable) = unwrapped(parameter.type)
        if parameter.isGenerated { return "String? = nil" }
        if lowering.model.resolved(type) == .any {
            // An optional `some` has no type of its own when it is left out.
            return parameter.isOptional ? "(any Encodable & Sendable)? = nil" : "some Encodable & Sendable"
        }
        let text = lowering.model.swiftType(type).qualified
        if parameter.isOptional, let fallback = fallback(of: parameter) {
            return text + (isNullable ? "?" : "") + " = " + fallback
        }
        switch (parameter.isOptional, isNullable) {
        case (true, true): return "Nullable<\(text)>? = nil"
        case (true, false): return "\(text)? = nil"
        case (false, true): return "\(text)?"
        case (false, false): return text
        }
    }

    private func unwrapped(_ type: TypeReference) -> (type: TypeReference, isNullable: Bool) {
        var type = type
        var isNullable = false
        while case .nullable(let inner) = lowering.model.resolved(type) {
            type = inner
            isNullable = true
        }
        return (type, isNullable && lowering.model.resolved(type) != .any)
    }

    // MARK: Body

    private func body(returning generated: WriterModel.Parameter?) -> Code {
        var body = Code()
        if let generated {
            let name = generated.swiftName
            body.line("var \(generated.local) = \(name) ?? \"\"")
            body.line("if \(name) == nil { \(generated.local) = try await generateID() }")
        }
        for parameter in writer.parameters where lowering.model.resolved(unwrapped(parameter.type).type) == .any {
            let name = parameter.swiftName
            if parameter.isOptional {
                let value = "try \(name).map { try JSONValue(encoding: $0) }"
                let fallback = fallback(of: parameter).map { "?? " + $0 } ?? ""
                if value.utf8.count + fallback.utf8.count + name.utf8.count > SwiftLiteral.width {
                    body.line("let \(name) =\n    \(value)\n    \(fallback)")
                } else {
                    body.line("let \(name) = \(value)" + (fallback.isEmpty ? "" : " " + fallback))
                }
            } else {
                body.line("let \(name) = try JSONValue(encoding: \(name))")
            }
        }
        if let scope = writer.appendsTo {
            append(to: scope, &body)
        } else {
            emit(&body)
        }
        if let generated { body.line("return \(generated.local)") }
        return body
    }

    private func append(to scope: Int, _ body: inout Code) {
        let stream = lowering.model.base?.name ?? lowering.model.name
        let name = lowering.model.scopes.indices.contains(scope) ? lowering.model.scopes[scope].swiftName : nil
        let id = name.map { "\(stream).Scope.\($0)" } ?? "ScopeID(\(scope))"
        guard let emission = writer.emissions.first else { return }
        let usesKey = emission.arguments.contains { if case .partKey = $0 { true } else { false } }
        var names = LocalNames(reserved: Set(writer.parameters.map(\.name)))
        let makeEvent = names.name(for: "makeEvent")
        // A function and not a closure, so that it needs no memory however often it is handed on.
        body.open("@Sendable func \(makeEvent)(_ \(usesKey ? partKey : "key"): String) -> \(stream).Event {")
        let (call, arguments) = parts(emission)
        body.list("\(call)(", arguments, ")")
        body.close()
        if let text = appendedText(emission) { appendAtOnce(text.parameter, to: id, without: text.others, &body) }
        body.line("try await append(to: \(id), \(makeEvent))")
    }

    /// The way of a text that comes without anything else: it needs no event.
    private func appendAtOnce(_ text: String, to id: String, without others: [String], _ body: inout Code) {
        let conditions = others.map { "\($0) == nil" } + ["try tryAppend(\(text), to: \(id))"]
        let line = "if \(conditions.joined(separator: ", ")) { return }"
        if line.utf8.count + 8 <= SourceWriter.width { return body.line(line) }
        for (place, condition) in conditions.enumerated() {
            body.line((place == 0 ? "if " : "    ") + condition + (place < conditions.count - 1 ? "," : ""))
        }
        body.open("{")
        body.line("return")
        body.close()
    }

    /// The text that a writer appends, and what must be left out beside it, if it may come alone.
    private func appendedText(_ emission: WriterModel.Emission) -> (parameter: String, others: [String])? {
        let event = lowering.model.events[emission.event]
        var text: WriterModel.Parameter?
        var others: [WriterModel.Parameter] = []
        for argument in emission.arguments {
            switch argument {
            case .partKey: break
            case .fixed, .familyName: return nil
            case .parameter(let field, let index) where field == event.joins:
                text = writer.parameters[index]
            case .parameter(_, let index): others.append(writer.parameters[index])
            }
        }
        guard let text, !text.isOptional, others.allSatisfy({ $0.isOptional && fallback(of: $0) == nil }) else {
            return nil
        }
        return (text.swiftName, others.map(\.swiftName))
    }

    private func emit(_ body: inout Code) {
        for emission in writer.emissions {
            guard let member = lowering.model.member(lowering.model.events[emission.event]) else { continue }
            let value = memberValue(emission, member)
            body.line("try \(member.event.swiftType.qualified).validate(\(value))")
        }
        let calls = writer.emissions.map { emission in
            let (name, arguments) = parts(emission)
            return CodeList.Item.list(CodeList("\(name)(", arguments, ")"))
        }
        body.list(CodeList("try await write([", items: calls, "])", hasTrailingComma: true, isBroken: calls.count > 1))
    }

    /// A name for the part's key that no parameter has.
    private var partKey: String {
        var names = LocalNames(reserved: Set(writer.parameters.map(\.name)))
        return names.name(for: "key")
    }

    /// The shorthand that makes the event, and its arguments in order.
    private func parts(_ emission: WriterModel.Emission) -> (name: String, arguments: [String]) {
        let event = lowering.model.events[emission.event]
        if let member = lowering.model.member(event) { return memberParts(emission, member) }
        let record = Record(event: event, lowering)
        var arguments: [(order: Int, text: String)] = []
        for argument in emission.arguments {
            switch argument {
            case .familyName(let index): arguments.append((-1, "name: \(writer.parameters[index].local)"))
            case .partKey(let field): arguments.append((field, "\(record.fields[field].label): \(partKey)"))
            case .fixed(let field, let literal):
                guard let value = lowering.expressions.expression(literal, of: record.fields[field].model) else {
                    continue
                }
                arguments.append((field, "\(record.fields[field].label): \(value)"))
            case .parameter(let field, let index):
                let target = record.fields[field]
                let value = converted(writer.parameters[index], to: target)
                arguments.append((field, "\(target.label): \(value)"))
            }
        }
        return (".\(event.caseName)", arguments.sorted { $0.order < $1.order }.map(\.text))
    }

    /// The event of the family that carries a member's data.
    private func memberParts(_ emission: WriterModel.Emission, _ member: FamilyMember) -> (String, [String]) {
        let name = "\(member.event.swiftType.qualified)"
        let value = memberValue(emission, member)
        let transient = member.membership.transient == .always ? "true" : "nil"
        let stream = lowering.model.base?.name ?? lowering.model.name
        return (
            "try \(stream).dataEvent",
            ["name: \(name).name", "id: nil", "data: JSONValue(encoding: \(value))", "transient: \(transient)"]
        )
    }

    private func memberValue(_ emission: WriterModel.Emission, _ member: FamilyMember) -> String {
        let record = Record(event: member.event, lowering)
        for argument in emission.arguments {
            switch argument {
            case .parameter(_, let index): return writer.parameters[index].swiftName
            case .fixed(let field, let literal):
                return lowering.expressions.expression(literal, of: record.fields[field].model) ?? "nil"
            case .familyName, .partKey: break
            }
        }
        return "nil"
    }

    private func converted(_ parameter: WriterModel.Parameter, to target: RecordField) -> String {
        if parameter.isGenerated { return parameter.local }
        let isOptional = parameter.isOptional && fallback(of: parameter) == nil
        let source = Slot(isNullable: unwrapped(parameter.type).isNullable, isOptional: isOptional)
        return source.converted(parameter.swiftName, to: Slot(target, lowering))
    }
}

extension WriterModel.Parameter {
    /// The name without backticks.
    fileprivate var name: String { swiftName.withoutBackticks }

    /// The variable that holds the value: another one than the parameter's if it may be made up.
    fileprivate var local: String { isGenerated ? "chosen" + Words.capitalized(name) : swiftName }
}
