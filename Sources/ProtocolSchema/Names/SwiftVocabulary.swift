/// The types that generated code uses without saying where they come from, and those that its users need beside it.
///
/// A type of the schema's that had one of these names would hide it from everything in its namespace.
package enum SwiftVocabulary {
    /// All of them.
    package static let types = ofSwift.union(ofFoundation).union(ofSupport).union(ofNamespace)

    /// Types, protocols and modules of the language.
    private static let ofSwift: Set<String> = [
        "Any", "AnyObject", "Array", "AsyncSequence", "Bool", "CaseIterable", "Character", "Codable", "CodingKey",
        "Comparable", "Decodable", "Decoder", "DecodingError", "Dictionary", "Double", "Encodable", "Encoder",
        "EncodingError", "Equatable", "Error", "Float", "Hashable", "Hasher", "Identifiable", "Int", "Never",
        "Optional", "Protocol", "Range", "RawRepresentable", "Result", "Self", "Sendable", "Sequence", "Set",
        "StaticString", "String", "Substring", "Swift", "Task", "Type", "UInt64", "Void",
    ]

    /// What an application that holds its own types next to generated ones should not miss.
    private static let ofFoundation: Set<String> = ["Data", "Date", "Foundation", "URL"]

    /// Declarations of the support library.
    private static let ofSupport: Set<String> = [
        "AdditionalFields", "Availability", "Boxed", "CarriedData", "CarriedValue", "ClientBehaviour", "ClientTable",
        "ClientTool", "ClientVersion", "ConstraintCheck", "ConstraintError", "DataDefinition", "DataStream", "DateTime",
        "Discriminator", "EnumValueShape", "EventRole", "EventShape", "EventWriter", "FieldCondition", "FieldPlace",
        "FieldShape", "GeneratorLock", "JSONCodable", "JSONDecodingError", "JSONEncodingError", "JSONKey", "JSONMap",
        "JSONObject", "JSONReader", "JSONValue", "JSONWriter", "LifecycleTable", "MetadataDefinition", "MetadataStream",
        "NameTable", "PayloadChoice", "ProtocolSupport", "Renewal", "ScopeID", "ScopeTable", "ServerTool", "SpanWriter",
        "StateTable", "StreamEvent", "StreamProtocol", "ToolCallWriter", "ToolEvent", "ToolStream", "TransportTable",
        "UnionCaseShape", "UnrecognizedValue", "ValueShape",
    ]

    /// Types that generated code declares in every namespace, or in every file.
    private static let ofNamespace: Set<String> = ["Behaviour", "Envelope", "Event", "GeneratedFor", "Scope"]
}
