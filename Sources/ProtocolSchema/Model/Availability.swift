/// The client versions that know something.
package struct Availability: Hashable, Sendable {
    /// The first version of each release line that has it, in rising order; empty means from the beginning.
    package var since: [ClientVersion]
    /// The last version of each release line that has it, in rising order; empty means to the end.
    ///
    /// `5.x` is the largest patch of its line.
    package var until: [ClientVersion]

    /// Creates an availability; without arguments, everything knows it.
    package init(since: [ClientVersion] = [], until: [ClientVersion] = []) {
        self.since = since
        self.until = until
    }

    /// The availability of something that every version knows.
    package static let always = Availability()

    /// Whether `version` knows it.
    package func contains(_ version: ClientVersion) -> Bool {
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

    /// The oldest floor for which this may be sent: it and every later version know it.
    ///
    /// Nil if there is no such version.
    package var sendableFrom: ClientVersion? {
        guard until.isEmpty else { return nil }
        guard let last = since.last else { return .zero }
        // Walk back while the line before is complete from its own first version to its end, which a list with
        // another version in the next line never is unless that next line has it from its very first release.
        var threshold = last
        for earlier in since.dropLast().reversed() {
            guard threshold == ClientVersion(threshold.major, 0, 0), earlier.major == threshold.major - 1 else { break }
            threshold = earlier
        }
        return threshold
    }

    /// Whether it may be sent for any floor.
    package var isAlwaysSendable: Bool { sendableFrom == .zero }

    /// Whether every version that knows an inner element also knows its owner.
    package func contains(_ inner: Availability, lines: [ClientVersion]) -> Bool {
        let probes = lines + since + until + inner.since + inner.until
        return probes.allSatisfy { !inner.contains($0) || contains($0) }
    }
}
