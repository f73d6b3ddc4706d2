/// A Swift declaration, as far as its structure matters to how it is written.
package indirect enum Declaration: Hashable, Sendable {
    case type(TypeDeclaration)
    case property(PropertyDeclaration)
    case function(FunctionDeclaration)
    /// An enum case or a type alias: a line with a comment.
    case line(doc: DocComment, text: String)

    /// Whether it follows a declaration of its kind without an empty line.
    var isCompact: Bool {
        switch self {
        case .line: true
        case .property(let property): property.isStored
        case .type, .function: false
        }
    }
}

/// A struct, an enum or an extension.
package struct TypeDeclaration: Hashable, Sendable {
    /// The comment; nil for an extension.
    package var doc: DocComment?
    /// Attributes, each on its own line.
    package var attributes: [String] = []
    /// All up to the brace: `public struct TextDelta: Hashable, Sendable`.
    package var head: String
    /// The contents.
    package var members: [Declaration]

    /// Creates a type.
    package init(doc: DocComment?, attributes: [String] = [], head: String, members: [Declaration]) {
        self.doc = doc
        self.attributes = attributes
        self.head = head
        self.members = members
    }
}

/// A property.
package struct PropertyDeclaration: Hashable, Sendable {
    /// The code after the name and the type.
    package enum Value: Hashable, Sendable {
        /// Nothing: a stored property.
        case none
        /// Something to begin with, perhaps a list that wraps.
        case initial(CodeList)
        /// A closure that makes what to begin with.
        case computedOnce(Code)
        /// A getter of one line.
        case inline(String)
        /// A getter.
        case getter(Code)
    }

    /// The comment.
    package var doc: DocComment?
    /// Attributes, each on its own line.
    package var attributes: [String] = []
    /// Name and type: `public var id: String`.
    package var head: String
    /// The code after it.
    package var value: Value

    /// Creates a property.
    package init(doc: DocComment?, head: String, value: Value = .none) {
        self.doc = doc
        self.head = head
        self.value = value
    }

    var isStored: Bool {
        switch value {
        case .none: true
        case .initial(let list): list.items.isEmpty
        case .computedOnce, .inline, .getter: false
        }
    }
}

/// A function or an initialiser.
package struct FunctionDeclaration: Hashable, Sendable {
    /// The comment.
    package var doc: DocComment
    /// Attributes, each on its own line.
    package var attributes: [String] = []
    /// All before the parenthesis: `public static func textDelta`.
    package var head: String
    /// The parameters, with their defaults.
    package var parameters: [String]
    /// The text after the parenthesis: `async throws -> String`.
    package var effects: String
    /// The body.
    package var body: Code

    /// Creates a function.
    package init(
        doc: DocComment,
        attributes: [String] = [],
        head: String,
        parameters: [String],
        effects: String = "",
        body: Code
    ) {
        self.doc = doc
        self.attributes = attributes
        self.head = head
        self.parameters = parameters
        self.effects = effects
        self.body = body
    }
}
