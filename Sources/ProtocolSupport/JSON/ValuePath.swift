/// The spelling of a place inside a JSON value: `usage.total`, `items[2].name`, `["odd key"]`.
package enum ValuePath {
    /// The step into an object.
    package static func step(key: String) -> String {
        isPlain(key) ? key : "[\(JSONValue.string(key))]"
    }

    /// The step into an array.
    package static func step(index: Int) -> String { "[\(index)]" }

    /// Puts one step in front of a path.
    package static func join(_ step: String, _ rest: String) -> String {
        if step.isEmpty { return rest }
        if rest.isEmpty || rest.utf8.first == UInt8(ascii: "[") { return step + rest }
        return "\(step).\(rest)"
    }

    private static func isPlain(_ key: String) -> Bool {
        guard let first = key.utf8.first, !(48...57).contains(first) else { return false }
        return key.utf8.allSatisfy { byte in
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "-"): true
            default: false
            }
        }
    }
}
