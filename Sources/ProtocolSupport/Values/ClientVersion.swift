/// A release of a client: line (major), minor, patch.
public struct ClientVersion: Hashable, Sendable {
    /// Sixteen bits per component, so that two versions compare as two integers.
    @usableFromInline let packed: UInt64

    /// Creates a version; components outside 0...9999 are clamped.
    @inlinable
    public init(_ major: Int, _ minor: Int, _ patch: Int) {
        packed = Self.clamp(major) << 32 | Self.clamp(minor) << 16 | Self.clamp(patch)
    }

    @inlinable
    static func clamp(_ component: Int) -> UInt64 {
        UInt64(truncatingIfNeeded: max(0, min(component, 9_999)))
    }

    @usableFromInline
    init(packed: UInt64) {
        self.packed = packed
    }

    /// The version before every other.
    public static let zero = ClientVersion(0, 0, 0)

    /// The release line.
    public var major: Int { Int(packed >> 32) }
    /// The minor number.
    public var minor: Int { Int(packed >> 16 & 0xFFFF) }
    /// The patch number.
    public var patch: Int { Int(packed & 0xFFFF) }
}

extension ClientVersion: Comparable {
    /// Whether `lhs` was released before `rhs`, line by line.
    @inlinable
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.packed < rhs.packed }
}

extension ClientVersion: LosslessStringConvertible {
    /// Reads `6.0.15`; nil unless it is three numbers of at most four digits.
    public init?(_ text: String) {
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

    /// The version as text, such as `6.0.15`.
    public var description: String { "\(major).\(minor).\(patch)" }
}
