public import ProtocolSupport

/// An HTTP request to a model's API.
public struct ModelRequest: Hashable, Sendable {
    /// The API.
    public var api: ModelAPI
    /// Path and query, after the API's base URL: `/chat/completions`.
    public var path: String
    /// The HTTP headers that the request needs beside those of content type and authorisation.
    public var headers: [String: String]
    /// The body, a JSON object.
    public var body: JSONObject
    /// The pieces of the conversation and of the settings that the API cannot take, and so are not in the body.
    public var omissions: [Omission]
    /// The tool whose input will be the answer: how an object of a schema is asked for where a model keeps to no schema.
    public var answerTool: String?
    /// The documents of the conversation that the model may cite by their numbers.
    public var documents: [ModelDocument] = []

    /// Creates a request.
    public init(
        _ api: ModelAPI,
        path: String,
        headers: [String: String] = [:],
        body: JSONObject,
        omissions: [Omission] = []
    ) {
        self.api = api
        self.path = path
        self.headers = headers
        self.body = body
        self.omissions = omissions
    }

    /// A piece of the conversation or of the settings that an API cannot take.
    public struct Omission: Hashable, Sendable, CustomStringConvertible {
        /// What was left out, such as `topK` or `reasoning`.
        public var what: String
        /// Why, and what to do about it.
        public var reason: String

        /// Creates an omission.
        public init(_ what: String, _ reason: String) {
            self.what = what
            self.reason = reason
        }

        /// What was left out, and why.
        public var description: String { "\(what): \(reason)" }
    }
}

/// A conversation that cannot be sent to a model.
public struct ModelRequestError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of fault it is.
    @nonexhaustive
    public enum Kind: Hashable, Sendable {
        /// A message cannot be converted.
        case conversion
        /// A call has no output.
        case missingOutputs
        /// The conversation as a whole cannot be sent: there is no message, or instructions come where they may not.
        case prompt
        /// The API cannot take a file, or content at this place.
        case unsupported
        /// A URL, Base64 or the output of a provider's tool has another form than it should.
        case malformed
    }

    /// What kind of fault it is.
    public var kind: Kind
    /// What is wrong, and what to do about it.
    public var description: String

    /// Creates a fault.
    public init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
