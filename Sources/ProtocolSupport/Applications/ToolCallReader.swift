/// Reads tool calls from the events of a stream: whole inputs, outputs and failures, each with the name of its tool.
///
/// A plain value without tasks: pass it the events in order. It ignores events that the schema does not name under
/// `applications`, such as the denial of a call.
public struct ToolCallReader<Stream: ToolStream>: Sendable {
    /// The limit, in bytes, for ids, names and unfinished inputs together.
    private let limit: Int
    private var size = 0
    private var calls: [UTF8Text: Call] = [:]

    private struct Call {
        var name = ""
        var text = ""
        var value: JSONValue?
    }

    /// Creates a reader at the beginning of a stream.
    ///
    /// - Parameter limit: The limit, in bytes, for ids, names and inputs together; a stream that needs more fails.
    public init(limit: Int = 16 << 20) {
        self.limit = limit
    }

    /// Returns the reading of an event; nil if it is not about a call, or if the input is not complete yet.
    ///
    /// - Throws: `JSONDecodingError` if an input or an output is not JSON, or if the stream exceeds the limit.
    public mutating func read(_ event: Stream.Event) throws(JSONDecodingError) -> ToolReading? {
        guard let event = Stream.toolEvent(in: event) else { return nil }
        let key = UTF8Text(event.callID)
        switch event.content {
        case .call(let name, let input, let isComplete):
            return try begin(event.callID, key, name, input, isComplete: isComplete)
        case .output(let output, let isPreliminary):
            let content = try Self.content(of: output, isPreliminary: isPreliminary)
            return ToolReading(callID: event.callID, toolName: calls[key]?.name ?? "", content)
        case .failure(let text):
            return ToolReading(callID: event.callID, toolName: calls[key]?.name ?? "", .failure(text))
        }
    }

    private mutating func begin(
        _ id: String,
        _ key: UTF8Text,
        _ name: String?,
        _ input: CarriedValue?,
        isComplete: Bool
    ) throws(JSONDecodingError) -> ToolReading? {
        let known = calls.removeValue(forKey: key)
        var call = known ?? Call()
        if known == nil { size += id.utf8.count }
        if let name {
            size += name.utf8.count - call.name.utf8.count
            call.name = name
        }
        switch input {
        case .json(let value)?:
            // An input that waits for the end of its call counts towards the limit.
            if !isComplete { size += (try? value.json().count) ?? 0 }
            call.value = value
        case .text(let text)?:
            size += text.utf8.count
            call.text += text
        case nil: break
        }
        guard size <= limit else {
            throw JSONDecodingError(path: "$", reason: .syntax("the calls of tools take more than \(limit) bytes"))
        }
        guard isComplete else {
            calls[key] = call
            return nil
        }
        let (text, value) = (call.text, call.value)
        // The name is kept for the output; a new call may reuse the id.
        size -= text.utf8.count
        calls[key] = Call(name: call.name)
        let input = if let value { value } else { try Self.value(of: text) }
        return ToolReading(callID: id, toolName: call.name, .input(input))
    }

    /// A call without any text has no input.
    private static func value(of text: String) throws(JSONDecodingError) -> JSONValue {
        text.isEmpty ? .object([:]) : try CarriedValue.text(text).value()
    }

    /// If one event reports both outputs and failures, text that is not JSON is the reason for the failure.
    private static func content(
        of output: CarriedValue,
        isPreliminary: Bool
    ) throws(JSONDecodingError) -> ToolReading.Content {
        do {
            return .output(try output.value(), isPreliminary: isPreliminary)
        } catch {
            guard case .text(let text) = output, Stream.toolFailureLooksLikeOutput else { throw error }
            return .failure(text)
        }
    }
}

/// The content of an event about a tool call.
public struct ToolReading: Hashable, Sendable {
    /// The kind of content.
    public enum Content: Hashable, Sendable {
        /// The whole input.
        case input(JSONValue)
        /// The output; a preliminary one will be replaced by a later one.
        case output(JSONValue, isPreliminary: Bool)
        /// The reason for the failure of the call.
        case failure(String)
    }

    /// The id of the call.
    public var callID: String
    /// The name of the tool; empty if the stream never named it.
    public var toolName: String
    /// The content of the event.
    public var content: Content

    /// Creates a reading.
    public init(callID: String, toolName: String, _ content: Content) {
        self.callID = callID
        self.toolName = toolName
        self.content = content
    }

    /// Returns the input, or nil if the reading is about another tool or is not an input.
    ///
    /// - Throws: `JSONDecodingError` if the input does not match the tool's input type.
    public func input<Tool: ToolDefinition>(of _: Tool.Type) throws(JSONDecodingError) -> Tool.Input? {
        guard case .input(let value) = content, toolName.utf8.elementsEqual(Tool.name.utf8) else { return nil }
        return try value.read(Tool.Input.self, at: "$")
    }

    /// Returns the output, preliminary or not; nil if the reading is about another tool or is not an output.
    ///
    /// - Throws: `JSONDecodingError` if the output does not match the tool's output type.
    public func output<Tool: ToolDefinition>(of _: Tool.Type) throws(JSONDecodingError) -> Tool.Output? {
        guard case .output(let value, _) = content, toolName.utf8.elementsEqual(Tool.name.utf8) else { return nil }
        return try value.read(Tool.Output.self, at: "$")
    }
}

extension ToolStream {
    /// Whether the protocol reports a failure as an output whose text is the reason.
    static var toolFailureLooksLikeOutput: Bool {
        if case .output? = toolEvent(in: toolFailureEvent(id: "", text: ""))?.content { true } else { false }
    }
}
