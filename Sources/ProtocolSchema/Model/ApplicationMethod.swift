/// A method that an extension has in addition to its writers: it writes a kind of data, metadata, or a call of a tool.
package struct ApplicationMethod: Hashable, Sendable {
    /// The subject of a method.
    package enum Subject: Hashable, Sendable {
        /// A kind of data, by its index in `ProtocolModel.events`.
        case data(event: Int)
        /// Changes of the metadata.
        case metadata
        /// A call of a tool, by its index in `ProtocolModel.tools`.
        case call(tool: Int)
    }

    /// The source of the payload.
    package enum Payload: Hashable, Sendable {
        /// It is a parameter, by its index.
        case whole(parameter: Int)
        /// It is a struct, made of the first parameters: one for each property, with its name.
        case memberwise(SwiftTypeName, count: Int)
    }

    /// Whether the client keeps a part of the data.
    package enum Transience: Hashable, Sendable {
        /// The method leaves it to the protocol.
        case unsaid
        /// The client keeps no part.
        case always
        /// A parameter decides, by its index.
        case parameter(Int)
    }

    /// The thing that is written.
    package var subject: Subject
    /// The documentation in the schema.
    package var doc: String?
    /// The declaration.
    package var signature: WriterSignature
    /// The source of the payload.
    package var payload: Payload
    /// The index of the parameter with the id of the part or the call, if there is one.
    package var id: Int?
    /// Whether the client keeps a part of the data.
    package var transience = Transience.unsaid
}

extension EventModel {
    /// The method that writes this kind of data.
    var writerName: String { "write" + (methodStem ?? swiftName) }
}

extension ToolModel {
    /// The method that writes a call of the tool.
    var writerName: String { "call" + (methodStem ?? swiftName) }
}
