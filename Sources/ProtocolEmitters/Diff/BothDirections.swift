import ProtocolSchema

/// The changes between two protocols, each judged for both upgrades: of the server first, and of the client first.
///
/// A comparison of the new side with the old one finds the same changes, and judges them for clients of the new side. It goes over
/// them in the same order, so each pair is found by area, kind and name; a renamed item, by its place.
struct BothDirections {
    private let forward: [ProtocolChange]
    private var backward: [ProtocolChange]

    init(old: ProtocolModel, new: ProtocolModel, isOfClients: Bool) {
        forward = Comparison(old: old, new: new, isOfClients: isOfClients).allChanges()
        backward = Comparison(old: new, new: old, isOfClients: isOfClients).allChanges()
    }

    /// The changes, with the verdicts of both comparisons.
    func changes() -> [ProtocolChange] {
        var rest = self
        var places = forward.map { change in
            rest.take { $0.area == change.area && $0.kind == change.kind.reversed && $0.name == change.name }
        }
        for (index, change) in forward.enumerated() where places[index] == nil {
            places[index] = rest.take { $0.area == change.area && $0.kind == change.kind.reversed }
        }
        return zip(forward, places).map { change, other in
            var change = change
            if let other { change.newClients = other.oldClients.seenFromTheOtherSide }
            return change
        }
    }

    /// Takes the first change of the other comparison that fits.
    private mutating func take(where fits: (ProtocolChange) -> Bool) -> ProtocolChange? {
        backward.firstIndex(where: fits).map { backward.remove(at: $0) }
    }
}

extension ProtocolChange.Kind {
    /// The kind that the same change has for somebody who goes back.
    fileprivate var reversed: ProtocolChange.Kind {
        switch self {
        case .added: .removed
        case .removed: .added
        case .changed: .changed
        }
    }
}

extension ProtocolChange.Verdict {
    private static let otherSide = ["old": "new", "Old": "New", "new": "old", "New": "Old"]

    /// The verdict of a comparison whose sides were exchanged: its reason calls the sides by each other's names.
    fileprivate var seenFromTheOtherSide: ProtocolChange.Verdict {
        let words = reason.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        return Self(breaks: breaks, reason: words.map { Self.otherSide[$0] ?? $0 }.joined(separator: " "))
    }
}
