/// The ways in which the clients of a protocol differ from version to version.
///
/// Generated as an enum with a case for each behaviour that the schema declares.
public protocol ClientBehaviour: RawRepresentable<String>, CaseIterable, Sendable {
    /// The versions that behave like this.
    @_spi(Generated)
    var availability: Availability { get }
}

extension ClientBehaviour {
    /// All versions.
    @_spi(Generated)
    public var availability: Availability { .always }

    /// Whether `client` behaves like this.
    public func applies(to client: ClientVersion) -> Bool { availability.contains(client) }
}
