import AISDK
import ProtocolSupport
import StreamTestSupport

/// An action that a request handler performs with its context.
indirect enum WriterAction: Sendable {
    // Methods that the schema declares.
    case writeText(String, UIMessageStream.ProviderMetadata?)
    case writeReasoning(String, UIMessageStream.ProviderMetadata?)
    case beginToolCall(String, input: JSONValue, id: String?, CallOptions)
    case completeToolCall(MadeID, output: JSONValue, CallOptions)
    case updateToolOutput(MadeID, output: JSONValue, CallOptions)
    case failToolCall(MadeID, errorText: String, CallOptions)
    case startToolInput(String, id: String?, CallOptions)
    case appendToolInput(MadeID, String)
    case finishToolInput(MadeID, name: String, input: JSONValue, CallOptions)
    case failToolInput(MadeID, name: String, input: JSONValue, CallOptions)
    case requestApproval(MadeID, id: String?, signature: String?, isAutomatic: Bool?)
    case answerApproval(MadeID, Bool, reason: String?)
    case denyToolCall(MadeID)
    case writeSource(id: String, url: String, title: String?, UIMessageStream.ProviderMetadata?)
    case writeDocument(id: String, title: String, filename: String?, UIMessageStream.ProviderMetadata?)
    case writeFile(url: String, UIMessageStream.ProviderMetadata?)
    case writeReasoningFile(url: String, UIMessageStream.ProviderMetadata?)
    case writeCustom(String, UIMessageStream.ProviderMetadata?)
    case writeData(String, JSONValue, id: String?, transient: Bool?)
    case writeMetadata(JSONValue)
    case newStep
    case resetStep
    case finish(UIMessageStream.FinishReason?, metadata: JSONValue?)
    case abort(String?)
    case writeError(String)
    // Methods of every writer.
    case write([UIMessageStream.Event])
    /// A promise for the call with the given id.
    case promise(MadeID, UIMessageStream.Event)
    /// The same action through the uncollected writer.
    case uncollected(WriterAction)
    // Additional methods of a context.
    case tryWrite(UIMessageStream.Event)
    case withText([String], [WriterAction], fails: Bool)
    case withReasoning([String], [WriterAction], fails: Bool)
    case withStep([WriterAction], fails: Bool)
    case withToolCall(String, input: JSONValue, id: String?, [WriterAction], output: JSONValue?)
    case failToolCallWithError(MadeID)
    case setUsage
    case fail
    // Events outside the context.
    case throwError
    case cancel
    case checkCancellation
    case disconnect
}

/// The id of a call or an approval: an id of the handler's choice, or one that a writer returned.
enum MadeID: Sendable {
    case id(String)
    /// The most recent id, or an earlier one by its distance from it.
    case recent(Int)
    /// The same for calls whose input is streamed.
    case started(Int)
}

/// The optional arguments of a call.
struct CallOptions: Sendable {
    var providerExecuted: Bool?
    var dynamic: Bool?
    var title: String?
    var providerMetadata: UIMessageStream.ProviderMetadata?
    var toolMetadata: JSONObject?
}

extension WriterAction {
    /// The actions inside this one.
    var inner: [WriterAction] {
        switch self {
        case .withText(_, let inner, _), .withReasoning(_, let inner, _), .withStep(let inner, _),
            .withToolCall(_, _, _, let inner, _):
            inner
        case .uncollected(let action): [action]
        default: []
        }
    }

    /// Whether the action contains other actions.
    var isAround: Bool {
        switch self {
        case .withText, .withReasoning, .withStep, .withToolCall: true
        default: false
        }
    }

    /// Returns the action with other actions inside.
    func replacingInner(by inner: [WriterAction]) -> WriterAction {
        switch self {
        case .withText(let texts, _, let fails): .withText(texts, inner, fails: fails)
        case .withReasoning(let texts, _, let fails): .withReasoning(texts, inner, fails: fails)
        case .withStep(_, let fails): .withStep(inner, fails: fails)
        case .withToolCall(let name, let input, let id, _, let output):
            .withToolCall(name, input: input, id: id, inner, output: output)
        case .uncollected: inner.first.map { .uncollected($0) } ?? self
        default: self
        }
    }

    /// Returns the action after applying `change` to the inner actions and to itself; nil removes an action.
    func mapped(_ change: (WriterAction) -> WriterAction?) -> WriterAction? {
        let changed = inner.compactMap { $0.mapped(change) }
        if case .uncollected = self, changed.isEmpty { return nil }
        return change(inner.isEmpty ? self : replacingInner(by: changed))
    }
}

extension WriterAction {
    /// The case with its values, without those that are nil.
    var text: String { Self.describe(self) }

    private static func describe(_ value: Any) -> String {
        switch value {
        case let event as UIMessageStream.Event:
            return (try? event.json()).map { String(decoding: $0, as: UTF8.self) } ?? "\(event)"
        case let value as JSONValue: return "\(value)".shortened
        case let text as String: return text.debugDescription.shortened
        case .recent(let place) as MadeID: return "last\(place == 0 ? "" : "-\(place)")"
        case .started(let place) as MadeID: return "lastStarted\(place == 0 ? "" : "-\(place)")"
        case .id(let id) as MadeID: return id.debugDescription
        case let options as CallOptions: return members(options)
        case let list as [WriterAction]: return "[\(list.map(\.text).joined(separator: ", "))]"
        case let list as [Any]: return "[\(list.map { describe($0) }.joined(separator: ", "))]"
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.map { describe($0.value) } ?? "nil"
        case .enum:
            guard let child = mirror.children.first, let name = child.label else { return ".\(value)" }
            let isLabelled = Mirror(reflecting: child.value).displayStyle == .tuple
            return ".\(name)(\(isLabelled ? members(child.value) : describe(child.value)))"
        default: return "\(value)".shortened
        }
    }

    private static func members(_ value: Any) -> String {
        Mirror(reflecting: value).children.compactMap { child in
            let text = describe(child.value)
            guard text != "nil", !text.isEmpty else { return nil }
            let label = child.label.flatMap { $0.hasPrefix(".") ? nil : "\($0): " } ?? ""
            return label + text
        }.joined(separator: ", ")
    }
}

extension String {
    fileprivate var shortened: String { count > 120 ? "\(prefix(100))… (\(utf8.count) bytes)" : self }
}
