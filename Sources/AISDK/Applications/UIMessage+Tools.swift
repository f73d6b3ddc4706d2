public import GeneratedProtocol
public import ProtocolSupport
import StreamRuntime

/// A call of an application's own tool in a message, with its input and output read.
public struct TypedToolPart<Tool: ToolDefinition>: Hashable, Sendable {
    /// The call.
    public var toolCallID: String
    /// How far it has come.
    public var state: UIMessageStream.ToolState
    /// The input; nil while it arrives, or if the call failed because of it.
    public var input: Tool.Input?
    /// The output of the tool; nil until there is one.
    public var output: Tool.Output?
    /// Why the call failed.
    public var errorText: String?

    /// Creates a part.
    public init(
        toolCallID: String,
        state: UIMessageStream.ToolState,
        input: Tool.Input? = nil,
        output: Tool.Output? = nil,
        errorText: String? = nil
    ) {
        self.toolCallID = toolCallID
        self.state = state
        self.input = input
        self.output = output
        self.errorText = errorText
    }
}

extension UIMessageStream.ToolPart {
    /// The call with its input and output read, or nil if it is a call of another tool.
    ///
    /// - Throws: `JSONDecodingError` if the input or the output is not what the schema says.
    public func call<Tool: ToolDefinition>(of tool: Tool.Type) throws(JSONDecodingError) -> TypedToolPart<Tool>? {
        try call(of: tool, at: "$")
    }

    func call<Tool: ToolDefinition>(
        of tool: Tool.Type,
        at path: String
    ) throws(JSONDecodingError) -> TypedToolPart<Tool>? {
        guard name.utf8.elementsEqual(Tool.name.utf8) else { return nil }
        var call = TypedToolPart<Tool>(toolCallID: toolCallID, state: state, errorText: errorText)
        switch state {
        case .inputStreaming: break
        // A call may have failed because of its input, so it does not prove that the message is broken.
        case .outputError: call.input = try? input?.read(Tool.Input.self, at: path + ".input")
        default: call.input = try input?.read(Tool.Input.self, at: path + ".input")
        }
        call.output = try output?.read(Tool.Output.self, at: path + ".output")
        return call
    }
}

extension UIMessageStream.UIMessage {
    /// The calls of a tool, in the order of the parts.
    ///
    /// - Throws: `JSONDecodingError` naming the part and the field if an input or an output is not what the schema says.
    public func toolParts<Tool: ToolDefinition>(
        _ tool: Tool.Type
    ) throws(JSONDecodingError) -> [TypedToolPart<Tool>] {
        var found: [TypedToolPart<Tool>] = []
        for (index, part) in parts.enumerated() {
            guard case .tool(let part) = part, let call = try part.call(of: tool, at: "$.parts[\(index)]") else {
                continue
            }
            found.append(call)
        }
        return found
    }
}

extension VerifiedContinuation {
    /// The outcomes that the request brings for calls of a tool that the client runs, with input and output read.
    ///
    /// - Throws: `JSONDecodingError` naming the part and the field if an output is not what the schema says,
    ///   `ConstraintError` naming the field if it breaks a constraint.
    public func outputs<Tool: ClientTool>(of tool: Tool.Type) throws -> [TypedToolPart<Tool>] {
        var found: [TypedToolPart<Tool>] = []
        for output in outputs {
            guard let message, case .tool(let part) = message.parts[output.place],
                let call = try part.call(of: tool, at: "$.parts[\(output.place)]")
            else { continue }
            if let output = call.output { try Tool.validate(output: output) }
            found.append(call)
        }
        return found
    }
}
