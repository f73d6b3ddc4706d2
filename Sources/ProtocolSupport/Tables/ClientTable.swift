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
    @_spi(Generated)
    public var tolerantSince: Availability?
    /// The treatment of numbers that are too large for a double.
    @_spi(Generated)
    public var numbers: Numbers
    /// Keys that clients refuse, wherever they are in an event.
    @_spi(Generated)
    public var forbiddenKeys: [ForbiddenKey]
    /// Which clients find a forbidden key that is spelled with escapes; nil means all of them.
    ///
    /// The others look at the keys of an event only if one of the forbidden is spelled without escapes somewhere in it.
    @_spi(Generated)
    public var findsEscapedKeysSince: Availability?

    /// Creates a table.
    @_spi(Generated)
    public init(
        floor: ClientVersion = .zero,
        lines: [Line] = [],
        tolerantSince: Availability? = nil,
        numbers: Numbers = .any,
        forbiddenKeys: [ForbiddenKey] = [],
        findsEscapedKeysSince: Availability? = nil
    ) {
        self.floor = floor
        self.lines = lines
        self.tolerantSince = tolerantSince
        self.numbers = numbers
        self.forbiddenKeys = forbiddenKeys
        self.findsEscapedKeysSince = findsEscapedKeysSince
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
