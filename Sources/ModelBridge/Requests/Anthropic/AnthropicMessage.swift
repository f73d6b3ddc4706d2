import ProtocolSupport

/// A message of a request: a turn of the user, of the model, or instructions in between.
struct AnthropicMessage: Sendable {
    enum Role: String, Sendable {
        case user
        case assistant
        case system
    }

    var role: Role
    var blocks: [JSONObject] = []

    var json: JSONValue {
        ["role": .string(role.rawValue), "content": .array(blocks.map(JSONValue.object))]
    }

    /// The ids of the calls that the application runs.
    var callIDs: [String] { blocks.filter { $0.type == "tool_use" }.compactMap { $0["id"]?.stringValue } }

    /// The ids of the calls whose outputs are here.
    var resultIDs: [String] { blocks.compactMap { $0["tool_use_id"]?.stringValue } }

    /// Moves the calls of the application to the end of the stretch between blocks of thinking: nothing but their outputs may follow.
    mutating func moveCallsBack() {
        var ordered: [JSONObject] = []
        var calls: [JSONObject] = []
        for block in blocks {
            switch block.type {
            case "tool_use": calls.append(block)
            case "thinking", "redacted_thinking":
                ordered += calls
                calls = []
                ordered.append(block)
            default: ordered.append(block)
            }
        }
        blocks = ordered + calls
    }
}

extension JSONObject {
    /// The member `type` of a block.
    var type: String? { self["type"]?.stringValue }

    /// The object without a member.
    func without(_ key: String) -> JSONObject {
        var object = self
        object[key] = nil
        return object
    }
}
