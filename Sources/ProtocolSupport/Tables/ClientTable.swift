/// The clients of a protocol.
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

    /// The client floor of a stream that does not name one.
    public var floor: ClientVersion
    /// The release lines in rising order.
    public var lines: [Line]
    /// The clients that accept unknown keys; nil means all of them.
    @_spi(Generated)
    public var tolerantSince: Availability?
    /// How clients handle numbers that are too large for a double.
    @_spi(Generated)
    public var numbers: Numbers
    /// Keys that clients reject, at any depth of an event.
    @_spi(Generated)
    public var forbiddenKeys: [ForbiddenKey]
    /// The clients that find a forbidden key spelled with escapes; nil means all of them.
    ///
    /// The others check the keys of an event only if its text contains a forbidden key spelled without escapes.
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

    /// Whether `client` accepts unknown keys.
    public func toleratesAdditionalFields(_ client: ClientVersion) -> Bool {
        tolerantSince?.contains(client) ?? true
    }

    /// Whether unknown keys may be sent to `floor`: that client and every later one accept them.
    public func allowsAdditionalFields(from floor: ClientVersion) -> Bool {
        guard let tolerantSince else { return true }
        guard let threshold = tolerantSince.sendableFrom else { return false }
        return floor >= threshold
    }
}
