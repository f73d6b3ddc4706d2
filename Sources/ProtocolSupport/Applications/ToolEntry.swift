/// The tools of an application, with what runs them.
///
/// The protocol that is generated from the tools of a schema, such as `ChatTools`, refines this one: an application writes one method for
/// each tool that the server runs.
public protocol ToolSet: Sendable {
    /// The tools.
    var tools: [ToolEntry] { get }
}

/// A tool without its types: how it is declared to a model, and what runs its calls.
public struct ToolEntry: Sendable {
    /// Runs a call; preliminary outputs go to the second argument.
    public typealias Run = @Sendable (JSONValue, ToolRun) async throws -> JSONValue

    /// The name by which the model and the client know the tool.
    public var name: String
    /// What the tool does, for the model.
    public var description: String?
    /// The JSON Schema of the input.
    public var inputSchema: JSONValue
    /// Returns what is wrong with an input, in words for the model; nil if the tool can take it.
    public var check: @Sendable (JSONValue) -> String?
    /// Returns whether the user must allow a call with this input.
    public var needsApproval: @Sendable (JSONValue) async throws -> Bool
    /// Runs a call; nil for a tool that the client runs.
    public var run: Run?

    /// Creates a tool.
    public init(
        name: String,
        description: String? = nil,
        inputSchema: JSONValue,
        check: @escaping @Sendable (JSONValue) -> String? = { _ in nil },
        needsApproval: @escaping @Sendable (JSONValue) async throws -> Bool = { _ in false },
        run: Run? = nil
    ) {
        self.name = name
        self.description = description
        self.inputSchema = inputSchema
        self.check = check
        self.needsApproval = needsApproval
        self.run = run
    }
}

extension ToolEntry {
    /// Creates the entry of a tool that the server runs.
    ///
    /// - Parameters:
    ///   - tool: The tool.
    ///   - needsApproval: Returns whether the user must allow a call with this input; what the schema says if nil.
    ///   - run: Runs a call. Its output is checked against the schema.
    /// - Returns: The entry.
    public static func server<Tool: ServerTool>(
        _ tool: Tool.Type,
        needsApproval: (@Sendable (Tool.Input) async throws -> Bool)? = nil,
        run: @escaping @Sendable (Tool.Input, ToolCallRun<Tool>) async throws -> Tool.Output
    ) -> ToolEntry {
        ToolEntry(
            name: Tool.name,
            description: Tool.summary,
            inputSchema: Tool.inputSchema,
            check: { fault(in: $0, of: Tool.self) },
            needsApproval: { input in
                guard let needsApproval else { return Tool.needsApproval }
                return try await needsApproval(Tool.Input(json: input.json()))
            },
            run: { input, progress in
                let call = ToolCallRun<Tool>(progress)
                let output = try await run(try Tool.Input(json: input.json()), call)
                return try call.value(of: output)
            }
        )
    }

    /// Creates the entry of a tool that the client runs.
    public static func client<Tool: ClientTool>(_ tool: Tool.Type) -> ToolEntry {
        ToolEntry(
            name: Tool.name,
            description: Tool.summary,
            inputSchema: Tool.inputSchema,
            check: { fault(in: $0, of: Tool.self) },
            needsApproval: { _ in Tool.needsApproval }
        )
    }

    private static func fault<Tool: ToolDefinition>(in input: JSONValue, of tool: Tool.Type) -> String? {
        do {
            try Tool.validate(input: Tool.Input(json: input.json()))
            return nil
        } catch {
            return "\(error)"
        }
    }
}

/// A call of a tool that is running, for preliminary outputs.
public struct ToolRun: Sendable {
    /// The call.
    public let id: String
    private let write: @Sendable (JSONValue) async throws -> Void

    /// Creates a running call.
    ///
    /// - Parameters:
    ///   - id: The call.
    ///   - write: Writes a preliminary output.
    public init(id: String, write: @escaping @Sendable (JSONValue) async throws -> Void) {
        self.id = id
        self.write = write
    }

    /// Writes a preliminary output, such as the lines of a log so far, which a later one replaces.
    public func update(_ output: JSONValue) async throws { try await write(output) }
}

/// A call of a tool that is running, with the types of its tool.
public struct ToolCallRun<Tool: ServerTool>: Sendable {
    private let run: ToolRun

    init(_ run: ToolRun) { self.run = run }

    /// The call.
    public var id: String { run.id }

    /// Writes a preliminary output, such as the lines of a log so far, which a later one replaces.
    ///
    /// - Throws: `ConstraintError` if the output breaks a constraint of the schema, or an error of the writer.
    public func update(_ output: Tool.Output) async throws { try await run.update(value(of: output)) }

    /// Writes the elements of a sequence as preliminary outputs; returns the last one, which is the output of the call.
    ///
    /// - Throws: As `update(_:)`, the sequence's errors, and ``NoToolOutputError`` if it has no element.
    public func last<Outputs: AsyncSequence>(of outputs: Outputs) async throws -> Tool.Output
    where Outputs.Element == Tool.Output {
        var last: Tool.Output?
        for try await output in outputs {
            if let last { try await update(last) }
            last = output
        }
        guard let last else { throw NoToolOutputError(tool: Tool.name) }
        return last
    }

    func value(of output: Tool.Output) throws -> JSONValue {
        do {
            try Tool.validate(output: output)
        } catch {
            throw error.naming("the output of tool '\(Tool.name)'")
        }
        return try JSONValue(json: output.json())
    }
}

/// The error of a tool whose sequence of outputs was empty.
public struct NoToolOutputError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The tool.
    public var tool: String

    /// What is missing.
    public var description: String { "the tool '\(tool)' gave no output" }
}

/// An error of a tool whose text the user and the model may read.
///
/// The text of any other error is replaced, since it may name internals.
public struct ToolFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text.
    public var description: String

    /// Creates an error.
    public init(_ text: String) { description = text }
}
