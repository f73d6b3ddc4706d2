import ProtocolSchema

/// The casings of a file: those that give most names as they are on the wire.
struct DraftCasings: Hashable, Sendable {
    var events = Casing.verbatim
    var fields = Casing.verbatim
    var values = Casing.verbatim

    private static let candidates: [Casing] = [.snake, .camel, .kebab, .pascal, .screamingSnake]

    /// Guesses the casings of a protocol.
    init(_ draft: DraftProtocol) {
        var fieldNames: [String] = []
        var values: [String] = []
        func collect(_ type: DraftType) {
            if case .enumeration(let model) = type, !model.isNumeric { values += model.values.map(\.text) }
            guard case .structure(let fields) = type else { return }
            for field in fields {
                fieldNames.append(field.name)
                collect(field.value.type)
            }
        }
        for event in draft.events { collect(.structure(event.fields)) }
        for pointer in draft.order { draft.definitions[pointer].map { collect($0.value.type) } }
        events = Self.guess(draft.events.map(\.name))
        fields = Self.guess(fieldNames)
        self.values = Self.guess(values)
    }

    /// The one casing of nearly all names; none if they are single words, which have no casing, or mixed.
    private static func guess(_ names: [String]) -> Casing {
        let telling = names.filter { Words.split($0).count > 1 || $0 != $0.lowercased() }
        guard !telling.isEmpty else { return .verbatim }
        let counts = candidates.map { casing in (casing, names.count { casing.spell($0) == $0 }) }
        guard let best = counts.max(by: { $0.1 < $1.1 }), best.1 * 10 >= names.count * 9 else { return .verbatim }
        return counts.first { $0.1 == best.1 }?.0 ?? .verbatim
    }
}
