/// Takes the known keys of a mapping out, one after the other, and reports what is left.
struct MappingReader {
    /// The subject of the mapping, for messages: `event 'text-delta'`.
    let subject: String
    /// Where the mapping stands.
    let range: SourceRange
    private let entries: [YAMLNode.Entry]
    private var isTaken: [Bool]
    private var known: [String] = []

    /// Creates a reader over the entries of a mapping.
    init(_ entries: [YAMLNode.Entry], of subject: String, at range: SourceRange) {
        self.entries = entries
        self.subject = subject
        self.range = range
        isTaken = Array(repeating: false, count: entries.count)
        known.reserveCapacity(24)
    }

    /// The entry of an optional key.
    mutating func take(_ key: String) -> YAMLNode.Entry? {
        known.append(key)
        guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
        isTaken[index] = true
        return entries[index]
    }

    /// The entry of a key that must be there.
    mutating func require(_ key: String, into diagnostics: inout DiagnosticBag) -> YAMLNode.Entry? {
        if let entry = take(key) { return entry }
        diagnostics.append(Diagnostic(.missingKey, "\(subject) needs the key '\(key)'", at: range))
        return nil
    }

    /// The entries that nobody has taken yet.
    var leftEntries: [YAMLNode.Entry] { zip(entries, isTaken).filter { !$0.1 }.map(\.0) }

    /// Whether a key is likely to be a misspelling of one that may be here.
    func hasKnownKey(near key: String) -> Bool { nearest(to: key, among: known) != nil }

    /// Takes all entries that are left.
    mutating func takeAll() { isTaken = Array(repeating: true, count: entries.count) }

    /// Reports the keys that nobody took.
    func finish(into diagnostics: inout DiagnosticBag) {
        for (entry, isTaken) in zip(entries, isTaken) where !isTaken {
            var message = "unknown key '\(entry.key)' in \(subject)"
            var notes: [Diagnostic.Note] = []
            if let suggestion = nearest(to: entry.key, among: known) {
                message += "; did you mean '\(suggestion)'?"
            } else {
                notes.append(.init("known here: \(known.sorted().joined(separator: ", "))"))
            }
            diagnostics.append(Diagnostic(.unknownKey, message, at: entry.keyRange, notes: notes))
        }
    }
}
