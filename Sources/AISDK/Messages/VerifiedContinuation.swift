public import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

/// The additions of a request to the message that the server stored: answers to approvals that are open, and outputs of tools that the
/// client runs.
///
/// A request brings the client's copy of the message, in which anything may be invented or changed. Only two things in that
/// copy count, and only for calls in the stored message that wait for them: whether the user has approved, and what a tool
/// of the page has returned. Everything else is taken from the stored message. ``refusals`` lists everything that
/// contradicts it.
///
/// An answer counts once. ``message`` is the stored message with the answers in it; store it before any tool runs, and only
/// if the message in the store is still the one that was passed as `stored`. If two requests with the same answer arrive
/// together, one of them then finds that it is too late, and any later request finds that the call was answered.
///
/// ```swift
/// let continuation = VerifiedContinuation(for: request, stored: stored)
/// guard await chats.replace(stored, with: continuation.message) else { throw TooLate() }
/// let context = ChatContext(continuing: continuation)
/// ```
public struct VerifiedContinuation: Hashable, Sendable {
    /// The id under which the client expects the answer; nil if the request asks for a new answer.
    public private(set) var messageID: String?
    /// The stored message with what the request adds to it; nil if the request asks for a new answer, or if the stored message is
    /// not the one that it continues.
    public private(set) var message: UIMessageStream.UIMessage?
    /// The approvals that the user has answered with this request: run the calls that are approved, and deny the others.
    ///
    /// The calls are the stored ones.
    public private(set) var answers: [ApprovalAnswer] = []
    /// The stored calls that have got their outcome with this request, from tools that the client runs.
    public private(set) var outputs: [UIMessageStream.UIMessage.ToolCall] = []
    /// The refused parts of the request, in the order of the calls.
    public private(set) var refusals: [ContinuationRefusal] = []

    /// Creates the continuation of nothing: what a new answer begins with.
    init() {}

    /// Compares a request with the stored message that it continues.
    ///
    /// - Parameters:
    ///   - request: What the client sent.
    ///   - stored: The message as the server stored it; nil if it has none. `messageIDToContinue` of the request says
    ///     which it is. It may be any message if the request asks for a new answer.
    ///   - clientTools: The names of the tools that the client runs; nil accepts the output of any call that was left
    ///     open for the client, except those that the model's provider runs. Name them if messages are also stored
    ///     while the server still runs their calls.
    public init(
        for request: UIMessageStream.ChatRequest,
        stored: UIMessageStream.UIMessage?,
        clientTools: Set<String>? = nil
    ) {
        guard let copy = request.unverifiedMessageToContinue else { return }
        messageID = copy.id
        guard let stored else {
            refusals = [ContinuationRefusal(reason: .unknownMessage)]
            return
        }
        guard UTF8Text.areSame(stored.id, copy.id), stored.role == .assistant else {
            refusals = [ContinuationRefusal(reason: .otherMessage)]
            return
        }
        message = add(copy, to: stored, clientTools)
    }

    /// The stored message, with what the client's copy says of calls that wait for it.
    private mutating func add(
        _ copy: UIMessageStream.UIMessage,
        to stored: UIMessageStream.UIMessage,
        _ clientTools: Set<String>?
    ) -> UIMessageStream.UIMessage {
        var message = stored
        var places = ToolPartPlaces(stored)
        for claim in copy.parts.lazy.compactMap(\.call) {
            let place = places.next(claim.toolCallID)
            if let place, let call = message.parts[place].call {
                let verification = ToolCallVerification(copy: claim, stored: call, clientTools: clientTools)
                take(verification.verdict, of: claim, into: &message.parts[place], at: place)
            } else if ToolCallVerification.isClaim(claim) {
                refuse(claim, .unknownCall)
            }
        }
        return message
    }

    private mutating func take(
        _ verdict: ToolCallVerification.Verdict,
        of claim: any MessageToolPart,
        into part: inout UIMessageStream.UIMessagePart,
        at place: Int
    ) {
        switch verdict {
        case .nothing: break
        case .answer(let isApproved, let reason):
            part.changeCall { call in
                call.state = .approvalResponded
                call.approval?.approved = isApproved
                call.approval?.reason = reason
            }
            if let answer = part.toolCall(at: place)?.approvalAnswer { answers.append(answer) }
        case .output(let output):
            part.changeCall { call in
                call.state = .outputAvailable
                call.output = output
            }
            if let call = part.toolCall(at: place) { outputs.append(call) }
        case .failure(let text):
            part.changeCall { call in
                call.state = .outputError
                call.errorText = text
            }
            if let call = part.toolCall(at: place) { outputs.append(call) }
        case .refused(let reason): refuse(claim, reason)
        }
    }

    private mutating func refuse(_ claim: any MessageToolPart, _ reason: ContinuationRefusal.Reason) {
        refusals.append(ContinuationRefusal(toolCallID: claim.toolCallID, reason: reason))
    }
}

/// Where the calls of a message are; the calls of one id in their order.
///
/// Providers use an id again, so the second call of an id in the client's copy is the second one of the stored message.
private struct ToolPartPlaces {
    private var places: [UTF8Text: ArraySlice<Int>] = [:]

    init(_ message: UIMessageStream.UIMessage) {
        for (place, part) in message.parts.enumerated() {
            guard let call = part.call else { continue }
            places[UTF8Text(call.toolCallID), default: []].append(place)
        }
    }

    /// The place of the next call with that id; nil if there is none left.
    mutating func next(_ id: String) -> Int? { places[UTF8Text(id)]?.popFirst() }
}
