public import ProtocolSupport

/// A message of a conversation as a model is told it, whichever API carries it.
///
/// An answer of several steps becomes several messages: one of the assistant for each step, and one with the outputs of its calls.
public enum ModelMessage: Hashable, Sendable {
    /// A provider's values, by the provider's name.
    public typealias Options = ModelPart.Metadata

    /// Instructions.
    case system(String, options: Options? = nil)
    /// A message of the user.
    case user([UserPart])
    /// A message of the model.
    case assistant([AssistantPart])
    /// Outputs of calls, and answers to requests for approval.
    case tool([ToolPart])

    /// A part of a user's message.
    public enum UserPart: Hashable, Sendable {
        /// Text.
        case text(String, options: Options? = nil)
        /// A file.
        case file(File)
    }

    /// A part of a model's message.
    public enum AssistantPart: Hashable, Sendable {
        /// Text.
        case text(String, options: Options? = nil)
        /// Reasoning.
        case reasoning(String, options: Options? = nil)
        /// A file that the model made.
        case file(File)
        /// A file that belongs to the reasoning.
        case reasoningFile(File)
        /// Content that only its provider understands.
        case custom(kind: String, options: Options? = nil)
        /// A call of a tool.
        case call(Call)
        /// The output of a call that the provider ran.
        case output(Output)
        /// The request for approval of a call.
        case approvalRequest(id: String, callID: String)
    }

    /// A part of a message with outputs.
    public enum ToolPart: Hashable, Sendable {
        /// The output of a call.
        case output(Output)
        /// The answer to a request for approval.
        case approvalResponse(ApprovalResponse)
    }

    /// A file.
    public struct File: Hashable, Sendable {
        /// Where its bytes are.
        public enum Source: Hashable, Sendable {
            /// In a link or a data URL, as the message has it.
            case url(String)
            /// At providers that it was uploaded to: its ids, by the providers' names.
            case reference(JSONMap<String>)
        }

        /// Where its bytes are.
        public var source: Source
        /// Its media type, as the message has it.
        public var mediaType: String
        /// Its name.
        public var filename: String?
        /// Options of providers.
        public var options: Options?

        /// Creates a file.
        public init(_ source: Source, mediaType: String, filename: String? = nil, options: Options? = nil) {
            self.source = source
            self.mediaType = mediaType
            self.filename = filename
            self.options = options
        }
    }

    /// A call of a tool.
    public struct Call: Hashable, Sendable {
        /// The call.
        public var id: String
        /// The tool.
        public var name: String
        /// The input; nil if the model gave none.
        public var input: JSONValue?
        /// Whether the provider ran the tool; nil if nobody said.
        public var isProviderExecuted: Bool?
        /// Options of providers.
        public var options: Options?

        /// Creates a call.
        public init(
            id: String,
            name: String,
            input: JSONValue?,
            isProviderExecuted: Bool? = nil,
            options: Options? = nil
        ) {
            self.id = id
            self.name = name
            self.input = input
            self.isProviderExecuted = isProviderExecuted
            self.options = options
        }
    }

    /// The output of a call.
    public struct Output: Hashable, Sendable {
        /// The result of a call.
        public enum Value: Hashable, Sendable {
            /// Text.
            case text(String, options: Options? = nil)
            /// JSON.
            case json(JSONValue, options: Options? = nil)
            /// A failure in words.
            case errorText(String)
            /// A failure in JSON.
            case errorJSON(JSONValue)
            /// The user did not allow the call.
            case denied(reason: String?)
            /// Content in the form that the tool gives to models: a list of parts, as the SDK's `content` output has them.
            case content([JSONValue])
        }

        /// The call.
        public var id: String
        /// The tool.
        public var name: String
        /// The result.
        public var value: Value
        /// Options of providers.
        public var options: Options?

        /// Creates an output.
        public init(id: String, name: String, value: Value, options: Options? = nil) {
            self.id = id
            self.name = name
            self.value = value
            self.options = options
        }
    }

    /// The answer to a request for approval.
    public struct ApprovalResponse: Hashable, Sendable {
        /// The request.
        public var id: String
        /// Whether the call may run.
        public var isApproved: Bool
        /// The user's reason.
        public var reason: String?
        /// Whether the provider runs the call; nil if nobody said.
        public var isProviderExecuted: Bool?

        /// Creates an answer.
        public init(id: String, isApproved: Bool, reason: String? = nil, isProviderExecuted: Bool? = nil) {
            self.id = id
            self.isApproved = isApproved
            self.reason = reason
            self.isProviderExecuted = isProviderExecuted
        }
    }
}
