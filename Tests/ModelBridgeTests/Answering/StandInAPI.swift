import ModelBridge
import ProtocolSupport
import Testing

/// Responses of each API, in the few words that a test needs.
enum StandInAPI: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case openAIChat
    case openAIResponses
    case anthropic
    case gemini

    var testDescription: String { rawValue }

    var api: ModelAPI {
        switch self {
        case .openAIChat: .openAIChat
        case .openAIResponses: .openAIResponses
        case .anthropic: .anthropicMessages
        case .gemini: .googleGemini
        }
    }

    /// A call in a response.
    struct Call {
        var id: String
        var input: JSONValue = ["city": "Oslo"]
        var tool = "weather"
    }

    /// A turn that only says something.
    func says(_ text: String) -> ScriptedModel.Response { .body(pieces(text, [])) }

    /// A turn that reasons where the API can hand that back, and calls tools.
    func calls(_ calls: Call...) -> ScriptedModel.Response { .body(pieces(nil, calls)) }

    /// A turn as frames of its own.
    func pieces(_ text: String?, _ calls: [Call]) -> [[UInt8]] {
        frames(text, calls).map { Array("data: \($0)\n\n".utf8) }
    }

    private func frames(_ text: String?, _ calls: [Call]) -> [JSONValue] {
        switch self {
        case .openAIChat: chatFrames(text, calls)
        case .openAIResponses: responsesFrames(text, calls)
        case .anthropic: anthropicFrames(text, calls)
        case .gemini: geminiFrames(text, calls)
        }
    }

    private func chatFrames(_ text: String?, _ calls: [Call]) -> [JSONValue] {
        func chunk(_ delta: JSONValue, _ finish: JSONValue = .null) -> JSONValue {
            [
                "id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1_760_000_000, "model": "model-1",
                "choices": [["index": 0, "delta": delta, "finish_reason": finish]],
            ]
        }
        var frames = [chunk(["role": "assistant", "content": ""])]
        if let text { frames.append(chunk(["content": .string(text)])) }
        for (index, call) in calls.enumerated() {
            let function: JSONValue = ["name": .string(call.tool), "arguments": .string("\(call.input)")]
            let entry: JSONValue = [
                "index": .int(Int64(index)), "id": .string(call.id), "type": "function", "function": function,
            ]
            frames.append(chunk(["tool_calls": [entry]]))
        }
        return frames + [chunk([:], calls.isEmpty ? "stop" : "tool_calls")]
    }

    private func responsesFrames(_ text: String?, _ calls: [Call]) -> [JSONValue] {
        let response: JSONValue = ["id": "resp_1", "created_at": 1_760_000_000, "model": "model-1"]
        var frames: [JSONValue] = [["type": "response.created", "response": response]]
        func item(_ item: JSONValue) {
            let index = JSONValue.int(Int64(frames.count))
            frames.append(["type": "response.output_item.added", "output_index": index, "item": item])
            if let text, item["type"] == "message" {
                frames.append([
                    "type": "response.output_text.delta", "output_index": index, "content_index": 0,
                    "item_id": item["id"] ?? .null, "delta": .string(text),
                ])
            }
            frames.append(["type": "response.output_item.done", "output_index": index, "item": item])
        }
        for call in calls {
            item(["id": .string("rs_\(call.id)"), "type": "reasoning", "summary": []])
            item([
                "id": .string("fc_\(call.id)"), "type": "function_call", "call_id": .string(call.id),
                "name": .string(call.tool), "arguments": .string("\(call.input)"), "status": "completed",
            ])
        }
        if text != nil { item(["id": "msg_1", "type": "message", "role": "assistant", "content": []]) }
        var end = response.objectValue ?? [:]
        end["usage"] = ["input_tokens": 3, "output_tokens": 5]
        return frames + [["type": "response.completed", "response": .object(end)]]
    }

    private func anthropicFrames(_ text: String?, _ calls: [Call]) -> [JSONValue] {
        let message: JSONValue = [
            "id": "msg_1", "type": "message", "role": "assistant", "model": "model-1", "content": [],
            "usage": ["input_tokens": 3, "output_tokens": 1],
        ]
        var frames: [JSONValue] = [["type": "message_start", "message": message]]
        var index: Int64 = 0
        func block(_ start: JSONValue, _ deltas: JSONValue...) {
            frames.append(["type": "content_block_start", "index": .int(index), "content_block": start])
            for delta in deltas {
                frames.append(["type": "content_block_delta", "index": .int(index), "delta": delta])
            }
            frames.append(["type": "content_block_stop", "index": .int(index)])
            index += 1
        }
        if !calls.isEmpty {
            block(
                ["type": "thinking", "thinking": "", "signature": ""],
                ["type": "thinking_delta", "thinking": "Look."],
                ["type": "signature_delta", "signature": .string("sig-\(calls[0].id)")]
            )
        }
        if let text { block(["type": "text", "text": ""], ["type": "text_delta", "text": .string(text)]) }
        for call in calls {
            block(
                ["type": "tool_use", "id": .string(call.id), "name": .string(call.tool), "input": [:]],
                ["type": "input_json_delta", "partial_json": .string("\(call.input)")]
            )
        }
        let reason: JSONValue = calls.isEmpty ? "end_turn" : "tool_use"
        frames.append(["type": "message_delta", "delta": ["stop_reason": reason], "usage": ["output_tokens": 5]])
        return frames + [["type": "message_stop"]]
    }

    private func geminiFrames(_ text: String?, _ calls: [Call]) -> [JSONValue] {
        func chunk(_ parts: JSONValue, _ finish: JSONValue? = nil) -> JSONValue {
            var candidate: JSONObject = ["content": ["role": "model", "parts": parts], "index": 0]
            candidate["finishReason"] = finish
            return ["candidates": [.object(candidate)], "modelVersion": "model-1", "responseId": "r1"]
        }
        let parts = calls.map { call -> JSONValue in
            [
                "functionCall": ["name": .string(call.tool), "args": call.input],
                "thoughtSignature": .string("sig-\(call.id)"),
            ]
        }
        return (text.map { [chunk([["text": .string($0)]])] } ?? []) + [chunk(.array(parts), "STOP")]
    }
}
