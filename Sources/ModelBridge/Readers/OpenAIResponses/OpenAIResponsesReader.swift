public import ModelProviders
import ProtocolSupport

/// Reads the answers of OpenAI's Responses API.
///
/// An answer is a list of items, which begin, grow and end by their place in the list; items may grow side by side. A text keeps
/// the id that its item began with, because gateways change ids.
public struct OpenAIResponsesReader: ModelReader {
    /// The protocol of the API.
    public typealias Stream = OpenAIResponsesStream

    /// What is known of an item that has begun.
    enum Item {
        case text(OpenAIResponsesText)
        case reasoning(OpenAIResponsesReasoning)
        case call(OpenAIResponsesCall)
        /// A call that stands for several, and is told when it is whole.
        case wrapper(id: String)
    }

    let names: OpenAIResponsesNames
    let isVersion7: Bool
    /// Whether the request said that the provider keeps the response.
    let isStored: Bool
    let wantsLogprobs: Bool
    let makeID: @Sendable () -> String
    let makeError = OpenAIResponsesErrors()
    /// The items that have begun and not ended, by their place in the answer.
    var items: [Int: Item] = [:]
    /// The calls that wait for approval, by the ids of the requests.
    var approvals: [String: String] = [:]
    /// The search of tools that has no output yet.
    var toolSearch: String?
    var totals = OpenAIResponsesTotals()
    /// The text that began last, for which there is a short way.
    var newestText: (place: Int, id: String)?
    /// The head of the answer, held back until there is output: an error before it is all there is.
    private var head: ModelResponse?
    private var hasOutput = false
    private var hasFault = false
    private var isOver = false

    /// Creates a reader for one response.
    public init(_ settings: ModelReaderSettings) {
        names = OpenAIResponsesNames(settings.tools)
        isVersion7 = settings.isVersion7
        isStored = settings.options["store"] == true
        wantsLogprobs = Self.wantsLogprobs(settings.options["logprobs"])
        makeID = settings.makeID
    }

    /// Log probabilities are asked for with `true` or a number of tokens.
    private static func wantsLogprobs(_ option: JSONValue?) -> Bool {
        option == true || (option?.intValue ?? 0) > 0
    }

    /// Appends the parts that an event adds.
    public mutating func read(_ event: OpenAIResponsesStream.Event, into parts: inout [ModelPart]) {
        guard !isOver else { return }
        if case .responseOutputTextDelta(let event) = event, let newestText, event.outputIndex == newestText.place,
            hasOutput, !wantsLogprobs
        {
            return parts.append(.textDelta(id: newestText.id, text: event.delta))
        }
        let count = parts.count
        switch event {
        case .responseCreated(let event): begin(event.response, into: &parts)
        case .responseCompleted(let event): totals.complete(event.response)
        case .responseIncomplete(let event): totals.complete(event.response, isIncomplete: true)
        case .responseCancelled(let event): totals.cancel(event.response)
        case .responseFailed(let failure): fail(failure.response, event, into: &parts)
        case .error(let error): report(makeError.reported(error, raw: event), into: &parts)
        case .responseOutputItemAdded(let event): begin(event.item, at: event.outputIndex, into: &parts)
        case .responseOutputItemDone(let event): end(event.item, at: event.outputIndex, into: &parts)
        case .unrecognized(let event): check(event, into: &parts)
        default: grow(event, into: &parts)
        }
        giveHead(before: count, of: &parts)
    }

    /// Appends the parts for an event that cannot be read.
    public mutating func reject(_ error: ModelError, into parts: inout [ModelPart]) {
        // The service adds values to its fields now and then: an event of another shape is like one that is not known.
        guard !isOver, error.kind != .unknownShape else { return }
        let count = parts.count
        tell(error, into: &parts)
        giveHead(before: count, of: &parts)
    }

    /// Appends the parts that the end of the response adds.
    public mutating func finish(into parts: inout [ModelPart]) {
        guard !isOver else { return }
        isOver = true
        if !hasOutput, let head { parts.append(.response(head)) }
        parts.append(.finish(totals.finish))
    }
}

extension OpenAIResponsesReader {
    private mutating func begin(_ response: OpenAIResponsesStream.Response, into parts: inout [ModelPart]) {
        totals.responseID = response.id
        let response = ModelResponse(id: response.id, model: response.model, created: response.createdAt)
        guard hasOutput else { return head = response }
        parts.append(.response(response))
    }

    /// Puts the head of the answer before its first output.
    private mutating func giveHead(before place: Int, of parts: inout [ModelPart]) {
        guard !hasOutput, !isOver, parts.count > place else { return }
        hasOutput = true
        if let head { parts.insert(.response(head), at: place) }
    }

    /// An object without a type is of another API.
    private mutating func check(_ event: UnrecognizedValue, into parts: inout [ModelPart]) {
        guard event.value["type"]?.stringValue == nil else { return }
        tell(makeError.unknown(event.value), into: &parts)
    }

    private mutating func fail(
        _ response: OpenAIResponsesStream.Response,
        _ event: OpenAIResponsesStream.Event,
        into parts: inout [ModelPart]
    ) {
        if let error = response.error, !hasFault { report(makeError.reported(error, raw: event), into: &parts) }
        totals.fail(response)
    }

    /// Tells what the provider reported: before any output it is all that there is.
    private mutating func report(_ error: ModelError, into parts: inout [ModelPart]) {
        guard !hasOutput else { return tell(error, into: &parts) }
        isOver = true
        parts.append(.failure(error))
    }

    private mutating func tell(_ error: ModelError, into parts: inout [ModelPart]) {
        hasFault = true
        totals.fault()
        parts.append(.error(error))
    }
}
