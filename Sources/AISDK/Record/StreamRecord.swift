public import GeneratedProtocol
import ProtocolSupport
public import StreamRuntime

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The record of a UI message stream, for a database or an audit log.
///
/// All of it, also what `resetStep()` threw away, and nothing but it: of an answer that is continued, what was added.
/// Encoded with the keys of the Python library's `StreamRecord.to_dict()`, so that both can share a table.
public struct StreamRecord: Hashable, Sendable {
    /// The message's id.
    public var messageID: String
    /// All text, in order.
    public var text = ""
    /// All reasoning, in order.
    public var reasoning = ""
    /// The tool calls in the order in which they began.
    public var toolCalls: [ToolCall] = []
    /// The sources in order.
    public var sources: [Source] = []
    /// The files in order.
    public var files: [File] = []
    /// The data parts in order; data with the same name and id replaces the earlier.
    public var dataParts: [DataPart] = []
    /// Why the model stopped; nil if the stream was not finished.
    public var finishReason: UIMessageStream.FinishReason?
    /// How many steps were begun.
    public var stepCount = 0
    /// Tokens of the reasoning, as counted or as set; nil if they were neither.
    public var reasoningTokens: Int?
    /// Tokens of the text, as counted or as set; nil if they were neither.
    public var answerTokens: Int?
    /// Tokens of the prompt, if they were set.
    public var promptTokens: Int?
    /// When the stream began.
    public var createdAt: Date
    /// When the stream ended; nil while it has not.
    public var finishedAt: Date?

    /// Where what is found by an id stands; no part of the record's value.
    private var places = Places()

    /// Tokens of reasoning and text together; nil as long as neither are known.
    public var totalOutputTokens: Int? {
        if reasoningTokens == nil, answerTokens == nil { nil } else { (reasoningTokens ?? 0) + (answerTokens ?? 0) }
    }
    /// All tokens; nil as long as those of the prompt or of the output are not known.
    public var totalTokens: Int? {
        guard let promptTokens, let totalOutputTokens else { return nil }
        return promptTokens + totalOutputTokens
    }
    /// How long the stream took, in milliseconds; nil while it has not ended.
    public var durationMilliseconds: Double? { finishedAt.map { $0.timeIntervalSince(createdAt) * 1000 } }
}

extension StreamRecord: EventRecording {
    /// Creates an empty record, begun now.
    public init(messageID: String) {
        self.messageID = messageID
        createdAt = Date()
    }

    /// Notes when the stream ended.
    public mutating func end() {
        finishedAt = Date()
    }

    /// Adds what an event says; without `countTokens`, no tokens are counted.
    public mutating func collect(_ event: UIMessageStream.Event, countTokens: ((String) -> Int)?) {
        if let countTokens { count(event, countTokens) }
        switch event {
        case .textDelta(let event): text += event.delta
        case .reasoningDelta(let event): reasoning += event.delta
        case .startStep: stepCount += 1
        case .sourceURL(let event):
            sources.append(Source(sourceID: event.sourceID, url: event.url, title: event.title))
        case .sourceDocument(let event):
            sources.append(Source(sourceID: event.sourceID, url: nil, title: event.title))
        case .file(let event): files.append(File(url: event.url, mediaType: event.mediaType))
        case .data(let event) where event.transient != true: collect(event)
        case .finish(let event): finishReason = event.finishReason
        default: collectTool(event)
        }
    }

    /// Counts from nought: where something counts, a record without text has no tokens rather than an unknown number.
    private mutating func count(_ event: UIMessageStream.Event, _ countTokens: (String) -> Int) {
        let (answer, reasoning) = (answerTokens ?? 0, reasoningTokens ?? 0)
        answerTokens = answer
        reasoningTokens = reasoning
        switch event {
        case .textDelta(let event): answerTokens = answer + countTokens(event.delta)
        case .reasoningDelta(let event): reasoningTokens = reasoning + countTokens(event.delta)
        default: break
        }
    }

    private mutating func collect(_ event: UIMessageStream.DataEvent) {
        let part = DataPart(name: event.name, data: event.data, id: event.id)
        guard let id = event.id else { return append(part) }
        let key = Places.DataKey(name: UTF8Text(event.name), id: UTF8Text(id))
        if let place = places.data[key] {
            dataParts[place] = part
        } else {
            append(part)
        }
    }

    private mutating func collectTool(_ event: UIMessageStream.Event) {
        switch event {
        case .toolInputStart(let event): change(event.toolCallID, event.toolName) { _ in }
        case .toolInputAvailable(let event): change(event.toolCallID, event.toolName) { $0.input = event.input }
        case .toolInputError(let event):
            change(event.toolCallID, event.toolName) {
                $0.input = event.input
                $0.error = event.errorText
            }
        case .toolOutputAvailable(let event): change(event.toolCallID) { $0.output = event.output }
        case .toolOutputError(let event): change(event.toolCallID) { $0.error = event.errorText }
        default: break
        }
    }

    mutating func append(_ part: DataPart) {
        if let id = part.id {
            places.data[Places.DataKey(name: UTF8Text(part.name), id: UTF8Text(id))] = dataParts.count
        }
        dataParts.append(part)
    }

    mutating func append(_ call: ToolCall) {
        places.calls[UTF8Text(call.toolCallID)] = toolCalls.count
        toolCalls.append(call)
    }

    /// Changes the record of a call; begins it if its tool is named, and leaves an unknown one alone.
    private mutating func change(_ id: String, _ toolName: String? = nil, _ body: (inout ToolCall) -> Void) {
        if let place = places.calls[UTF8Text(id)] {
            body(&toolCalls[place])
        } else if let toolName {
            var call = ToolCall(toolCallID: id, toolName: toolName)
            body(&call)
            append(call)
        }
    }
}

/// Where the calls and data parts of a record stand; all are equal, so that records compare by what they say.
private struct Places: Hashable, Sendable {
    struct DataKey: Hashable {
        var name: UTF8Text
        var id: UTF8Text
    }

    var data: [DataKey: Int] = [:]
    var calls: [UTF8Text: Int] = [:]

    static func == (lhs: Self, rhs: Self) -> Bool { true }

    func hash(into hasher: inout Hasher) {}
}
