import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

/// Merges a message's metadata as the AI SDK's client does, which is as JavaScript does.
///
/// Objects are merged key by key at every depth; anything else replaces what was there. Metadata that is not an object is not
/// meant to be merged; the result is that of spreading it into an object.
struct MetadataMerge {
    /// Metadata with members cannot be merged into a scalar.
    struct ScalarBase: Error {}

    private static let unsafeKeys = ["__proto__", "constructor", "prototype"]

    let skipsUnsafeKeys: Bool

    /// The metadata with `patch` merged into it; `null` changes nothing.
    func merge(_ patch: JSONValue?, into base: JSONValue?) throws(ScalarBase) -> JSONValue? {
        guard let patch, !patch.isNull else { return base }
        guard let base, !base.isNull else { return patch }
        return .object(try merge(members(of: patch), into: base))
    }

    private func merge(_ patch: JSONObject, into base: JSONValue) throws(ScalarBase) -> JSONObject {
        var result = members(of: base)
        for (key, value) in patch {
            if skipsUnsafeKeys, Self.unsafeKeys.contains(where: { UTF8Text.areSame($0, key) }) { continue }
            // Asking a scalar whether it has a key is an error in JavaScript.
            guard base.objectValue != nil || base.arrayValue != nil else { throw ScalarBase() }
            if case .object(let inner) = value, let old = result[key], case .object = old {
                result[key] = .object(try merge(inner, into: old))
            } else {
                result[key] = value
            }
        }
        return result
    }

    /// The result of spreading a value into an object: members, elements by their index, a string's code units by theirs.
    private func members(of value: JSONValue) -> JSONObject {
        var result = JSONObject()
        switch value {
        case .object(let object): return object
        case .array(let elements): for (index, element) in elements.enumerated() { result["\(index)"] = element }
        case .string(let text):
            for (index, unit) in text.utf16.enumerated() {
                result["\(index)"] = .string(String(decoding: [unit], as: UTF16.self))
            }
        default: break
        }
        return result
    }
}
