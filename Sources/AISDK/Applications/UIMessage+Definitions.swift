public import GeneratedProtocol
public import ProtocolSupport
import StreamRuntime

/// Data of an application's own in a message, with its payload read.
public struct TypedDataPart<Definition: DataDefinition>: Hashable, Sendable {
    /// The id that later data must have to replace it.
    public var id: String?
    /// The data.
    public var data: Definition.Payload

    /// Creates a part.
    public init(id: String? = nil, data: Definition.Payload) {
        self.id = id
        self.data = data
    }
}

extension UIMessageStream.DataEvent {
    /// The payload, or nil if the event is of another kind.
    ///
    /// - Throws: `JSONDecodingError` if the data is not what the schema says.
    public func payload<Definition: DataDefinition>(
        _ definition: Definition.Type
    ) throws(JSONDecodingError) -> Definition.Payload? {
        guard name.utf8.elementsEqual(Definition.name.utf8) else { return nil }
        return try data.read(Definition.Payload.self, at: "$.data")
    }
}

extension UIMessageStream.DataPart {
    /// The payload, or nil if the part is of another kind.
    ///
    /// - Throws: `JSONDecodingError` if the data is not what the schema says.
    public func payload<Definition: DataDefinition>(
        _ definition: Definition.Type
    ) throws(JSONDecodingError) -> Definition.Payload? {
        guard name.utf8.elementsEqual(Definition.name.utf8) else { return nil }
        return try data.read(Definition.Payload.self, at: "$.data")
    }
}

extension UIMessageStream.UIMessage {
    /// The data of one kind, in the order of the parts.
    ///
    /// - Throws: `JSONDecodingError` naming the part and the field if data is not what the schema says.
    public func dataParts<Definition: DataDefinition>(
        _ definition: Definition.Type
    ) throws(JSONDecodingError) -> [TypedDataPart<Definition>] {
        var found: [TypedDataPart<Definition>] = []
        for (index, part) in parts.enumerated() {
            guard case .data(let part) = part, part.name.utf8.elementsEqual(Definition.name.utf8) else { continue }
            let data = try part.data.read(Definition.Payload.self, at: "$.parts[\(index)].data")
            found.append(TypedDataPart(id: part.id, data: data))
        }
        return found
    }

    /// The metadata, or nil if there is none.
    ///
    /// - Throws: `JSONDecodingError` if it is not what the schema says.
    public func metadata<Metadata: MetadataDefinition>(_: Metadata.Type) throws(JSONDecodingError) -> Metadata? {
        guard let metadata, metadata != .null else { return nil }
        return try metadata.read(Metadata.self, at: "$.metadata")
    }
}
