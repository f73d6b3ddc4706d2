/// A type as written where it is used.
package indirect enum SchemaTypeExpression: Hashable, Sendable {
    case phrase(Located<TypePhrase>)
    case enumeration(SchemaEnum)
    case structure(SchemaStruct)
    case union(SchemaUnion)
    case tuple(SchemaTuple)
    case foreign(SchemaForeignType)
}

/// A type with a Swift type that the schema does not declare, as written.
package struct SchemaForeignType: Hashable, Sendable {
    /// The type on the wire.
    package var type: Located<TypePhrase>
    /// The Swift type.
    package var swift: Located<String>
}

/// A tuple as written.
package struct SchemaTuple: Hashable, Sendable {
    /// The elements.
    package var elements: [SchemaField]
    /// Where it stands.
    package var range: SourceRange
}

/// A named type as written.
package struct SchemaType: Hashable, Sendable {
    /// The name.
    package var name: Located<String>
    /// The documentation in the schema.
    package var doc: String?
    /// A pinned Swift name.
    package var swift: Located<String>?
    /// Whether it is there for schemas that extend this one.
    package var isOffered = false
    /// The kind.
    package var expression: SchemaTypeExpression
}

/// An enum as written.
package struct SchemaEnum: Hashable, Sendable {
    /// A value.
    package struct Value: Hashable, Sendable {
        /// The name.
        package var name: Located<String>
        /// The documentation in the schema.
        package var doc: String?
        /// A pinned spelling: a string or a whole number.
        package var wire: Located<Literal>?
        /// A pinned Swift name.
        package var swift: Located<String>?
        /// Which clients know it.
        package var availability = SchemaAvailability()
        /// The events that other clients get.
        package var below: Located<String>?
    }

    /// The values.
    package var values: [Value]
    /// Whether unknown values survive.
    package var isOpen: Bool
    /// How the values are spelled.
    package var casing: Casing?
    /// Where it stands.
    package var range: SourceRange
}

/// A struct as written.
package struct SchemaStruct: Hashable, Sendable {
    /// The fields.
    package var fields: [SchemaField]
    /// Structs whose fields come first.
    package var includes: [Located<String>]
    /// How the fields are spelled.
    package var casing: Casing?
    /// The field that says the state.
    package var stateField: Located<String>?
    /// The rules of each state.
    package var states: [StateRule]
    /// The event that it is made from.
    package var origin: Origin?
    /// Where it stands.
    package var range: SourceRange

    /// The event that a struct is made from.
    package struct Origin: Hashable, Sendable {
        /// The event.
        package var event: Located<String>
        /// Fields of the event that the struct does not have.
        package var omits: [Located<String>]
    }

    /// The rules of a state for the fields.
    package struct StateRule: Hashable, Sendable {
        /// The state.
        package var value: Located<String>
        /// Fields that must be there.
        package var requires: [Located<String>]
        /// Fields that must not be there.
        package var forbids: [Located<String>]
    }
}

/// A union as written.
package struct SchemaUnion: Hashable, Sendable {
    /// The way in which the cases are told apart.
    package var discriminator: Located<DiscriminatorModel>?
    /// Discriminator value to type name.
    package var cases: [Case]
    /// Whether unknown cases survive.
    package var isOpen: Bool
    /// Where it stands.
    package var range: SourceRange

    /// One case.
    package struct Case: Hashable, Sendable {
        /// The discriminator's value, perhaps with a trailing `*`.
        package var value: Located<String>
        /// The discriminator's value: a number or a boolean if it looks like one and is not quoted.
        package var tag: Literal
        /// The struct's name.
        package var type: Located<String>
        /// A pinned name of the Swift case.
        package var swift: Located<String>?
        /// The condition by which it is recognized.
        package var when: SchemaCondition?
    }
}

/// A field as written.
package struct SchemaField: Hashable, Sendable {
    /// The name without the question mark.
    package var name: Located<String>
    /// Whether the key may be absent.
    package var isOptional: Bool
    /// The type; nil when only a constant is given.
    package var type: SchemaTypeExpression?
    /// The documentation in the schema.
    package var doc: String?
    /// Which clients know it.
    package var availability = SchemaAvailability()
    /// Where it says that an event which sets it is dropped for clients that do not know it.
    package var dropRange: SourceRange?
    /// A pinned spelling.
    package var wire: Located<String>?
    /// A pinned Swift name.
    package var swift: Located<String>?
    /// A casing of its own.
    package var casing: Casing?
    /// The constraints of the value, with their place.
    package var constraints = Constraints()
    /// Where the first constraint stands.
    package var constraintsRange: SourceRange?
    /// The only value there is.
    package var constant: Located<Literal>?
    /// The value of an absent key.
    package var defaultValue: Located<Literal>?
    /// A value to show.
    package var example: Located<Literal>?
}
