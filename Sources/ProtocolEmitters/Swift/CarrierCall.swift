import ProtocolSchema

/// The expression that makes an event of the values it carries.
struct CarrierCall {
    /// The expression.
    let list: CodeList
    /// The effects of the function around it, with a space after them: `throws` if JSON becomes text.
    let effects: String

    /// Creates the expression; `value` says what is known of a value, which becomes text where the field holds JSON text.
    init(
        _ carrier: CarriersModel.Carrier,
        _ lowering: Lowering,
        _ value: (CarriersModel.Carrier.Value, FieldModel) -> String?
    ) {
        let event = lowering.model.events[carrier.event]
        var arguments = event.isFamily ? ["name: name"] : []
        var isThrowing = false
        for argument in carrier.arguments.sorted(by: { $0.field < $1.field }) {
            let field = event.fields[argument.field]
            var expression: String?
            switch argument.source {
            case .fixed(let literal): expression = lowering.expressions.expression(literal, of: field)
            case .value(let known):
                expression = value(known, field)
                if known == .payload, field.value.resolved == .string {
                    isThrowing = true
                    expression = expression.map { "try \($0).jsonText()" }
                }
            }
            if let expression { arguments.append("\(SwiftLiteral.label(field.swiftName)): \(expression)") }
        }
        list = CodeList(".\(event.caseName)(", arguments, ")")
        effects = isThrowing ? "throws(JSONEncodingError) " : ""
    }

    /// The body of a function that returns the event.
    var body: Code {
        var body = Code()
        body.list(list)
        return body
    }
}
