import ProtocolSupport
import StreamRuntime

/// Reads a stream to its end, whatever is wrong with it, and follows a client up to where that gives up.
struct StreamValidator<Client: ReadingClient> {
    typealias Stream = Client.Stream

    var client: Client
    var lifecycle: LifecycleEngine<Stream>
    var report: ValidationReport
    /// Where the client stopped reading, and why; nil while it reads.
    private var stop: (event: Int, reason: String)?
    private var hasSeenDone = false
    /// What an end of something around it was already blamed for.
    private var reportedOpen: Set<OpenThing> = []

    private struct OpenThing: Hashable {
        var scope: String?
        var key: UTF8Text
    }

    init(_ client: Client, lifecycle: LifecycleEngine<Stream>) {
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
        var event: Stream.Event?
        do {
            event = try Stream.Event(strictly: json, for: client.strictVersion)
        } catch {
            event = try? Stream.Event(json: json)
            addUnreadable(error, event, json, line)
        }
        guard let event else { return }
        let violations = observe(event)
        let refusal = report.findings.count > findingCount || stop != nil ? nil : take(event, json)
        for violation in violations { add(violation, refusal, line) }
        if violations.isEmpty, let refusal {
            add(refusal.rule, refusal.message, refusal.consequence, line)
        } else if violations.isEmpty, hasSeenDone, report.findings.count == findingCount {
            let message = "an event comes behind the [DONE] that ends the stream"
            add(FramingFlaw.afterDone.rawValue, message, client.consequence(of: .afterDone), line)
        }
        if stop == nil, let ending = client.ending { stop = (report.eventCount, ending) }
    }

    /// Lets the client take an event that it can read.
    private mutating func take(_ event: Stream.Event, _ json: [UInt8]) -> Refusal? {
        guard let refusal = client.take(event, json: json) else { return nil }
        report.failsAt = report.eventCount
        return refusal
    }
}

// What is wrong with an event.
extension StreamValidator {
    private mutating func addUnreadable(
        _ failure: DecodingFailure,
        _ event: Stream.Event?,
        _ json: [UInt8],
        _ line: Int
    ) {
        let kind: UnreadableKind = failure.reason.isOfText ? .json : .schema
        // Who is not there any more does nothing with it.
        let outcome = stop == nil ? client.takeUnreadable(json, kind) : nil
        if outcome?.givesUp == true { report.failsAt = report.eventCount }
        let isUnknownType = failure.path == "$.type" && failure.reason == .notAvailable(client: client.strictVersion)
        var message = "\(failure.reason)"
        if let event, isUnknownType { message = "\(client.name) does not know '\(event.type)'" }
        if kind == .json { message += " (byte \(failure.offset) of the data)" }
        let path = failure.path == "$" || isUnknownType ? nil : failure.path
        add(kind == .json ? "json" : "schema", message, outcome?.consequence ?? "", line, path: path)
        stopIfFailed()
    }

    private mutating func add(_ violation: LifecycleViolation, _ refusal: Refusal?, _ line: Int?) {
        let consequence = refusal?.consequence ?? client.consequence(of: violation)
        add(violation.rule.rawValue, violation.sentence, consequence, line)
        stopIfFailed()
    }

    /// What the lifecycle has against an event: all that it leaves open, not just the innermost.
    private mutating func observe(_ event: Stream.Event) -> [LifecycleViolation] {
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
        for case .closes(let scope) in Stream.lifecycle.roles(of: event.kind) { return scope }
        return nil
    }

    private func isInside(_ name: String?, _ scope: Int) -> Bool {
        let scopes = Stream.lifecycle.scopes
        guard let inner = scopes.firstIndex(where: { $0.name == name }), inner != scope else { return false }
        return scopes[scope].parent == nil || scopes[inner].parent == scope
    }

    /// Whether it was not said before; a machine that its step leaves unsettled is left by the message once more.
    private mutating func isNews(_ violation: LifecycleViolation) -> Bool {
        let scope = Stream.lifecycle.scopes.first { $0.name == violation.scope }
        guard case .machine? = scope?.kind else { return true }
        return reportedOpen.insert(OpenThing(scope: violation.scope, key: UTF8Text(violation.key ?? "")))
            .inserted
    }
}

// What is wrong with the stream.
extension StreamValidator {
    private mutating func end(_ stream: RecordedStream) {
        if let refused = stream.refused {
            let message = "the frame has more than \(refused.limit) bytes, and nothing behind it can be read"
            let consequence = client.consequence(of: .frameTooLarge)
            add(FramingFlaw.frameTooLarge.rawValue, message, consequence, refused.position.line)
        }
        if let unfinished = stream.unfinished, !stream.endsWithDone(unfinished) {
            let message = "the stream ends before the empty line that completes its last event"
            add(FramingFlaw.cutOff.rawValue, message, client.consequence(of: .cutOff), unfinished.line, isEvent: false)
        }
        if stream.framing == .sse, let ignored = IgnoredLines(stream.readableBytes) { add(ignored) }
        guard report.eventCount > 0 else {
            let message = "the stream has no events; an event is a line 'data: JSON' and an empty line behind it"
            return add(FramingFlaw.noEvents.rawValue, message, client.consequence(of: .noEvents), nil, isEvent: false)
        }
        for violation in lifecycle.finish() where isNews(violation) {
            let consequence = client.consequence(of: violation)
            add(violation.rule.rawValue, violation.sentence, consequence, nil, isEvent: false)
        }
    }

    private mutating func add(_ ignored: IgnoredLines) {
        let more = ignored.count > 1 ? ", nor are \(ignored.count - 1) more lines" : ""
        let message = "'\(ignored.text)' is neither a field nor a comment\(more)"
        add(
            FramingFlaw.ignoredLine.rawValue,
            message,
            client.consequence(of: .ignoredLine),
            ignored.first,
            isEvent: false
        )
    }

    private mutating func add(
        _ rule: String,
        _ message: String,
        _ consequence: String,
        _ line: Int?,
        path: String? = nil,
        isEvent: Bool = true
    ) {
        let done = stop.map { "\(client.name) is not there any more: \($0.reason)" }
        report.findings.append(
            Finding(
                rule: rule,
                event: isEvent ? report.eventCount : nil,
                line: line,
                path: path,
                message: message,
                consequence: done ?? "\(client.name) \(consequence)"
            )
        )
    }

    private mutating func stopIfFailed() {
        guard stop == nil, let failsAt = report.failsAt else { return }
        stop = (failsAt, "it gave up at event \(failsAt)")
    }
}

extension LifecycleViolation {
    /// What was met and what was expected, without the rule.
    fileprivate var sentence: String {
        let place = (scope ?? "the stream") + (key.map { " '\($0)'" } ?? "")
        let met = "\(place) is \(state)"
        let quoted = expected.map { "'\($0)'" }
        let wanted =
            quoted.count > 1
            ? quoted.dropLast().joined(separator: ", ") + " or " + quoted[quoted.count - 1] : quoted.first
        let end = wanted.map { "; expected \($0)" } ?? ""
        guard let event else { return met + end }
        return "'\(event)' comes while \(met)\(end)"
    }
}
