/// A union of structs, distinguished by a key inside the object.
package struct UnionModel: Hashable, Sendable {
    /// One case.
    package struct Case: Hashable, Sendable {
        /// The text of the discriminator's value, or what it begins with; the name in the schema where nothing on the wire names it.
        package var value: String
        /// The sign by which it is recognized.
        package var recognition: Recognition
        /// Whether `value` is a prefix.
        package var isPrefix: Bool
        /// The Swift case, with backticks where it needs them.
        package var swiftName: String
        /// The struct.
        package var type: TypeID
        /// Its location in the schema.
        package var range: SourceRange
        /// The location of the struct's name.
        package var typeRange: SourceRange
        /// Whether the union writes the value of its discriminator, because the struct does not.
        package internal(set) var addsTag = false
        /// Whether its value is stored in a box, because it may hold another value of the union.
        package internal(set) var isIndirect = false

        /// Creates a case.
        package init(
            value: String,
            recognition: Recognition,
            isPrefix: Bool,
            swiftName: String,
            type: TypeID,
            range: SourceRange,
            typeRange: SourceRange
        ) {
            self.value = value
            self.recognition = recognition
            self.isPrefix = isPrefix
            self.swiftName = swiftName
            self.type = type
            self.range = range
            self.typeRange = typeRange
        }
    }

    /// The way in which the cases are told apart.
    package var discriminator: DiscriminatorModel
    /// The cases in written order.
    package var cases: [Case]
    /// Whether an unknown case survives a round trip.
    package var isOpen: Bool

    /// Creates a union.
    package init(discriminator: DiscriminatorModel, cases: [Case], isOpen: Bool) {
        self.discriminator = discriminator
        self.cases = cases
        self.isOpen = isOpen
    }
}

extension UnionModel {
    /// The cases in matching order: whole values come first, then prefixes, the longest first.
    package var casesInMatchingOrder: [Case] {
        cases.filter { !$0.isPrefix }
            + cases.filter(\.isPrefix).sorted { $0.value.utf8.count > $1.value.utf8.count }
    }

    /// Returns the case for the discriminator `tag`, if the union has one.
    package func `case`(for tag: Literal) -> Case? {
        casesInMatchingOrder.first { item in
            guard let own = item.recognition.tag else { return false }
            if item.isPrefix, case .string(let text) = tag { return text.hasPrefix(item.value) }
            return own.tagKey == tag.tagKey
        }
    }
}
