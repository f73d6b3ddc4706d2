/// A struct that is an array on the wire: each element has a type of its own.
package struct TupleModel: Hashable, Sendable {
    /// The elements in order, the optional ones at the end; the key of each is its place, `[0]`.
    package var elements: [FieldModel]

    /// How many elements are always there.
    package var requiredCount: Int { elements.prefix { !$0.isOptional }.count }

    /// Creates a tuple.
    package init(elements: [FieldModel]) { self.elements = elements }
}
