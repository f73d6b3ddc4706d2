/// The clients that a protocol is read by.
public struct ClientTable: Hashable, Sendable {
    /// A release line.
    public struct Line: Hashable, Sendable {
        /// The first version of the line.
        public var first: ClientVersion
        /// The newest version that the schema knows.
        public var newest: ClientVersion

        /// Creates a line.
        public init(first: ClientVersion, newest: ClientVersion) {
            self.first = first
            self.newest = newest
        }
    }

    /// The floor of a stream that names none.
    public var floor: ClientVersion
    /// The release lines in rising order.
    public var lines: [Line]
    /// Which clients forgive unknown keys; nil means all of them.
    public var tolerantSince: Availability?
    /// Keys, or paths of two, that kill a client wherever they stand.
    public var forbiddenKeys: [[String]]
    /// What a client does, by name.
    public var behaviours: [String: Availability]

    /// Creates a table.
    public init(
        floor: ClientVersion = .zero,
        lines: [Line] = [],
        tolerantSince: Availability? = nil,
        forbiddenKeys: [[String]] = [],
        behaviours: [String: Availability] = [:]
    ) {
        self.floor = floor
        self.lines = lines
        self.tolerantSince = tolerantSince
        self.forbiddenKeys = forbiddenKeys
        self.behaviours = behaviours
    }

    /// Whether `client` does what `behaviour` names; false for a name that the schema does not declare.
    public func has(_ behaviour: String, _ client: ClientVersion) -> Bool {
        behaviours[behaviour]?.contains(client) ?? false
    }

    /// Whether `client` forgives unknown keys.
    public func toleratesAdditionalFields(_ client: ClientVersion) -> Bool {
        tolerantSince?.contains(client) ?? true
    }

    /// Whether unknown keys may be sent to `floor`: it and every later client forgive them.
    public func allowsAdditionalFields(from floor: ClientVersion) -> Bool {
        guard let tolerantSince else { return true }
        guard let threshold = tolerantSince.sendableFrom else { return false }
        return floor >= threshold
    }
}
