import GeneratedProtocol
public import ProtocolSupport
import StreamRuntime

extension StreamRecord {
    /// A tool call.
    public struct ToolCall: Hashable, Sendable, Codable {
        /// The call.
        public var toolCallID: String
        /// The tool.
        public var toolName: String
        /// The input; null until it is complete.
        public var input: JSONValue
        /// The output of the tool; nil until there is one.
        public var output: JSONValue?
        /// Why it failed; nil unless it has.
        public var error: String?

        init(toolCallID: String, toolName: String) {
            self.toolCallID = toolCallID
            self.toolName = toolName
            input = .null
        }

        private enum CodingKeys: String, CodingKey {
            case toolCallID = "tool_call_id"
            case toolName = "tool_name"
            case input, output, error
        }

        /// Reads a call; a null output is read as nil.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            toolCallID = try values.decode(String.self, forKey: .toolCallID)
            toolName = try values.decode(String.self, forKey: .toolName)
            input = try values.decode(JSONValue.self, forKey: .input)
            output = try values.decodeIfPresent(JSONValue.self, forKey: .output)
            error = try values.decodeIfPresent(String.self, forKey: .error)
        }

        /// Writes all keys, null where there is no value.
        public func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(toolCallID, forKey: .toolCallID)
            try values.encode(toolName, forKey: .toolName)
            try values.encode(input, forKey: .input)
            try values.encode(output, forKey: .output)
            try values.encode(error, forKey: .error)
        }
    }

    /// A web page or a document that the answer draws on.
    public struct Source: Hashable, Sendable, Codable {
        /// The source.
        public var sourceID: String
        /// The address; nil for a document.
        public var url: String?
        /// The title.
        public var title: String?

        private enum CodingKeys: String, CodingKey {
            case sourceID = "source_id"
            case url, title
        }

        /// Writes all keys, null where there is no value.
        public func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(sourceID, forKey: .sourceID)
            try values.encode(url, forKey: .url)
            try values.encode(title, forKey: .title)
        }
    }

    /// A file.
    public struct File: Hashable, Sendable, Codable {
        /// Where the file is, or the file itself as a data URL.
        public var url: String
        /// Its media type.
        public var mediaType: String

        private enum CodingKeys: String, CodingKey {
            case url
            case mediaType = "media_type"
        }
    }

    /// Data of the application's own; transient data is not kept.
    public struct DataPart: Hashable, Sendable, Codable {
        /// The name of the data.
        public var name: String
        /// The data.
        public var data: JSONValue
        /// The id under which later data replaces it.
        public var id: String?

        private enum CodingKeys: String, CodingKey { case name, data, id }

        /// Writes all keys, null where there is no value.
        public func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(name, forKey: .name)
            try values.encode(data, forKey: .data)
            try values.encode(id, forKey: .id)
        }
    }
}
