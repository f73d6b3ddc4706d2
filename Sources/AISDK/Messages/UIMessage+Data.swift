public import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

extension UIMessageStream.UIMessage {
    /// The newest data with that name, and that id if one is given, as a type of the application's own.
    ///
    /// `name` is what follows `data-`. Nil if there is none.
    public func data<Value: Decodable>(
        _ name: String,
        id: String? = nil,
        as type: Value.Type = Value.self
    ) throws -> Value? {
        try dataParts(name).last { part in
            guard let id else { return true }
            return part.id.map { UTF8Text.areSame($0, id) } ?? false
        }?.decode(type)
    }

    /// The data parts with that name, in order.
    public func dataParts(_ name: String) -> [UIMessageStream.DataPart] {
        parts.compactMap { part in
            if case .data(let part) = part, UTF8Text.areSame(part.name, name) { part } else { nil }
        }
    }

    /// The metadata as a type of the application's own; nil if there is none.
    public func decodeMetadata<Metadata: Decodable>(_ type: Metadata.Type = Metadata.self) throws -> Metadata? {
        guard let metadata, !metadata.isNull else { return nil }
        return try metadata.decode(type)
    }
}

extension UIMessageStream.DataPart {
    /// The data as a type of the application's own.
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value { try data.decode(type) }
}

extension UIMessageStream.DataEvent {
    /// The data as a type of the application's own.
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value { try data.decode(type) }
}

extension UIMessageStream.ToolPart {
    /// The input as a type of the application's own; nil if there is none.
    public func decodeInput<Input: Decodable>(_ type: Input.Type = Input.self) throws -> Input? {
        try input?.decode(type)
    }

    /// The output as a type of the application's own; nil if there is none.
    public func decodeOutput<Output: Decodable>(_ type: Output.Type = Output.self) throws -> Output? {
        try output?.decode(type)
    }
}

extension UIMessageStream.DynamicToolPart {
    /// The input as a type of the application's own; nil if there is none.
    public func decodeInput<Input: Decodable>(_ type: Input.Type = Input.self) throws -> Input? {
        try input?.decode(type)
    }

    /// The output as a type of the application's own; nil if there is none.
    public func decodeOutput<Output: Decodable>(_ type: Output.Type = Output.self) throws -> Output? {
        try output?.decode(type)
    }
}
