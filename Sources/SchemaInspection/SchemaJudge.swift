import ProtocolSchema
@_spi(Generated) import ProtocolSupport
import StreamInspection

/// Judges the events of one stream by a model: their fields, and the metadata and calls of tools that an application declares.
struct SchemaJudge: EventJudge {
    private let model: ProtocolModel
    /// The tools of the calls so far, by the id of the call.
    private var calls: [String: Int] = [:]

    init(_ model: ProtocolModel) { self.model = model }

    mutating func problems(of kind: Int?, _ event: JSONValue) -> [EventProblem] {
        let discriminator = Discriminator(model.discriminator)
        guard let kind else { return [unknown(event, discriminator)] }
        let (payload, path) = discriminator.payload(in: event)
        var judge = ValueJudge(model, at: path)
        if model.events[kind].isValue {
            judge.judge(payload, model.events[kind].fields[0])
            return judge.problems
        }
        guard case .object(let object) = payload else {
            let reason = JSONDecodingError.Reason.wrongType(expected: "an object", found: payload.kindName)
            return [EventProblem(.schema, at: path, "\(reason)")]
        }
        judge.judge(object, model.events[kind].wireFields)
        return judge.problems + metadataProblems(kind, object) + toolProblems(kind, object)
    }

    /// The problem with an event that the schema does not know.
    private func unknown(_ event: JSONValue, _ discriminator: Discriminator) -> EventProblem {
        var path = "$"
        let reason: JSONDecodingError.Reason
        if event.objectValue == nil {
            reason = .wrongType(expected: "an object", found: event.kindName)
        } else {
            if case .key(let keys) = model.discriminator {
                path = keys.reduce(path) { ValuePath.join($0, ValuePath.step(key: $1)) }
            }
            reason = discriminator.name(of: event).map { .unknownEvent($0) } ?? .missingField
        }
        return EventProblem(.schema, at: path, "\(reason)")
    }

    // MARK: Applications

    private func metadataProblems(_ kind: Int, _ object: JSONObject) -> [EventProblem] {
        guard let metadata = model.metadata, let carriers = model.carriers.metadata else { return [] }
        let carrier = ([carriers.carrier] + carriers.also).first { $0.event == kind }
        let update = carriers.replaces ? metadata.type : metadata.update
        return payloadProblems(carrier, .payload, object, .named(update), Constraints())
    }

    private mutating func toolProblems(_ kind: Int, _ object: JSONObject) -> [EventProblem] {
        guard !model.tools.isEmpty, let tools = model.carriers.tools else { return [] }
        var problems: [EventProblem] = []
        if let call = tools.call.first(where: { $0.event == kind }) {
            note(call, object)
            guard let tool = tool(of: call, object) else { return [] }
            problems += payloadProblems(call, .payload, object, tool.input.type, tool.input.constraints)
        }
        if tools.output.event == kind, let tool = tool(of: tools.output, object) {
            problems += payloadProblems(tools.output, .payload, object, tool.output.type, tool.output.constraints)
        }
        return problems
    }

    /// Remembers which tool a call is of.
    private mutating func note(_ call: CarriersModel.Carrier, _ object: JSONObject) {
        guard let id = text(.id, call, object), let name = text(.name, call, object) else { return }
        calls[id] = model.tools.firstIndex { $0.wireName == name }
    }

    private func tool(of carrier: CarriersModel.Carrier, _ object: JSONObject) -> ToolModel? {
        text(.id, carrier, object).flatMap { calls[$0] }.map { model.tools[$0] }
    }

    private func text(
        _ value: CarriersModel.Carrier.Value,
        _ carrier: CarriersModel.Carrier,
        _ object: JSONObject
    ) -> String? {
        carrier.field(of: value).flatMap { object[model.events[carrier.event].fields[$0].wireName]?.stringValue }
    }

    /// The problems with a payload; JSON text that arrives in pieces is not looked at.
    private func payloadProblems(
        _ carrier: CarriersModel.Carrier?,
        _ value: CarriersModel.Carrier.Value,
        _ object: JSONObject,
        _ type: TypeReference,
        _ constraints: Constraints
    ) -> [EventProblem] {
        guard let carrier, let place = carrier.field(of: value) else { return [] }
        let field = model.events[carrier.event].fields[place]
        guard field.value.resolved == .any, let payload = object[field.wireName], !(payload.isNull && field.isOptional)
        else { return [] }
        var judge = ValueJudge(model, at: ValuePath.join("$", ValuePath.step(key: field.wireName)))
        judge.judge(payload, type)
        return judge.problems
    }
}
