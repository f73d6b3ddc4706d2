import ProtocolSchema

/// A method of the schema's writers to be.
struct WriterMethod {
    private let writer: WriterModel
    private let signature: WriterSignature
    private let lowering: Lowering
    /// The names of the method's own variables and functions, which meet none of its parameters.
    private let chosen: String
    private let makeEvent: String
    private let partKey: String

    init(_ writer: WriterModel, _ lowering: Lowering) {
        self.writer = writer
        signature = writer.signature
        self.lowering = lowering
        var names = LocalNames(reserved: Set(signature.parameters.map(\.bareName)))
        chosen = names.name(for: "chosen" + Words.capitalized(Self.generated(signature)?.bareName ?? ""))
        makeEvent = names.name(for: "makeEvent")
        partKey = names.name(for: "key")
    }

    /// The method.
    var declaration: Declaration {
        let emitted = writer.emissions.map { "`\(lowering.model.events[$0.event].name)`" }.joined(separator: ", ")
        let doc = DocComment(
            writer.doc,
            else: writer.appendsTo == nil ? "Writes \(emitted)." : "Continues the open part."
        )
        return lowering.method(
            signature,
            doc: doc,
            returns: generated.map { "The `\($0.bareName)` that was written.\(otherKey)" },
            throws: "`JSONEncodingError` if an event cannot be written, or an error of the writer.",
            body: body
        )
    }

    /// The note for callers that pass a key of their own.
    private var otherKey: String {
        guard writer.returnsKey, let machine = writer.advances else { return "" }
        let name = lowering.model.scopes.indices.contains(machine) ? lowering.model.scopes[machine].name : "machine"
        return " It differs from the given one if that was used by a `\(name)` that has ended."
    }

    /// The parameter that may be made up.
    private var generated: WriterSignature.Parameter? { Self.generated(signature) }

    private static func generated(_ signature: WriterSignature) -> WriterSignature.Parameter? {
        if case .generated(let index) = signature.result { signature.parameters[index] } else { nil }
    }

    private var body: Code {
        var body = Code()
        if let generated {
            let name = generated.swiftName
            body.line("var \(chosen) = \(name) ?? \"\"")
            body.line("if \(name) == nil { \(chosen) = try await generateID() }")
        }
        for parameter in signature.parameters where parameter.takesEncodable { encode(parameter, &body) }
        if let scope = writer.appendsTo {
            append(to: scope, &body)
        } else {
            emit(&body)
        }
        if generated != nil, !writer.returnsKey { body.line("return \(chosen)") }
        return body
    }

    /// Converts an argument to JSON.
    private func encode(_ parameter: WriterSignature.Parameter, _ body: inout Code) {
        let name = parameter.swiftName
        guard parameter.presence != .required else {
            return body.line("let \(name) = try JSONValue(encoding: \(name))")
        }
        let value = "try \(name).map { try JSONValue(encoding: $0) }"
        let fallback = lowering.expressions.defaultValue(of: parameter).map { "?? " + $0 } ?? ""
        if value.utf8.count + fallback.utf8.count + name.utf8.count > SwiftLiteral.width {
            body.line("let \(name) =\n    \(value)\n    \(fallback)")
        } else {
            body.line("let \(name) = \(value)" + (fallback.isEmpty ? "" : " " + fallback))
        }
    }

    private func append(to scope: Int, _ body: inout Code) {
        let stream = lowering.model.streamName
        let name = lowering.model.scopes.indices.contains(scope) ? lowering.model.scopes[scope].swiftName : nil
        let id = name.map { "\(stream).Scope.\($0)" } ?? "ScopeID(\(scope))"
        guard let emission = writer.emissions.first else { return }
        // A function and not a closure, so that it needs no memory however often it is handed on.
        body.open("@Sendable func \(makeEvent)(_ \(partKey): String) -> \(stream).Event {")
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
        var text: WriterSignature.Parameter?
        var others: [WriterSignature.Parameter] = []
        for argument in emission.arguments {
            switch argument {
            case .partKey: break
            case .fixed, .familyName: return nil
            case .parameter(let field, let index) where field == event.joins:
                text = signature.parameters[index]
            case .parameter(_, let index): others.append(signature.parameters[index])
            }
        }
        guard let text, text.presence == .required, others.allSatisfy({ $0.presence == .optional }) else { return nil }
        return (text.swiftName, others.map(\.swiftName))
    }

    private func emit(_ body: inout Code) {
        for emission in writer.emissions {
            guard let member = lowering.model.member(lowering.model.events[emission.event]) else { continue }
            let value = memberValue(emission, member)
            let stream = lowering.model.streamName
            body.line("try \(member.event.swiftType.qualified).check(\(value), for: \(stream).self)")
        }
        let calls = writer.emissions.map { emission in
            let (name, arguments) = parts(emission)
            return CodeList.Item.list(CodeList("\(name)(", arguments, ")"))
        }
        let call = writer.advances == nil ? "write" : "advance"
        body.list(
            CodeList(
                (writer.returnsKey ? "return " : "") + "try await \(call)([",
                items: calls,
                "])",
                hasTrailingComma: true,
                isBroken: calls.count > 1
            )
        )
    }

    /// The shorthand that makes the event, and its arguments in order.
    private func parts(_ emission: WriterModel.Emission) -> (name: String, arguments: [String]) {
        let event = lowering.model.events[emission.event]
        if let member = lowering.model.member(event) { return memberParts(emission, member) }
        let record = Record(event: event, lowering)
        var arguments: [(order: Int, text: String)] = []
        for argument in emission.arguments {
            switch argument {
            case .familyName(let index): arguments.append((-1, "name: \(value(of: signature.parameters[index]))"))
            case .partKey(let field): arguments.append((field, "\(record.fields[field].label): \(partKey)"))
            case .fixed(let field, let literal):
                guard let value = lowering.expressions.expression(literal, of: record.fields[field].model) else {
                    continue
                }
                arguments.append((field, "\(record.fields[field].label): \(value)"))
            case .parameter(let field, let index):
                let target = record.fields[field]
                let value = converted(signature.parameters[index], to: target)
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
        let stream = lowering.model.streamName
        return (
            "try \(stream).dataEvent",
            ["name: \(name).name", "id: nil", "data: JSONValue(encoding: \(value))", "transient: \(transient)"]
        )
    }

    private func memberValue(_ emission: WriterModel.Emission, _ member: FamilyMember) -> String {
        let record = Record(event: member.event, lowering)
        for argument in emission.arguments {
            switch argument {
            case .parameter(_, let index): return signature.parameters[index].swiftName
            case .fixed(let field, let literal):
                return lowering.expressions.expression(literal, of: record.fields[field].model) ?? "nil"
            case .familyName, .partKey: break
            }
        }
        return "nil"
    }

    /// The variable that holds the value: another one than the parameter's if it may be made up.
    private func value(of parameter: WriterSignature.Parameter) -> String {
        parameter.presence == .generated ? chosen : parameter.swiftName
    }

    private func converted(_ parameter: WriterSignature.Parameter, to target: RecordField) -> String {
        if parameter.presence == .generated { return chosen }
        let source = Slot(isOptional: parameter.presence == .optional)
        return source.converted(parameter.swiftName, to: Slot(target, lowering))
    }
}

extension WriterSignature.Parameter {
    /// The name without backticks.
    var bareName: String { swiftName.withoutBackticks }
}
