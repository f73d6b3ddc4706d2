/// The client versions that know a feature of the protocol.
@_spi(Generated)
public struct Availability: Hashable, Sendable {
    /// The first version of each release line that knows the feature, in rising order; empty means from the beginning.
    public var since: [ClientVersion]
    /// The last version of each release line that knows the feature, in rising order; empty means to the end.
    public var until: [ClientVersion]

    /// Creates an availability; without arguments, every version knows the feature.
    public init(since: [ClientVersion] = [], until: [ClientVersion] = []) {
        self.since = since
        self.until = until
    }

    /// Known to every version.
    public static let always = Availability()

    /// Whether `version` knows the feature.
    public func contains(_ version: ClientVersion) -> Bool {
        hasBegun(at: version) && !hasEnded(at: version)
    }

    private func hasBegun(at version: ClientVersion) -> Bool {
        guard let last = since.last else { return true }
        if let own = since.first(where: { $0.major == version.major }) { return version >= own }
        return version.major > last.major
    }

    private func hasEnded(at version: ClientVersion) -> Bool {
        guard let first = until.first else { return false }
        if let own = until.first(where: { $0.major == version.major }) { return version > own }
        return version.major > first.major
    }

    /// Whether `floor` or any later version knows the feature.
    public func reaches(from floor: ClientVersion) -> Bool {
        // A feature begins and ends once in each line, and the lines between two named ones are alike.
        contains(floor) || since.contains { reaches(from: floor, by: $0) }
            || until.contains { reaches(from: floor, by: $0) }
    }

    private func reaches(from floor: ClientVersion, by version: ClientVersion) -> Bool {
        let (line, next) = (ClientVersion(version.major, 0, 0), ClientVersion(version.major + 1, 0, 0))
        return (version >= floor && contains(version)) || (line >= floor && contains(line))
            || (next >= floor && contains(next))
    }

    /// The oldest floor at which the feature may be sent: that version and every later one know it.
    ///
    /// Nil if there is none.
    public var sendableFrom: ClientVersion? {
        guard until.isEmpty else { return nil }
        guard let last = since.last else { return .zero }
        // An earlier line counts only if the next line has the feature from its very first release.
        var threshold = last
        for earlier in since.dropLast().reversed() {
            guard threshold == ClientVersion(threshold.major, 0, 0), earlier.major == threshold.major - 1 else { break }
            threshold = earlier
        }
        return threshold
    }
}
