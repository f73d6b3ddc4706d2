extension Lowering {
    /// A declaration that only the libraries and other generated code use: public for the compiler, but no part of the API.
    ///
    /// Only public declarations can be hidden; others are hidden by their access level.
    func hidden(_ declaration: Declaration) -> Declaration {
        switch declaration {
        case .property(var property) where property.head.hasPrefix("public "):
            property.attributes.insert(Self.hiding, at: 0)
            return .property(property)
        case .function(var function) where function.head.hasPrefix("public "):
            function.attributes.insert(Self.hiding, at: 0)
            return .function(function)
        case .property, .function, .type, .line:
            return declaration
        }
    }

    private static let hiding = "@_spi(Generated)"
}
