/// Which client versions know something.
@_spi(Generated)
public struct Availability: Hashable, Sendable {
    /// The first version of each release line that has it, in rising order; empty means from the beginning.
    public var since: [ClientVersion]
    /// The last version of each release line that has it, in rising order; empty means to the end.
    public var until: [ClientVersion]

    /// Creates an availability; without arguments, everything knows it.
    public init(since: [ClientVersion] = [], until: [ClientVersion] = []) {
        self.since = since
        self.until = until
    }

    /// Known to every version.
    public static let always = Availability()

    /// Whether `version` knows it.
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

    /// Whether `floor` or any later version knows it.
    public func reaches(from floor: ClientVersion) -> Bool {
        // Within a line it begins and ends once, and the lines between two that are named are alike.
        contains(floor) || since.contains { reaches(from: floor, by: $0) }
            || until.contains { reaches(from: floor, by: $0) }
    }

    private func reaches(from floor: ClientVersion, by version: ClientVersion) -> Bool {
        let (line, next) = (ClientVersion(version.major, 0, 0), ClientVersion(version.major + 1, 0, 0))
        return (version >= floor && contains(version)) || (line >= floor && contains(line))
            || (next >= floor && contains(next))
    }

    /// The oldest floor for which this may be sent: it and every later version know it.
    ///
    /// Nil if there is none.
    public var sendableFrom: ClientVersion? {
        guard until.isEmpty else { return nil }
        guard let last = since.last else { return .zero }
        // A line before counts only if the line after it has this from its very first release.
        var threshold = last
        for earlier in since.dropLast().reversed() {
            guard threshold == ClientVersion(threshold.major, 0, 0), earlier.major == threshold.major - 1 else { break }
            threshold = earlier
        }
        return threshold
    }
}
