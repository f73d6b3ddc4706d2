// What generated code decides with constants, for protocols that are known only at run time.

extension [EventShape] {
    /// Returns the kind of an event; nil if no event of the protocol is recognized.
    package func kind(of event: JSONValue, by discriminator: Discriminator) -> Int? {
        recognizing(event, by: discriminator).first.flatMap { firstIndex(of: $0) }
    }
}

extension Discriminator {
    /// Returns the text of the value that names an event, if there is one.
    package func eventName(of event: JSONValue) -> String? { name(of: event) }

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
