import AISDK
@_spi(Generated) import ProtocolSupport
import StreamRuntime
import Vel

/// Reads a stream to its end, even if it is wrong, and follows a client up to where that gives up.
struct StreamValidator<Client: ReadingClient> {
    typealias Stream = Client.Stream

    var client: Client
    var lifecycle: LifecycleEngine<Stream>
    var report: ValidationReport
    /// Where the client stopped reading, and why; nil while it reads.
    private var stop: (event: Int, reason: String)?
    private var hasSeenDone = false
    /// The items for which the end of an enclosing scope was already reported.
    private var reportedOpen: Set<OpenThing> = []
    /// The hints that were given, so that none is given twice.
    private var givenHints: Set<String> = []

    private struct OpenThing: Hashable {
        var scope: String?
        var key: UTF8Text
    }

    init(_ client: Client, lifecycle: LifecycleEngine<Stream>) {
        var lifecycle = lifecycle
        // Old clients keep one call for each id, and the page of a new one adds its outputs to all of them.
        lifecycle.allowsUsedKeys = false
        self.client = client
        self.lifecycle = lifecycle
        report = ValidationReport(client: client.name)
    }

    /// Reads a stream.
    mutating func report(on stream: RecordedStream) -> ValidationReport {
        for frame in stream.frames {
            if frame.isDone {
                hasSeenDone = true
            } else {
                read(frame)
                report.eventCount += 1
            }
        }
        end(stream)
        report.ending = client.leftOver()
        return report
    }

    private mutating func read(_ frame: RecordedFrame) {
        let json = Array(frame.data)
        let line = frame.position.line
        let findingCount = report.findings.count
        let reading = client.read(json)
        for error in reading.errors { addUnreadable(error, reading.event, json, line) }
        for flaw in client.takeFlaws() { add(flaw, line) }
        guard let event = reading.event else { return }
        let violations = observe(event)
        let objection = report.findings.count > findingCount || stop != nil ? nil : take(event, json)
        for violation in violations { add(violation, objection, line) }
        if violations.isEmpty, let objection {
            add(objection, line)
        } else if violations.isEmpty, hasSeenDone, report.findings.count == findingCount {
            let message = "an event comes after the [DONE] that ends the stream"
            add(FramingFlaw.afterDone.rawValue, message, client.consequence(of: .afterDone), line)
        }
        if stop == nil, let ending = client.ending { stop = (report.eventCount, ending) }
    }

    /// Lets the client take an event that it can read.
    private mutating func take(_ event: Stream.Event, _ json: [UInt8]) -> Objection? {
        let objection = client.take(event, json: json)
        if objection?.givesUp == true { report.failsAt = report.eventCount }
        return objection
    }
}

// What is wrong with an event.
extension StreamValidator {
    private mutating func addUnreadable(
        _ failure: JSONDecodingError,
        _ event: Stream.Event?,
        _ json: [UInt8],
        _ line: Int
    ) {
        // A client that has stopped does nothing with it.
        let outcome = stop == nil ? client.takeUnreadable(json, failure) : nil
        if outcome?.givesUp == true { report.failsAt = report.eventCount }
        let isUnknownType = failure.path == "$.type" && failure.reason == .notAvailable(client: client.strictVersion)
        var message = "\(failure.reason)"
        if let event, isUnknownType { message = "\(client.name) does not know '\(event.type)'" }
        if failure.reason.isOfText, let offset = failure.offset, offset > 0 {
            message += " (byte \(offset) of the data)"
        }
        add(
            failure.reason.isOfText ? "json" : "schema",
            message,
            outcome?.consequence ?? "",
            hint: outcome?.hint,
            line,
            path: failure.path == "$" || isUnknownType ? nil : failure.path
        )
    }

    private mutating func add(_ objection: Objection, _ line: Int?, isEvent: Bool = true) {
        add(
            objection.rule,
            objection.message,
            objection.consequence,
            hint: objection.hint,
            line,
            path: objection.path,
            isEvent: isEvent
        )
    }

    private mutating func add(_ violation: LifecycleError, _ objection: Objection?, _ line: Int?) {
        add(
            violation.rule.rawValue,
            violation.event.map { "'\($0)' comes while \(violation.situation)" } ?? violation.situation,
            objection?.consequence ?? client.consequence(of: violation),
            hint: objection?.hint ?? client.hint(on: violation),
            line,
            isEvent: violation.event != nil
        )
    }

    /// The violations of an event: everything that it leaves open, not just the innermost scope.
    private mutating func observe(_ event: Stream.Event) -> [LifecycleError] {
        let closed = closedScope(of: event)
        // Copied for the few events that close something, since a copy costs as much as there is in it.
        let before = closed.map { _ in lifecycle }
        guard let violation = lifecycle.observe(event) else { return [] }
        guard violation.rule == .leftOpen, let closed, let before else { return [violation] }
        let left = before.finish().filter { isInside($0.scope, closed) }
        return (left.isEmpty ? [violation] : left.filter { isNews($0) }).map { violation in
            var violation = violation
            violation.event = event.type
            return violation
        }
    }

    private func closedScope(of event: Stream.Event) -> Int? {
        for case .closes(let scope) in lifecycle.table.roles(inRow: event.lifecycleRow) { return scope }
        return nil
    }

    private func isInside(_ name: String?, _ scope: Int) -> Bool {
        let scopes = lifecycle.table.scopes
        guard let inner = scopes.firstIndex(where: { $0.name == name }), inner != scope else { return false }
        return scopes[scope].parent == nil || scopes[inner].parent == scope
    }

    /// Whether it was not said before; a machine that its step leaves unsettled is left by the message once more.
    private mutating func isNews(_ violation: LifecycleError) -> Bool {
        let scope = lifecycle.table.scopes.first { $0.name == violation.scope }
        guard case .machine? = scope?.kind else { return true }
        return reportedOpen.insert(OpenThing(scope: violation.scope, key: UTF8Text(violation.key ?? "")))
            .inserted
    }
}

// What is wrong with the stream.
extension StreamValidator {
    private mutating func end(_ stream: RecordedStream) {
        switch stream.refused {
        case .tooLarge(let error):
            let message = "the frame has more than \(error.limit) bytes, so nothing after it can be read"
            add(.frameTooLarge, message, error.position.line)
        case .misplacedBytes(let error): add(.misplacedBytes, error.problem, error.position.line)
        case nil: break
        }
        if let unfinished = stream.unfinished, !stream.endsWithDone(unfinished) {
            let isArray = stream.framing == .jsonArray
            let message =
                isArray
                ? "the stream ends before the bracket that closes its array"
                : "the stream ends before the empty line that completes its last event"
            add(.cutOff, message, hint: isArray ? nil : "write an empty line after every event", unfinished.line)
        }
        let ignored = stream.framing == .sse ? IgnoredLines(stream.readableBytes) : nil
        if report.eventCount == 0, stream.unfinished == nil, stream.refused == nil {
            return addNoEvents(stream.foreignFormat, ignored)
        }
        if let ignored { add(.ignoredLine, ignored.description, hint: ignored.hint, ignored.first) }
        guard report.eventCount > 0 else { return }
        for violation in lifecycle.finish() where isNews(violation) { add(violation, nil, nil) }
        if stop == nil { for objection in client.objectionsAtEnd() { add(objection, nil, isEvent: false) } }
        report.notes = client.notes().map {
            Finding(rule: $0.rule, message: $0.message, consequence: "\(client.name) \($0.consequence)", hint: $0.hint)
        }
    }

    private mutating func addNoEvents(_ foreign: ForeignFormat?, _ ignored: IgnoredLines?) {
        if let foreign {
            add(.noEvents, "there are no events: \(foreign)", hint: foreign.hint, foreign.line)
        } else if let ignored {
            add(.noEvents, "there are no events: \(ignored)", hint: ignored.hint, ignored.first)
        } else {
            add(
                .noEvents,
                "there are no events",
                hint: "an event is a line 'data: ' with its JSON, and an empty line after it",
                nil
            )
        }
    }

    private mutating func add(_ flaw: FramingFlaw, _ message: String, hint: String? = nil, _ line: Int?) {
        let isEvent = flaw == .frameTooLarge
        add(flaw.rawValue, message, client.consequence(of: flaw), hint: hint, line, isEvent: isEvent)
    }

    private mutating func add(
        _ rule: String,
        _ message: String,
        _ consequence: String,
        hint: String? = nil,
        _ line: Int?,
        path: String? = nil,
        isEvent: Bool = true
    ) {
        let done = stop.map { "\(client.name) no longer reads: \($0.reason)" }
        report.findings.append(
            Finding(
                rule: rule,
                event: isEvent ? report.eventCount : nil,
                line: line,
                path: path,
                message: message,
                consequence: done ?? "\(client.name) \(consequence)",
                hint: hint.flatMap { givenHints.insert($0).inserted ? $0 : nil }
            )
        )
        if stop == nil, let failsAt = report.failsAt { stop = (failsAt, "it gave up at event \(failsAt)") }
    }
}
