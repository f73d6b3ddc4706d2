/// The Swift declaration of a method that writes.
package struct WriterSignature: Hashable, Sendable {
    /// A parameter.
    package struct Parameter: Hashable, Sendable {
        /// The effect of leaving the parameter out.
        package enum Presence: Hashable, Sendable {
            /// It cannot be left out.
            case required
            /// The fields that it fills are left out.
            case optional
            /// It has this value.
            case defaulted(Literal)
            /// A value is generated, and returned.
            case generated
        }

        /// The argument label; nil for none.
        package var label: String?
        /// The Swift name, with backticks where it needs them.
        package var swiftName: String
        /// The type of the fields that it fills.
        package var type: TypeReference
        /// The effect of leaving it out.
        package var presence: Presence
        /// The documentation.
        package var doc: String
        /// The type of its values.
        package internal(set) var value = ValueType.undecided
        /// Whether it takes any encodable value, because its fields take any JSON.
        package internal(set) var takesEncodable = false

        /// Creates a parameter.
        package init(label: String?, swiftName: String, type: TypeReference, presence: Presence, doc: String) {
            self.label = label
            self.swiftName = swiftName
            self.type = type
            self.presence = presence
            self.doc = doc
        }

        /// The type that the declaration gives it.
        package var swiftType: SwiftTypeName {
            switch presence {
            case .generated: SwiftTypeName("String?")
            case .required where takesEncodable: SwiftTypeName("some Encodable & Sendable")
            // An optional `some` has no type of its own when it is left out.
            case .optional where takesEncodable, .defaulted where takesEncodable:
                SwiftTypeName("(any Encodable & Sendable)?")
            case .required, .defaulted: value.stored(canBeAbsent: false)
            case .optional: value.stored(canBeAbsent: true)
            }
        }
    }

    /// The result of the method.
    package enum Result: Hashable, Sendable {
        case nothing
        /// The value of a parameter that may be generated; an index.
        case generated(parameter: Int)
        /// A call of a tool; an index into `ProtocolModel.tools`.
        case toolCall(tool: Int)
    }

    /// The method, with backticks where it needs them.
    package var name: String
    /// The parameters in call order.
    package var parameters: [Parameter]
    /// The result of the method.
    package var result: Result

    /// Creates a signature.
    package init(name: String, parameters: [Parameter], result: Result = .nothing) {
        self.name = name
        self.parameters = parameters
        self.result = result
    }
}

extension WriterSignature.Parameter.Presence {
    /// The effect of leaving out a parameter that fills fields of these kinds.
    ///
    /// A default counts only if all fields share it.
    init(filling fields: [FieldModel.Presence]) {
        var values: Set<FieldModel.Presence> = []
        for field in fields {
            switch field {
            case .required, .constant:
                self = .required
                return
            case .optional, .defaulted: values.insert(field)
            }
        }
        if values.count == 1, case .defaulted(let value)? = values.first {
            self = .defaulted(value)
        } else {
            self = values.isEmpty ? .required : .optional
        }
    }
}
