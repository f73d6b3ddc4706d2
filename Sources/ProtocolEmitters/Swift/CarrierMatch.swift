import ProtocolSchema

/// The pattern of the events that carry something, and what is read from them.
struct CarrierMatch {
    private let binding: String
    private let conditions: [String]
    private let carrier: CarriersModel.Carrier
    private let fields: [FieldModel]
    private let isFamily: Bool

    /// The value that a match gives.
    enum Result {
        case carriedData
        case payload
        case call(isLast: Bool)
        case output
        case failure
    }

    init(_ carrier: CarriersModel.Carrier, _ lowering: Lowering) {
        let event = lowering.model.events[carrier.event]
        self.carrier = carrier
        fields = event.fields
        isFamily = event.isFamily
        conditions = carrier.arguments.compactMap { argument in
            guard case .fixed(let literal) = argument.source,
                let value = lowering.expressions.expression(literal, of: event.fields[argument.field])
            else { return nil }
            return "event.\(event.fields[argument.field].swiftName) == \(value)"
        }
        binding = "case .\(event.caseName)(let event)"
    }

    /// The pattern that binds `event`, with a condition for each fixed value.
    var pattern: String {
        conditions.isEmpty ? binding : "\(binding) where \(conditions.joined(separator: " && "))"
    }

    /// The body of a function that returns nil where nothing matches.
    func body(returning result: Result) -> Code {
        var body = Code("guard \((["\(binding) = event"] + conditions).joined(separator: ", ")) else { return nil }")
        body.list(expression(result, prefix: "return "))
        return body
    }

    /// Adds a case of a `switch`.
    func addCase(returning result: Result, to body: inout Code) {
        body.line(pattern + ":")
        body.begin()
        body.list(expression(result, prefix: ""))
        body.end()
    }

    private func expression(_ result: Result, prefix: String) -> CodeList {
        let id = value(.id) ?? "nil"
        switch result {
        case .carriedData:
            let name = isFamily ? "event.name" : value(.name) ?? "\"\""
            return CodeList(
                prefix + "CarriedData(",
                ["name: \(name)", "id: \(id)", "value: \(payload)", "isTransient: \(flag(.isTransient))"],
                ")"
            )
        case .payload: return CodeList(prefix + payload, [], "")
        case .call(let isLast):
            let call = CodeList(
                ".call(",
                ["name: \(value(.name) ?? "nil")", "input: \(payload)", "isComplete: \(isLast)"],
                ")"
            )
            return CodeList(prefix + "ToolEvent(", items: [.text("callID: \(id)"), .list(call)], ")")
        case .output:
            let output = CodeList(".output(", [payload, "isPreliminary: \(flag(.isPreliminary))"], ")")
            return CodeList(prefix + "ToolEvent(", items: [.text("callID: \(id)"), .list(output)], ")")
        case .failure:
            return CodeList(
                prefix + "ToolEvent(",
                ["callID: \(id)", ".failure(\(value(.failureText) ?? "\"\""))"],
                ")"
            )
        }
    }

    private func value(_ value: CarriersModel.Carrier.Value) -> String? {
        carrier.field(of: value).map { "event.\(fields[$0].swiftName)" }
    }

    private func flag(_ name: CarriersModel.Carrier.Value) -> String { value(name).map { $0 + " == true" } ?? "false" }

    private var payload: String {
        guard let field = carrier.field(of: .payload) else { return "nil" }
        let make = fields[field].value.resolved == .string ? "text" : "json"
        let value = "event.\(fields[field].swiftName)"
        return fields[field].presence == .optional
            ? "\(value).map { CarriedValue.\(make)($0) }" : ".\(make)(\(value))"
    }
}
