/// A method that writes what an extension declares beside its writers: a kind of data, metadata, or a call of a tool.
package struct ApplicationMethod: Hashable, Sendable {
    /// What is written.
    package enum Subject: Hashable, Sendable {
        /// A kind of data, by its index in `ProtocolModel.events`.
        case data(event: Int)
        /// What changes of the metadata.
        case metadata
        /// A call of a tool, by its index in `ProtocolModel.tools`.
        case call(tool: Int)
    }

    /// Where the payload comes from.
    package enum Payload: Hashable, Sendable {
        /// It is a parameter, by its index.
        case whole(parameter: Int)
        /// It is a struct, made of the first parameters: one for each property, with its name.
        case memberwise(SwiftTypeName, count: Int)
    }

    /// Whether the client keeps a part of the data.
    package enum Transience: Hashable, Sendable {
        /// Nothing is said.
        case unsaid
        /// It keeps none.
        case always
        /// A parameter says it, by its index.
        case parameter(Int)
    }

    /// What is written.
    package var subject: Subject
    /// What the schema says about it.
    package var doc: String?
    /// The declaration.
    package var signature: WriterSignature
    /// Where the payload comes from.
    package var payload: Payload
    /// The index of the parameter with the id of the part or the call, if there is one.
    package var id: Int?
    /// Whether the client keeps a part of the data.
    package var transience = Transience.unsaid
}

extension EventModel {
    /// The method that writes this kind of data.
    var writerName: String { "write" + swiftName }
}

extension ToolModel {
    /// The method that writes a call of the tool.
    var writerName: String { "call" + swiftName }
}
