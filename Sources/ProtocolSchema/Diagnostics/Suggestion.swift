/// Returns the known word that is closest to a misspelled one; nil if none is close enough.
///
/// Case and separators are ignored: `messageid` suggests `messageId`, `text_delta` suggests `text-delta`. Of two
/// equally close words, the first in alphabetical order wins, so the result does not depend on the order of a set.
package func nearest(to word: String, among known: some Sequence<String>) -> String? {
    guard let folded = FoldedWord(word) else { return nil }
    var best: (distance: Int, word: String)?
    for candidate in known.prefix(SuggestionLimits.candidates) where candidate != word {
        guard let other = FoldedWord(candidate) else { continue }
        let limit = min(best?.distance ?? Int.max, folded.tolerance(against: other))
        guard let distance = folded.distance(to: other, atMost: limit) else { continue }
        if let found = best, (found.distance, found.word) <= (distance, candidate) { continue }
        best = (distance, candidate)
    }
    return best?.word
}

/// Limits that keep a hostile schema from using hours of processor time with long words and endless lists.
private enum SuggestionLimits {
    static let wordLength = 64
    static let candidates = 4096
}

/// A word without case and separators.
private struct FoldedWord {
    let scalars: [Unicode.Scalar]

    /// Folds a word; nil if it is too long to be a misspelling of anything, or has nothing but separators.
    init?(_ word: String) {
        guard word.utf8.count <= SuggestionLimits.wordLength * 4 else { return nil }
        var scalars: [Unicode.Scalar] = []
        for scalar in word.lowercased().unicodeScalars where !"-_. ".unicodeScalars.contains(scalar) {
            scalars.append(scalar)
        }
        guard (1...SuggestionLimits.wordLength).contains(scalars.count) else { return nil }
        self.scalars = scalars
    }

    /// Returns how many edits still count as a misspelling: short words are similar by chance, so they get none or one.
    func tolerance(against other: FoldedWord) -> Int {
        switch min(scalars.count, other.scalars.count) {
        case ...2: 0
        case ...5: 1
        case ...8: 2
        default: 3
        }
    }

    /// The Damerau–Levenshtein distance (adjacent letters may be swapped), or nil when it exceeds `limit`.
    func distance(to other: FoldedWord, atMost limit: Int) -> Int? {
        let width = other.scalars.count
        guard abs(scalars.count - width) <= limit else { return nil }
        var beforePrevious: [Int] = []
        var previous = Array(0...width)
        for (row, scalar) in scalars.enumerated() {
            var current = [row + 1]
            current.reserveCapacity(width + 1)
            for (column, candidate) in other.scalars.enumerated() {
                let substitution = previous[column] + (scalar == candidate ? 0 : 1)
                var cost = min(previous[column + 1] + 1, current[column] + 1, substitution)
                if row > 0, column > 0, scalar == other.scalars[column - 1], scalars[row - 1] == candidate {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current.append(cost)
            }
            // A row depends on the two rows before it, so once two successive rows exceed the limit, so do all later ones.
            guard min(current.min() ?? 0, previous.min() ?? 0) <= limit else { return nil }
            beforePrevious = previous
            previous = current
        }
        return previous[width] <= limit ? previous[width] : nil
    }
}
