import AISDK
import ModelBridge
import ProtocolSupport
import StreamTestSupport
import Testing

/// Chats with tools, there and back: what the next request to the model holds.
struct AnswerConversationTests {
    @Test(arguments: StandInAPI.allCases)
    func `Each request holds what the API needs to go on`(_ standIn: StandInAPI) async throws {
        let model = ScriptedModel(
            standIn.api,
            standIn.calls(.init(id: "a")),
            standIn.calls(.init(id: "b", input: ["city": "Rome"])),
            standIn.says("Both are wet."),
            standIn.says("You are welcome.")
        )
        let first = await ServedChat.serve(.words("How is the weather?"), with: model)
        let replay = first.read()
        #expect(first.logged.isEmpty)
        #expect(replay.message?.text == "Both are wet.")
        #expect(replay.message?.stepCount == 3)
        #expect(replay.message?.toolCalls.map(\.output) == [["degrees": 7], ["degrees": 7]])
        #expect(first.answer?.turns.count == 3)
        #expect(first.answer?.openCalls.isEmpty == true)

        let answer = try #require(first.message)
        let second = await ServedChat.serve(.words("Thank you.", after: [.question, answer]), with: model)
        #expect(second.read().message?.text == "You are welcome.")

        let requests = model.requests.map(standIn.conversation)
        let (one, two) = standIn.exchanges
        #expect(requests.count == 4)
        #expect(requests[0] == [standIn.user("How is the weather?")])
        #expect(requests[1] == [standIn.user("How is the weather?")] + one)
        #expect(requests[2] == [standIn.user("How is the weather?")] + one + two)
        #expect(Array(requests[3].prefix(requests[2].count)) == requests[2])
        #expect(requests[3].last == standIn.user("Thank you."))
    }

    @Test(arguments: StandInAPI.allCases)
    func `Calls of one turn run side by side, and all outputs go back together`(_ standIn: StandInAPI) async throws {
        let model = ScriptedModel(
            standIn.api,
            standIn.calls(.init(id: "a"), .init(id: "b", input: ["city": "Rome"])),
            standIn.says("Done.")
        )
        let running = Box(0)
        let tool = Toolbox.tool("weather") { input, _ in
            running.change { $0 += 1 }
            // Each call waits for the other one: alone it would never end.
            while running.value < 2 { try await Task.sleep(for: .milliseconds(1)) }
            return input["city"] ?? .null
        }
        let served = await ServedChat.serve(.words("Both cities?"), with: model, tools: Toolbox(tool))
        let message = try #require(served.read().message)
        #expect(message.toolCalls.map(\.output) == ["Oslo", "Rome"])
        #expect(message.text == "Done.")
        #expect(model.requests.count == 2)
    }

    @Test func `A server that uses the id of a call again gets each output with its call`() async throws {
        let standIn = StandInAPI.openAIChat
        let model = ScriptedModel(
            .openAICompatible(provider: "local"),
            standIn.calls(.init(id: "call_0")),
            standIn.calls(.init(id: "call_0", input: ["city": "Rome"])),
            standIn.says("Done.")
        )
        let echo = Toolbox.tool("weather") { input, _ in input["city"] ?? .null }
        let served = await ServedChat.serve(.words("Both?"), with: model, tools: Toolbox(echo))
        let message = try #require(served.read().message)
        #expect(message.toolCalls.map(\.output) == ["Oslo", "Rome"])
        let messages = try #require(model.requests.last?.body["messages"]?.arrayValue)
        #expect(messages.compactMap { $0["role"] == "tool" ? $0["content"] : nil } == ["Oslo", "Rome"])
    }
}

extension UIMessageStream.UIMessage {
    fileprivate static let question = Self(id: "u", role: .user, parts: [.text(.init(text: "How is the weather?"))])
}

extension StandInAPI {
    /// The messages in a request.
    fileprivate func conversation(of request: ModelRequest) -> [JSONValue] {
        let key =
            switch self {
            case .openAIChat, .anthropic: "messages"
            case .openAIResponses: "input"
            case .gemini: "contents"
            }
        let messages = request.body[key]?.arrayValue ?? []
        return self == .gemini ? Self.numbered(messages) : messages
    }

    /// The messages with the ids of calls as numbers, since Gemini has none and the answer makes them up.
    private static func numbered(_ messages: [JSONValue]) -> [JSONValue] {
        var ids: [JSONValue] = []
        func number(_ id: JSONValue) -> JSONValue {
            if !ids.contains(id) { ids.append(id) }
            return .int(Int64(ids.firstIndex(of: id) ?? 0))
        }
        func numbered(_ value: JSONValue) -> JSONValue {
            guard var object = value.objectValue else {
                return value.arrayValue.map { .array($0.map(numbered)) } ?? value
            }
            for (key, value) in object { object[key] = key == "id" ? number(value) : numbered(value) }
            return .object(object)
        }
        return messages.map(numbered)
    }

    /// A message of the user, as the API has it.
    fileprivate func user(_ text: String) -> JSONValue {
        switch self {
        case .openAIChat: ["role": "user", "content": .string(text)]
        case .openAIResponses: ["role": "user", "content": [["type": "input_text", "text": .string(text)]]]
        case .anthropic: ["role": "user", "content": [["type": "text", "text": .string(text)]]]
        case .gemini: ["role": "user", "parts": [["text": .string(text)]]]
        }
    }

    /// What the two calls and their outputs are in the requests after them.
    fileprivate var exchanges: ([JSONValue], [JSONValue]) { (exchange("a", "Oslo"), exchange("b", "Rome")) }

    private func exchange(_ id: String, _ city: String) -> [JSONValue] {
        let call = JSONValue.string(id)
        let input: JSONValue = ["city": .string(city)]
        let output: JSONValue = #"{"degrees":7}"#
        let number: JSONValue = id == "a" ? 0 : 1
        switch self {
        case .openAIChat:
            let function: JSONValue = ["name": "weather", "arguments": .string("\(input)")]
            return [
                [
                    "role": "assistant", "content": .null,
                    "tool_calls": [["id": call, "type": "function", "function": function]],
                ],
                ["role": "tool", "tool_call_id": call, "content": output],
            ]
        case .openAIResponses:
            return [
                ["type": "item_reference", "id": .string("rs_\(id)")],
                ["type": "function_call", "call_id": call, "name": "weather", "arguments": .string("\(input)")],
                ["type": "function_call_output", "call_id": call, "output": output],
            ]
        case .anthropic:
            return [
                [
                    "role": "assistant",
                    "content": [
                        ["type": "thinking", "thinking": "Look.", "signature": .string("sig-\(id)")],
                        ["type": "tool_use", "id": call, "name": "weather", "input": input],
                    ],
                ],
                [
                    "role": "user",
                    "content": [["type": "tool_result", "tool_use_id": call, "content": output]],
                ],
            ]
        case .gemini:
            return [
                [
                    "role": "model",
                    "parts": [
                        [
                            "functionCall": ["id": number, "name": "weather", "args": input],
                            "thoughtSignature": .string("sig-\(id)"),
                        ]
                    ],
                ],
                [
                    "role": "user",
                    "parts": [
                        [
                            "functionResponse": [
                                "id": number,
                                "name": "weather",
                                "response": ["name": "weather", "content": ["degrees": 7]],
                            ]
                        ]
                    ],
                ],
            ]
        }
    }
}
