/// A tool of an application, with its name, input type and output type.
///
/// Generated from an entry of `tools` in a schema that extends a protocol.
public protocol ToolDefinition: Sendable {
    /// The input of the tool.
    associatedtype Input: JSONCodable
    /// The output of the tool.
    associatedtype Output: JSONCodable

    /// The name by which the model and the client know the tool.
    static var name: String { get }
    /// What the tool does, for the model; nil if the schema says nothing.
    static var summary: String? { get }
    /// The JSON Schema of the input, as models are told it.
    static var inputSchema: JSONValue { get }
    /// Whether the user must allow each call.
    static var needsApproval: Bool { get }

    /// Checks the constraints that the schema sets for an input.
    static func validate(input: Input) throws(ConstraintError)
    /// Checks the constraints that the schema sets for an output.
    static func validate(output: Output) throws(ConstraintError)
}

extension ToolDefinition {
    /// Nil: the schema says nothing.
    public static var summary: String? { nil }
    /// A schema that any object fits.
    public static var inputSchema: JSONValue { ["type": "object"] }
    /// False.
    public static var needsApproval: Bool { false }
    /// Does nothing: the schema sets no constraints.
    public static func validate(input: Input) throws(ConstraintError) {}
    /// Does nothing: the schema sets no constraints.
    public static func validate(output: Output) throws(ConstraintError) {}
}

/// A tool whose calls the server runs and whose output it writes.
public protocol ServerTool: ToolDefinition {}

/// A tool that the client runs; its output comes with the client's next request.
public protocol ClientTool: ToolDefinition {}

/// A protocol with events for tool calls.
///
/// Generated for every protocol whose schema names the events that carry calls under `applications`.
public protocol ToolStream: StreamProtocol {
    /// Returns the events that begin a call with its whole input.
    static func toolCallEvents(id: String, name: String, input: JSONValue) throws(JSONEncodingError) -> [Event]
    /// Returns the event that carries the output of a call; a preliminary output will be replaced by a later one.
    static func toolOutputEvent(id: String, output: JSONValue, isPreliminary: Bool) throws(JSONEncodingError) -> Event
    /// Returns the event that reports the failure of a call.
    static func toolFailureEvent(id: String, text: String) -> Event
    /// Returns the content of an event about a tool call; nil for any other event.
    static func toolEvent(in event: Event) -> ToolEvent?
    /// Returns the event that ends a call whose output never came, if the schema names one.
    static func unfinishedToolEvent(id: String) -> Event?
}

/// A tool call that has been written and waits for its output.
public struct ToolCallWriter<Tool: ToolDefinition, Writer: EventWriter>: Sendable where Writer.Stream: ToolStream {
    /// The id of the call in the stream.
    public let id: String
    private let writer: Writer

    /// Creates the call `id` on a stream.
    @_spi(Generated)
    public init(id: String, writer: Writer) {
        self.id = id
        self.writer = writer
    }

    private func write(_ output: Tool.Output, isPreliminary: Bool) async throws {
        do {
            try Tool.validate(output: output)
        } catch {
            throw error.naming("the output of tool '\(Tool.name)'")
        }
        let value = try JSONValue(json: output.json())
        try await writer.write(Writer.Stream.toolOutputEvent(id: id, output: value, isPreliminary: isPreliminary))
    }
}

extension ToolCallWriter where Tool: ServerTool {
    /// Writes the output of the call.
    ///
    /// - Throws: `ConstraintError` naming the tool and the field that breaks a constraint, `JSONEncodingError`,
    ///   or an error of the writer.
    public func complete(_ output: Tool.Output) async throws { try await write(output, isPreliminary: false) }

    /// Writes a preliminary output, such as the lines of a log so far, to be replaced by a later one.
    ///
    /// - Throws: `ConstraintError` naming the tool and the field that breaks a constraint, `JSONEncodingError`,
    ///   or an error of the writer.
    public func update(_ output: Tool.Output) async throws { try await write(output, isPreliminary: true) }

    /// Reports that the call failed; the text is shown to the user.
    public func fail(_ text: String) async throws {
        try await writer.write(Writer.Stream.toolFailureEvent(id: id, text: text))
    }
}

extension EventWriter where Stream: ToolStream {
    /// Writes a tool call whose input is known, after checking the input against the schema.
    ///
    /// If the server runs the tool and the stream ends before there is an output, the call fails.
    ///
    /// - Parameters:
    ///   - tool: The tool.
    ///   - input: The input of the tool.
    ///   - id: The id of the new call. Generated if nil.
    /// - Returns: The call, for writing the output of a tool that the server runs.
    /// - Throws: `ConstraintError` naming the tool and the field that breaks a constraint, `JSONEncodingError`,
    ///   or an error of the writer.
    @discardableResult
    public func call<Tool: ToolDefinition>(
        _ tool: Tool.Type,
        _ input: Tool.Input,
        id: String? = nil
    ) async throws -> ToolCallWriter<Tool, Self> {
        do {
            try Tool.validate(input: input)
        } catch {
            throw error.naming("the input of tool '\(Tool.name)'")
        }
        let value = try JSONValue(json: input.json())
        var chosen = id ?? ""
        if id == nil { chosen = try await generateID() }
        chosen = try await advance(Stream.toolCallEvents(id: chosen, name: Tool.name, input: value))
        if Tool.self is any ServerTool.Type, let failure = Stream.unfinishedToolEvent(id: chosen) {
            try promise(failure)
        }
        return ToolCallWriter(id: chosen, writer: self)
    }
}
