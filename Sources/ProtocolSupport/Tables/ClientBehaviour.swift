/// The ways in which the clients of a protocol differ from version to version.
///
/// Generated as an enum with a case for each behaviour that the schema declares.
public protocol ClientBehaviour: RawRepresentable<String>, CaseIterable, Sendable {
    /// The versions that have this behaviour.
    @_spi(Generated)
    var availability: Availability { get }
}

extension ClientBehaviour {
    /// Every version.
    @_spi(Generated)
    public var availability: Availability { .always }

    /// Whether `client` has this behaviour.
    public func applies(to client: ClientVersion) -> Bool { availability.contains(client) }
}
