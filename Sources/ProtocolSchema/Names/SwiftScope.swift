/// A scope of the generated Swift in which names from a schema are declared, and the names that it has already.
///
/// This is the one place that knows which names generated code declares or uses beside those of the schema. An entry
/// whose name would meet one of them is called otherwise: the type of an event `error` is `ErrorEvent`, the property
/// of a field `validate` is `validateValue`. A change that lets generated code declare or use another name adds it here; the
/// schema fuzzer takes its hostile names from generated code, and so finds what was forgotten.
package enum SwiftScope: String, Hashable, Sendable, CaseIterable {
    /// The types in the namespace of a protocol.
    case types
    /// The cases of `Event`, and the functions that make them.
    case events
    /// The properties of a struct, and the parameters of its initialiser.
    case fields
    /// The cases of an enum of values.
    case values
    /// The cases of a union.
    case cases
    /// The constants of `Scope`.
    case scopes
    /// The constants of the enum of a scope's states.
    case states
    /// The cases of `Behaviour`.
    case behaviours
    /// The constants of `ClientVersion`.
    case clientLines
    /// The methods of writers.
    case methods
    /// The parameters and variables of the methods of writers.
    case parameters

    /// Whether a declaration of this name would meet what generated code declares or uses here.
    package func hasTaken(_ name: String) -> Bool {
        declared.contains(name) || Self.everywhere.contains(name) || SwiftVocabulary.types.contains(name)
    }

    /// The names that are declared or used here.
    private var declared: Set<String> {
        switch self {
        case .types: Self.membersOfNamespace
        case .events: ["kindsByType", "unrecognized"]
        case .fields: ["additionalFields", "validate"]
        case .values: ["shape", "unrecognized", "valueShapes"]
        case .cases: ["caseShapes", "conditions", "shape", "unrecognized"]
        case .scopes, .states, .behaviours: []
        case .clientLines: ["zero"]
        case .methods: Self.requirementsOfWriters
        case .parameters: Self.requirementsOfWriters.union(Self.methodsOfWriters)
        }
    }

    /// Members of the type or the value itself, which backticks do not make another's.
    private static let everywhere: Set<String> = ["Protocol", "Self", "Type", "self"]

    /// Only a pinned type could have one of these names.
    private static let membersOfNamespace: Set<String> = [
        "cancelling", "clients", "closing", "completing", "data", "dataEvent", "delta", "discriminator", "events",
        "failing", "identified", "join", "lifecycle", "maskedErrorText", "metadata", "metadataEvent", "name", "opening",
        "roleTables", "scopeTables", "settling", "toolCallEvents", "toolEvent", "toolFailureEvent", "toolOutputEvent",
        "transport", "unfinishedToolEvent",
    ]

    /// What every writer can do; a method of the same name would confuse its readers, if not the compiler.
    private static let requirementsOfWriters: Set<String> = [
        "advance", "append", "generateID", "promise", "tryAppend", "write",
    ]

    /// Other methods that generated ones call.
    private static let methodsOfWriters: Set<String> = [
        "call", "currentKey", "mergeMetadata", "replaceMetadata", "withDeltas", "withPart", "writeData",
    ]
}
