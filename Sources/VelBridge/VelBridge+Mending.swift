import GeneratedProtocol
import ProtocolSupport

// Vel's own readers are written in Python and take any JSON; a client in JavaScript gives up at some of it.
extension VelBridge {
    /// The value without the keys that clients refuse.
    func mended(_ value: JSONValue) -> JSONValue { forbiddenKeys?.removed(from: value) ?? value }

    /// The metadata without the keys that clients refuse, and with `null` for numbers that they cannot read.
    func mended(_ metadata: UIMessageStream.ProviderMetadata) -> UIMessageStream.ProviderMetadata {
        guard forbiddenKeys != nil else { return metadata }
        var whole = JSONObject()
        for (provider, members) in metadata { whole.updateValue(.object(members), forKey: provider) }
        var result = UIMessageStream.ProviderMetadata()
        for (provider, members) in mended(.object(whole)).objectValue ?? [:] {
            guard case .object(let members) = members.withoutLargeNumbers else { continue }
            result.updateValue(members, forKey: provider)
        }
        return result
    }
}

extension JSONValue {
    /// The value with `null` for each number that is too large for a double, as JavaScript writes infinity.
    fileprivate var withoutLargeNumbers: JSONValue {
        switch self {
        case .number where isTooLargeForDouble: return .null
        case .array(let elements): return .array(elements.map(\.withoutLargeNumbers))
        case .object(let object):
            var result = JSONObject()
            for (key, member) in object { result.updateValue(member.withoutLargeNumbers, forKey: key) }
            return .object(result)
        default: return self
        }
    }
}
