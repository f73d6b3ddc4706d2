// What generated code decides with constants, for protocols that are known only at run time.

extension Discriminator {
    /// Returns the event itself and its path, if its name is outside: the only key of an object around it.
    package func payload(in event: JSONValue) -> (value: JSONValue, path: String) {
        switch self {
        case .key, .fields: break
        case .onlyKey, .eventLine:
            if let member = payload(of: event) {
                return (member.value, ValuePath.join("$", ValuePath.step(key: member.name)))
            }
        }
        return (event, "$")
    }
}
