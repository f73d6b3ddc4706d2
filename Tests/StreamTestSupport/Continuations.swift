package import AISDK
import ProtocolSupport

/// Creates an assistant message with these parts; `'` represents `"`.
package func assistantMessage(_ parts: String..., id: String = "m") throws -> UIMessageStream.UIMessage {
    let json = "{'id':'\(id)','role':'assistant','parts':[\(parts.joined(separator: ","))]}"
    return try UIMessageStream.UIMessage(json: json.replacing("'", with: "\""))
}

extension VerifiedContinuation {
    /// Creates the continuation for a request that ends with a changed copy of the stored message.
    package init(_ copy: UIMessageStream.UIMessage, stored: UIMessageStream.UIMessage?, clientTools: Set<String>? = nil)
    {
        let question = UIMessageStream.UIMessage(id: "u", role: .user, parts: [.text(.init(text: "Go on."))])
        let request = UIMessageStream.ChatRequest(messages: [question, copy], trigger: .submitMessage)
        self.init(for: request, stored: stored, clientTools: clientTools)
    }
}

/// Tool calls as message parts; `'` represents `"`.
package enum CallJSON {
    /// A call that waits for an approval.
    package static let asked =
        "{'type':'tool-delete','toolCallId':'c','state':'approval-requested','input':{'path':'notes'},'approval':{'id':'a'}}"
    /// The same call, with the user's answer.
    package static let approved =
        "{'type':'tool-delete','toolCallId':'c','state':'approval-responded','input':{'path':'notes'},'approval':{'id':'a','approved':true}}"
    /// A call that waits for a tool of the client.
    package static let open = "{'type':'tool-pick','toolCallId':'c','state':'input-available','input':{'n':1}}"
    /// The same call, with its output.
    package static let picked =
        "{'type':'tool-pick','toolCallId':'c','state':'output-available','input':{'n':1},'output':'red'}"
}
