import AISDK
@_spi(Generated) import ProtocolSupport
import StreamTestSupport
import Testing

@Suite("Requests") struct ChatRequestTests {
    private static let question = #"{"id":"u","role":"user","parts":[{"type":"text","text":"Hi"}]}"#

    private func request(_ body: String) throws -> UIMessageStream.ChatRequest {
        try UIMessageStream.ChatRequest(body: Array(body.utf8))
    }

    /// Returns the description of the request's error without the offset.
    private func failure(_ body: String) -> String? {
        do throws(JSONDecodingError) {
            _ = try UIMessageStream.ChatRequest(body: Array(body.utf8))
            return nil
        } catch {
            return "\(error.path): \(error.reason)"
        }
    }

    @Test("a request with the whole chat differs from one with only the newest message")
    func wholeOrNewest() throws {
        let whole = try request(#"{"id":"c","messages":[\#(Self.question)]}"#)
        #expect(whole.message == nil && whole.messages.count == 1)
        let newest = try request(#"{"id":"c","message":\#(Self.question)}"#)
        #expect(newest.message?.text == "Hi" && newest.messages.isEmpty)
        for request in [whole, newest] {
            #expect(request.newestMessage?.id == "u")
            #expect(request.lastUserMessage?.text == "Hi")
            #expect(request.messageIDToContinue == nil)
        }
    }

    @Test("a single answer is continued")
    func continuesNewest() throws {
        let answer = #"{"id":"a","role":"assistant","parts":[]}"#
        #expect(try request(#"{"message":\#(answer)}"#).messageIDToContinue == "a")
        #expect(try request(#"{"message":\#(answer),"messages":[\#(Self.question)]}"#).lastUserMessage?.id == "u")
        #expect(try request(#"{"message":\#(answer),"trigger":"regenerate-message"}"#).messageIDToContinue == nil)
    }

    @Test("a page that regenerates an answer may post no messages")
    func onlyAnID() throws {
        let request = try request(#"{"id":"c","trigger":"regenerate-message","messageId":"a"}"#)
        #expect(request.newestMessage == nil && request.messageID == "a")
    }

    @Test(
        "an invalid request is refused with the path of the error",
        arguments: [
            (#"{"messages": 1}"#, "$.messages: expected an array, found a number"),
            ("", "$: expected an object, found the end"),
            ("not json", "$: expected an object, found 'n'"),
            ("[]", "$: expected an object, found an array"),
            ("{}", "$.messages: expected at least one message, found none"),
            (#"{"messages":[],"id":"c"}"#, "$.messages: expected at least one message, found none"),
            (#"{"messages":[{"role":"user","parts":[]}]}"#, "$.messages[0].id: the field is required but missing"),
            (#"{"message":"Hi"}"#, "$.message: expected an object, found a string"),
            (#"{"messages":["Hi"]}"#, "$.messages[0]: expected an object, found a string"),
        ]
    )
    func isRefused(_ body: String, _ reason: String) {
        #expect(failure(body) == reason)
    }

    /// Parts and messages that version 4 of the SDK stored in databases.
    private static let old = [
        #"{"type":"tool-invocation","toolInvocation":{"state":"result","toolCallId":"c","toolName":"t","args":{},"result":3.5}}"#,
        #"{"type":"reasoning","reasoning":"Hm.","details":[]}"#,
        #"{"type":"file","mimeType":"image/png","data":"AAAA"}"#,
        #"{"type":"source","source":{"id":"s"}}"#,
    ]

    @Test("an old part that cannot be read is kept unchanged", arguments: old)
    func keepsOldParts(_ part: String) throws {
        let text = #"{"type":"text","text":"Yes."}"#
        let answer = #"{"id":"a","role":"assistant","content":"Yes.","parts":[\#(part),\#(text)]}"#
        let request = try request(#"{"messages":[\#(answer),\#(Self.question)]}"#)
        guard case .unrecognized(let kept) = try #require(request.messages.first?.parts.first) else {
            Issue.record("The part was read.")
            return
        }
        #expect(kept.type.map { part.contains($0) } == true)
        #expect(try String(decoding: kept.value.json(), as: UTF8.self) == part)
        #expect(request.messages.first?.text == "Yes.")
        // After it has been read, the message can be written and read separately.
        let message = try #require(request.messages.first)
        #expect(try UIMessageStream.UIMessage(json: message.json()) == message)
    }

    @Test("an old message without parts keeps its content")
    func keepsOldMessages() throws {
        let old = #"{"id":"a","role":"assistant","content":"Yes.","toolInvocations":[]}"#
        let request = try request(#"{"messages":[\#(old),\#(Self.question)]}"#)
        #expect(request.messages.first?.parts == [])
        #expect(request.messages.first?.additionalFields["content"] == "Yes.")
        #expect(request.messages.count == 2)
    }

    @Test(
        "an unreadable question is refused, with and without earlier messages",
        arguments: ["", #"{"id":"a","role":"assistant","parts":[\#(old[0])]},"#]
    )
    func refusesUnreadableQuestions(_ history: String) {
        let question = #"{"id":"u","role":"user","parts":[{"type":"text"}]}"#
        let index = history.isEmpty ? 0 : 1
        let place = "$.messages[\(index)].parts[0].text: the field is required but missing"
        #expect(failure(#"{"messages":[\#(history)\#(question)]}"#) == place)
        #expect(
            failure(#"{"messages":[\#(history)\#(#"{"id":"u","role":"user","content":"Hi"}"#)]}"#)
                == "$.messages[\(index)].parts: the field is required but missing"
        )
        #expect(
            failure(#"{"message":\#(question)}"#) == "$.message.parts[0].text: the field is required but missing"
        )
    }

    @Test("the last value of a duplicate key is used before the part counts as unreadable")
    func duplicates() throws {
        let part = #"{"type":"text","text":1,"text":"Hi"}"#
        let request = try request(#"{"messages":[{"id":"u","role":"user","parts":[\#(part)]}]}"#)
        #expect(request.lastUserMessage?.text == "Hi")
    }

    @Test("events are always read strictly")
    func events() {
        #expect(throws: JSONDecodingError.self) {
            try UIMessageStream.Event(json: #"{"type":"tool-input-available","toolCallId":"c"}"#)
        }
        #expect(!UIMessageStream.Event.isReadForgivingly)
    }
}
