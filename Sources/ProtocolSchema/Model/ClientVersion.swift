/// A client's release: line (major), minor, patch.
package struct ClientVersion: Hashable, Sendable, Comparable {
    /// The release line.
    package var major: Int
    /// The minor number.
    package var minor: Int
    /// The patch number.
    package var patch: Int

    /// Creates a version.
    package init(_ major: Int, _ minor: Int, _ patch: Int) {
        self.major = major
        self.minor = minor
        self.patch = patch
    }

    /// The floor that every client is at or above.
    package static let zero = ClientVersion(0, 0, 0)

    /// The largest number a component may have, so that a version fits the runtime's packed form (4, 14 and 14 bits above it).
    package static let componentLimit = 9_999

    /// Reads `6.0.15`; nil unless it is three numbers of at most four digits.
    package init?(_ text: String) {
        let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
        guard pieces.count == 3 else { return nil }
        var numbers: [Int] = []
        for piece in pieces {
            guard (1...4).contains(piece.utf8.count), piece.utf8.allSatisfy({ (48...57).contains($0) }),
                let number = Int(piece)
            else { return nil }
            numbers.append(number)
        }
        self.init(numbers[0], numbers[1], numbers[2])
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.major, lhs.minor, lhs.patch) < (rhs.major, rhs.minor, rhs.patch)
    }
}

extension ClientVersion: CustomStringConvertible {
    /// The version as it is written: `6.0.15`.
    package var description: String { "\(major).\(minor).\(patch)" }
}
