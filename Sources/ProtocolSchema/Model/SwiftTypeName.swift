/// The Swift spelling of a type, inside the protocol's namespace and elsewhere.
package struct SwiftTypeName: Hashable, Sendable {
    /// The spelling inside the namespace: `[FinishReason]`.
    package var local: String
    /// The spelling anywhere: `[UIMessageStream.FinishReason]`.
    package var qualified: String

    /// Creates a name that is spelled in two ways.
    package init(local: String, qualified: String) {
        self.local = local
        self.qualified = qualified
    }

    /// Creates a name that is spelled the same everywhere.
    package init(_ name: String) {
        local = name
        qualified = name
    }

    /// Returns the name with the same text around both spellings.
    func wrapped(_ prefix: String, _ suffix: String) -> SwiftTypeName {
        SwiftTypeName(local: prefix + local + suffix, qualified: prefix + qualified + suffix)
    }

    /// Returns the spelling inside a type of the namespace that has members with the names `nested`.
    package func spelled(besides nested: Set<String>) -> String {
        let words = local.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        return words.contains { nested.contains(String($0)) } ? qualified : local
    }

    /// The type of a value that may be missing.
    var optional: SwiftTypeName { wrapped("", "?") }
}

extension ProtocolModel {
    /// Returns the spelling of a type where it is used.
    package func swiftType(_ type: TypeReference) -> SwiftTypeName {
        switch type {
        case .string: SwiftTypeName("String")
        case .int: SwiftTypeName("Int")
        case .uint: SwiftTypeName("UInt64")
        case .double: SwiftTypeName("Double")
        case .bool: SwiftTypeName("Bool")
        case .any: SwiftTypeName("JSONValue")
        case .object: SwiftTypeName("JSONObject")
        case .dateTime: SwiftTypeName("DateTime")
        case .list(let element): swiftType(element).wrapped("[", "]")
        case .map(let value): swiftType(value).wrapped("JSONMap<", ">")
        case .nullable(let wrapped): nullable(wrapped)
        case .named(let id): types[id.index].swiftType
        }
    }

    /// `any` holds null itself, and a type that may be null already has its question mark.
    private func nullable(_ wrapped: TypeReference) -> SwiftTypeName {
        switch resolved(wrapped) {
        case .any, .nullable: swiftType(wrapped)
        default: swiftType(wrapped).optional
        }
    }

    /// Returns the name of a declaration in the namespace; an inherited one is in the namespace of its own protocol.
    func declared(_ name: String, isInherited: Bool) -> SwiftTypeName {
        if isInherited, let base { return SwiftTypeName(base.name + "." + name) }
        return SwiftTypeName(local: name, qualified: self.name + "." + name)
    }
}
