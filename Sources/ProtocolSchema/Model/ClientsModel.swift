/// The clients.
package struct ClientsModel: Hashable, Sendable {
    /// A release line.
    package struct Line: Hashable, Sendable {
        /// Its first version.
        package var first: ClientVersion
        /// The newest version the schema knows.
        package var newest: ClientVersion
        /// The Swift name of its first version; nil if it has none.
        package var name: String?

        /// Creates a line.
        package init(first: ClientVersion, newest: ClientVersion, name: String? = nil) {
            self.first = first
            self.newest = newest
            self.name = name
        }
    }

    /// The treatment of a number that is too large for a double.
    package enum Numbers: String, Sendable, CaseIterable {
        /// They read numbers of any size.
        case any
        /// It is infinite for them, and refused where they check that a value is JSON.
        case double
    }

    /// A key that clients refuse, wherever it is in an event.
    package struct ForbiddenKey: Hashable, Sendable {
        /// The key.
        package var key: String
        /// The key of the object that it is in; nil for every object.
        package var parent: String?
        /// Whether it is refused only with the value `null`.
        package var onlyNull: Bool
        /// The documentation in the schema.
        package var doc: String?
        /// Which clients refuse it.
        package var availability: Availability
        /// Where it stands.
        package var range: SourceRange

        /// Creates an entry.
        package init(
            key: String,
            parent: String?,
            onlyNull: Bool,
            doc: String?,
            availability: Availability,
            range: SourceRange
        ) {
            self.key = key
            self.parent = parent
            self.onlyNull = onlyNull
            self.doc = doc
            self.availability = availability
            self.range = range
        }

        /// The key as the schema names it: `constructor.prototype`.
        package var path: String { (parent.map { $0 + "." } ?? "") + key }
        /// The key and, if only one is refused, its value: `constructor: null`.
        package var displayName: String { onlyNull ? path + ": null" : path }
    }

    /// Something clients do from a version on.
    package struct Behaviour: Hashable, Sendable {
        /// The name in the schema.
        package var name: String
        /// The Swift name.
        package var swiftName: String
        /// The documentation in the schema.
        package var doc: String?
        /// Which clients do it.
        package var availability: Availability
        /// Where it stands.
        package var range: SourceRange

        /// Creates a behaviour.
        package init(
            name: String,
            swiftName: String,
            doc: String?,
            availability: Availability,
            range: SourceRange
        ) {
            self.name = name
            self.swiftName = swiftName
            self.doc = doc
            self.availability = availability
            self.range = range
        }
    }

    /// The floor of a stream that names none.
    package var floor: ClientVersion
    /// The release lines in rising order; at least one.
    package var lines: [Line]
    /// From where on unknown keys are forgiven; nil: always.
    package var tolerantSince: Availability?
    /// The treatment of numbers that are too large for a double.
    package var numbers: Numbers
    /// Keys that clients refuse.
    package var forbiddenKeys: [ForbiddenKey]
    /// From where on a forbidden key is found although it is spelled with escapes; nil: always.
    package var findsEscapedKeysSince: Availability?
    /// The behaviours of clients, by version.
    package var behaviours: [Behaviour]

    /// Creates the clients.
    package init(
        floor: ClientVersion,
        lines: [Line],
        tolerantSince: Availability?,
        numbers: Numbers,
        forbiddenKeys: [ForbiddenKey],
        findsEscapedKeysSince: Availability?,
        behaviours: [Behaviour]
    ) {
        self.floor = floor
        self.lines = lines
        self.tolerantSince = tolerantSince
        self.numbers = numbers
        self.forbiddenKeys = forbiddenKeys
        self.findsEscapedKeysSince = findsEscapedKeysSince
        self.behaviours = behaviours
    }
}
