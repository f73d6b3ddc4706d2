package import AISDK
import ProtocolSupport

/// A message of the assistant with these parts; `'` stands for `"`.
package func assistantMessage(_ parts: String..., id: String = "m") throws -> UIMessageStream.UIMessage {
    let json = "{'id':'\(id)','role':'assistant','parts':[\(parts.joined(separator: ","))]}"
    return try UIMessageStream.UIMessage(json: json.replacing("'", with: "\""))
}

extension VerifiedContinuation {
    /// What a request that ends with a copy of a message adds to the stored one.
    package init(_ copy: UIMessageStream.UIMessage, stored: UIMessageStream.UIMessage?, clientTools: Set<String>? = nil)
    {
        let question = UIMessageStream.UIMessage(id: "u", role: .user, parts: [.text(.init(text: "Go on."))])
        let request = UIMessageStream.ChatRequest(messages: [question, copy], trigger: .submitMessage)
        self.init(for: request, stored: stored, clientTools: clientTools)
    }
}

/// Calls as parts of messages; `'` stands for `"`.
package enum CallJSON {
    /// Waits for an approval.
    package static let asked =
        "{'type':'tool-delete','toolCallId':'c','state':'approval-requested','input':{'path':'notes'},'approval':{'id':'a'}}"
    /// The same, with the answer of the user.
    package static let approved =
        "{'type':'tool-delete','toolCallId':'c','state':'approval-responded','input':{'path':'notes'},'approval':{'id':'a','approved':true}}"
    /// Waits for a tool of the client.
    package static let open = "{'type':'tool-pick','toolCallId':'c','state':'input-available','input':{'n':1}}"
    /// The same, with the output.
    package static let picked =
        "{'type':'tool-pick','toolCallId':'c','state':'output-available','input':{'n':1},'output':'red'}"
}
