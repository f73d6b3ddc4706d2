import AISDK
public import GeneratedProtocol
public import ModelBridge
import ProtocolSupport
import StreamRuntime

extension RelayCase {
    /// What a response becomes for a browser.
    public struct Relayed: Sendable {
        /// All events of the chat.
        public var events: [UIMessageStream.Event]
        /// What the turn told.
        public var turn: ModelTurn
    }

    /// Relays the response as a chat of one turn.
    ///
    /// - Parameters:
    ///   - messageID: The id of the message.
    ///   - pieceSize: How many bytes are read at once; nil to read all at once.
    /// - Returns: What the browser gets, and what the turn tells.
    public func relayed(messageID: String, pieceSize: Int? = nil) -> Relayed {
        let startMetadata: JSONValue? = sendsMetadata ? ["stage": "start"] : nil
        var events = [UIMessageStream.Event.start(messageID: messageID, messageMetadata: startMetadata)]
        var stream = ModelStream(api, settings) { $0.message }
        if status >= 400 {
            events += stream.fail(ModelError(status: status, reason: statusText, body: body))
            return Relayed(events: events, turn: stream.turn)
        }
        for piece in pieces(of: pieceSize) { events += stream.events(for: piece) }
        events += stream.end()
        let turn = stream.turn
        if !turn.hasFailed {
            events += outputs(of: turn)
            events.append(.finishStep())
            if sendsMetadata { events.append(.messageMetadata(messageMetadata: metadata(of: turn))) }
            events.append(.finish(finishReason: turn.finishReason, messageMetadata: finishMetadata(of: turn)))
        }
        return Relayed(events: events.map { $0.restricted(to: settings.client) }, turn: turn)
    }

    private func pieces(of size: Int?) -> [ArraySlice<UInt8>] {
        guard let size, size > 0 else { return [body[...]] }
        return stride(from: 0, to: body.count, by: size).map { body[$0..<min($0 + size, body.count)] }
    }

    /// The outputs of the tools that the server runs.
    ///
    /// They run side by side, and those that fail are done first.
    private func outputs(of turn: ModelTurn) -> [UIMessageStream.Event] {
        guard turn.wantsOutputs else { return [] }
        var failures: [UIMessageStream.Event] = []
        var outputs: [UIMessageStream.Event] = []
        for call in turn.calls {
            switch outcomes[call.name] {
            case .output(let output): outputs.append(call.outputEvent(output))
            case .failure(let text): failures.append(call.failureEvent(text))
            case nil: break
            }
        }
        return failures + outputs
    }

    private func metadata(of turn: ModelTurn) -> JSONValue {
        var response: JSONObject = [:]
        response["id"] = .string(turn.response.id ?? settings.makeID())
        response["modelId"] = (turn.response.model ?? model).map(JSONValue.string)
        response["timestamp"] = .string(Timestamp.text(secondsSince1970: turn.response.created ?? now))
        return [
            "response": .object(response),
            "finishReason": .string(turn.finishReason.rawValue),
            "usage": ["in": Self.number(turn.usage.inputTokens), "out": Self.number(turn.usage.outputTokens)],
        ]
    }

    private func finishMetadata(of turn: ModelTurn) -> JSONValue? {
        sendsMetadata ? ["stage": "finish", "total": Self.number(turn.usage.totalTokens)] : nil
    }

    private static func number(_ count: Int?) -> JSONValue { count.map { .int(Int64($0)) } ?? .null }
}
