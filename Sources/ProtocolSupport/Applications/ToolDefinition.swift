/// A tool of an application: what it is called, what it takes and what it gives.
///
/// Generated from an entry of `tools` in a schema that extends a protocol.
public protocol ToolDefinition: Sendable {
    /// The input of the tool.
    associatedtype Input: JSONCodable
    /// The output of the tool.
    associatedtype Output: JSONCodable

    /// The name that the model and the client know the tool by.
    static var name: String { get }

    /// Checks what the schema asks of an input beyond its types.
    static func validate(input: Input) throws(ConstraintError)
    /// Checks what the schema asks of an output beyond its types.
    static func validate(output: Output) throws(ConstraintError)
}

extension ToolDefinition {
    /// Checks nothing: the schema asks for no more than the types do.
    public static func validate(input: Input) throws(ConstraintError) {}
    /// Checks nothing: the schema asks for no more than the types do.
    public static func validate(output: Output) throws(ConstraintError) {}
}

/// A tool that the server runs, so that the server also writes its output.
public protocol ServerTool: ToolDefinition {}

/// A tool that the client runs; its output comes with the client's next request.
public protocol ClientTool: ToolDefinition {}

/// A protocol with events for calls of tools.
///
/// Generated for every protocol whose schema says under `applications` which events carry calls.
public protocol ToolStream: StreamProtocol {
    /// The events that begin a call with its whole input.
    static func toolCallEvents(id: String, name: String, input: JSONValue) throws(JSONEncodingError) -> [Event]
    /// The event that gives the output of a call, one that a better one will replace if it is preliminary.
    static func toolOutputEvent(id: String, output: JSONValue, isPreliminary: Bool) throws(JSONEncodingError) -> Event
    /// The event that says that a call failed.
    static func toolFailureEvent(id: String, text: String) -> Event
    /// The content of an event about a call; nil if the event is not about one.
    static func toolEvent(in event: Event) -> ToolEvent?
    /// The event that ends a call whose output never came, if the schema names one.
    static func unfinishedToolEvent(id: String) -> Event?
}

/// A call of a tool that has been written and waits for its output.
public struct ToolCallWriter<Tool: ToolDefinition, Writer: EventWriter>: Sendable where Writer.Stream: ToolStream {
    /// The call, as the stream names it.
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
    /// Gives the output of the call.
    ///
    /// - Throws: `ConstraintError` naming the tool and the field that breaks a constraint, `JSONEncodingError`, or what the writer throws.
    public func complete(_ output: Tool.Output) async throws { try await write(output, isPreliminary: false) }

    /// Gives an output that a better one will replace, such as the lines of a log so far.
    ///
    /// - Throws: `ConstraintError` naming the tool and the field that breaks a constraint, `JSONEncodingError`, or what the writer throws.
    public func update(_ output: Tool.Output) async throws { try await write(output, isPreliminary: true) }

    /// Says that the call failed; the text is shown to the user.
    public func fail(_ text: String) async throws {
        try await writer.write(Writer.Stream.toolFailureEvent(id: id, text: text))
    }
}

extension EventWriter where Stream: ToolStream {
    /// Writes a call of a tool whose input is known, checked against its schema.
    ///
    /// If the server runs the tool, and the stream ends before there is an output, the call fails.
    ///
    /// - Parameters:
    ///   - tool: The tool.
    ///   - input: What the tool takes.
    ///   - id: The new call. Made up if there is none.
    /// - Returns: The call, which takes the output of a tool that the server runs.
    /// - Throws: `ConstraintError` naming the tool and the field that breaks a constraint, `JSONEncodingError`, or what the writer throws.
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
