@_spi(Generated) import ProtocolSupport
import StreamRuntime

/// A reader of a protocol that is known by its schema alone: a client of a version, or code that is generated from the schema.
struct TableClient: ReadingClient {
    typealias Stream = TableStream

    let tables: ProtocolTables
    /// The client; nil for generated code, which knows everything and passes on what it does not know.
    let version: ClientVersion?
    private var judge: any EventJudge
    /// What the judge said of the event that was read last.
    private var flaws: [Objection] = []

    init(_ tables: ProtocolTables, version: ClientVersion?, judge: any EventJudge) {
        self.tables = tables
        self.version = version
        self.judge = judge
    }

    var name: String { version.map { "client \($0)" } ?? "a reader of \(tables.name)" }
    var strictVersion: ClientVersion { version ?? .zero }
    var ending: String? { nil }

    mutating func read(_ json: [UInt8]) -> EventReading<TableStream> {
        flaws = []
        do {
            let (value, prefix) = try payload(of: json)
            return read(value, prefix, json)
        } catch {
            return EventReading(event: nil, errors: [error])
        }
    }

    /// The event in its envelope, if there is one, and the path to it.
    private func payload(of json: [UInt8]) throws(JSONDecodingError) -> (JSONValue, prefix: String) {
        let value = try JSONValue(json: json)
        guard let key = tables.transport.envelopePayload else { return (value, "$") }
        guard let payload = tables.transport.payload(in: value) else {
            throw JSONDecodingError(offset: json.count, path: "$.\(key)", reason: .missingField)
        }
        return (payload.value, "$.\(payload.key)")
    }

    private mutating func read(_ value: JSONValue, _ prefix: String, _ json: [UInt8]) -> EventReading<TableStream> {
        var errors: [JSONDecodingError] = []
        var seen = value
        if let version, let clients = tables.clients {
            let text = prefix == "$" ? json : (try? value.json()) ?? json
            do {
                seen = try EventShape.check(
                    text,
                    as: tables.events,
                    discriminator: tables.discriminator,
                    clients: clients,
                    client: version
                )
            } catch {
                errors.append(error)
            }
        }
        let kind = tables.kind(of: seen)
        let problems = judge.problems(of: kind, seen)
        let isReadable = !problems.contains { $0.rule == .schema } || kind == nil
        // What a client refuses is told once, in its words.
        let shown = errors.isEmpty ? problems : problems.filter { $0.rule == .constraint }
        flaws = shown.map { problem in
            Objection(
                rule: problem.rule.rawValue,
                message: problem.message,
                consequence: consequence(of: problem, isKnown: kind != nil),
                path: prefix + problem.path.dropFirst()
            )
        }
        return EventReading(event: isReadable ? tables.event(seen) : nil, errors: errors)
    }

    private func consequence(of problem: EventProblem, isKnown: Bool) -> String {
        switch problem.rule {
        case .constraint: "reads the value; only 'validate()' objects to it"
        case .schema: isKnown ? "cannot read the event" : "passes the event on as it came, as 'unrecognized'"
        }
    }

    mutating func takeFlaws() -> [Objection] {
        defer { flaws = [] }
        return flaws
    }

    mutating func take(_ event: TableEvent, json: [UInt8]) -> Objection? { nil }

    mutating func takeUnreadable(_ json: [UInt8], _ failure: JSONDecodingError) -> UnreadableOutcome {
        UnreadableOutcome(consequence: version == nil ? "cannot read the event" : "refuses the event", givesUp: false)
    }

    func consequence(of violation: LifecycleError) -> String {
        "reports the violation, and takes the event if it is lenient"
    }

    func consequence(of flaw: FramingFlaw) -> String {
        switch flaw {
        case .cutOff: "loses the event"
        case .frameTooLarge: "reads no further"
        case .misplacedBytes: "reads no further"
        case .ignoredLine: "skips the line"
        case .noEvents: "gets no event"
        case .afterDone: "does not read it"
        }
    }

    func leftOver() -> [String] { [] }
}
