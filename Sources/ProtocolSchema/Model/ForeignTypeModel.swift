/// A string or a number whose values have a Swift type that the schema does not declare: `swift-type: Foundation.UUID`.
package struct ForeignTypeModel: Hashable, Sendable {
    /// The type on the wire: a string, a date and time, or a number.
    package var base: TypeReference
    /// The Swift type, with its module unless that is the module of the generated code.
    package var swiftName: String

    /// The module that declares the type; nil for the module of the generated code.
    package var module: String? {
        swiftName.firstIndex(of: ".").map { String(swiftName[..<$0]) }
    }

    /// The format of strings that the type takes, as far as it is known.
    package var format: String? { Self.ofFoundation[swiftName]?.format }

    /// The types on the wire that the type takes; nil if that is not known.
    package var bases: [TypeReference]? { Self.ofFoundation[swiftName]?.bases }

    /// The types of Foundation that have a coding of their own.
    private static let ofFoundation: [String: (bases: [TypeReference], format: String?)] = [
        "Foundation.UUID": ([.string], "uuid"),
        "Foundation.URL": ([.string], "uri"),
        "Foundation.Date": ([.string, .dateTime], "date-time"),
        "Foundation.Decimal": ([.double, .int, .uint], nil),
    ]

    /// The types of Foundation that have a coding of their own, for messages.
    package static var namesOfFoundation: [String] { ofFoundation.keys.sorted() }

    /// Creates a type.
    package init(base: TypeReference, swiftName: String) {
        self.base = base
        self.swiftName = swiftName
    }
}

extension ProtocolModel {
    /// The modules of Swift types that the schema does not declare, sorted.
    package var foreignModules: [String] {
        let modules = types.compactMap { type -> String? in
            if case .foreign(let foreign) = type.shape { foreign.module } else { nil }
        }
        return Set(modules).sorted()
    }
}
