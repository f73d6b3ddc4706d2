import GeneratedProtocol
@_spi(Generated) import ProtocolSupport
import StreamRuntime

/// The rules of a client's version, looked up once in the tables of the schema.
struct ClientRules: Sendable {
    /// Whether each kind of event is known.
    private let knownKinds: [Bool]

    // How calls are found
    let hasPrototypeLessIDs: Bool
    let looksInCurrentStep: Bool
    let findsOutputsOfAnyTool: Bool
    let inputErrorFollowsTool: Bool
    // What parts keep
    let keepsReasoningIDs: Bool
    let keepsFileMetadata: Bool
    let keepsProviderExecutedEverywhere: Bool
    let keepsProviderExecutedOfDynamicOutputs: Bool
    let takesCallMetadataFromAnyInput: Bool
    let separatesResultMetadata: Bool
    let keepsApprovalSignature: Bool
    let skipsUnsafeMetadataKeys: Bool
    // Fields that came later than their events
    let knowsTitle: Bool
    let knowsToolMetadata: Bool
    let knowsStartMetadata: Bool
    let knowsOutputMetadata: Bool
    let knowsPreliminary: Bool
    let knowsRawInput: Bool
    let knowsApprovalSignature: Bool
    let knowsAutomaticApproval: Bool
    let knowsFinishReason: Bool

    init(_ client: ClientVersion) {
        let has = { (behaviour: UIMessageStream.Behaviour) in behaviour.applies(to: client) }
        knownKinds = UIMessageStream.events.map { $0.availability.contains(client) }
        hasPrototypeLessIDs = has(.prototypeLessIDs)
        looksInCurrentStep = has(.currentStepTools)
        findsOutputsOfAnyTool = has(.outputsOfAnyTool)
        inputErrorFollowsTool = has(.inputErrorFollowsTool)
        keepsReasoningIDs = has(.reasoningIDs)
        keepsFileMetadata = has(.fileProviderMetadata)
        keepsProviderExecutedEverywhere = has(.providerExecutedEverywhere)
        keepsProviderExecutedOfDynamicOutputs = has(.providerExecutedOfDynamicOutputs)
        takesCallMetadataFromAnyInput = has(.callMetadataFromAnyInput)
        separatesResultMetadata = has(.separateResultMetadata)
        keepsApprovalSignature = has(.approvalSignatures)
        skipsUnsafeMetadataKeys = has(.safeMetadataKeys)

        let knows = { Self.knows($0, $1, client) }
        knowsTitle = knows("tool-input-start", "title")
        knowsToolMetadata = knows("tool-input-start", "toolMetadata")
        knowsStartMetadata = knows("tool-input-start", "providerMetadata")
        knowsOutputMetadata = knows("tool-output-available", "providerMetadata")
        knowsPreliminary = knows("tool-output-available", "preliminary")
        // Parts have it since there is the event that makes it.
        knowsRawInput = knows("tool-input-error", "input")
        knowsApprovalSignature = knows("tool-approval-request", "signature")
        knowsAutomaticApproval = knows("tool-approval-request", "isAutomatic")
        knowsFinishReason = knows("finish", "finishReason")
    }

    /// Whether the client knows an event; nil is one that this build does not know either.
    func knows(_ kind: Int?) -> Bool {
        guard let kind, knownKinds.indices.contains(kind) else { return false }
        return knownKinds[kind]
    }

    private static func knows(_ event: String, _ field: String, _ client: ClientVersion) -> Bool {
        let shape = UIMessageStream.events.first { $0.type == event && $0.availability.contains(client) }
        return shape?.fields.first { $0.name == field }?.availability.contains(client) ?? false
    }

    /// The names that every JavaScript object inherits, which the first clients mistook for ids of open parts.
    static let inheritedNames: Set<String> = [
        "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString",
        "valueOf",
        "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__", prototypeName,
    ]
    /// The only one that is not a function, and that cannot be removed from an object.
    static let prototypeName = "__proto__"

    /// Whether the client takes an id that was never opened for one that is open.
    func inherits(_ id: String) -> Bool { !hasPrototypeLessIDs && Self.inheritedNames.contains(id) }
}
