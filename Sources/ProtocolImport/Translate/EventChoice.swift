import ProtocolSchema

/// The schema of a document that describes the events, and the reason for taking it.
struct EventChoice {
    let definition: SourceDocument.Definition
    let union: UnionView
    let reason: String
    /// Other schemas that could describe the events.
    let others: [String]

    /// Finds the events: the schema that the user names, or the best guess.
    init(in document: SourceDocument, named name: String?) throws(ImportError) {
        var unions = UnionReader(ObjectReader(document))
        if let name {
            guard let definition = document.definition(named: name) else {
                throw Self.unknown(name, in: document)
            }
            do throws(UnionProblem) {
                self.init(
                    definition,
                    try unions.union(definition.target(in: document).node),
                    "you named it",
                    others: []
                )
            } catch {
                let message = "'\(name)' cannot describe the events: \(error.reason)"
                throw ImportError(message, at: definition.node.range, notes: Self.help)
            }
            return
        }
        let streamed = document.streamedPointers
        var candidates: [(score: Int, choice: EventChoice)] = []
        for definition in document.definitions {
            let node = definition.target(in: document).node
            guard node.alternatives != nil || node["discriminator"] != nil, let union = try? unions.union(node) else {
                continue
            }
            let isStreamed = streamed.contains(definition.pointer)
            let isCalledSo = Words.split(definition.name).contains {
                ["event", "events", "stream", "chunk"].contains($0)
            }
            let reason =
                isStreamed
                ? "a response is a stream of it"
                : definition.pointer == "#"
                    ? "it comes first"
                    : isCalledSo ? "its name says so" : "it has the most alternatives"
            let score = (isStreamed ? 40_000 : 0) + (definition.pointer == "#" ? 20_000 : 0) + (isCalledSo ? 10_000 : 0)
            candidates.append((score + union.members.count, EventChoice(definition, union, reason, others: [])))
        }
        // The first of equally good ones, in the document's order.
        guard let best = candidates.max(by: { $0.score < $1.score }),
            let first = candidates.first(where: { $0.score == best.score })?.choice
        else { throw Self.nothingFound(in: document) }
        let others = candidates.map(\.choice.definition).filter { $0.pointer != first.definition.pointer }.map(\.name)
        self.init(first.definition, first.union, first.reason, others: others)
    }

    private init(_ definition: SourceDocument.Definition, _ union: UnionView, _ reason: String, others: [String]) {
        (self.definition, self.union, self.reason, self.others) = (definition, union, reason, others)
    }

    private static let help = [
        "events are a 'oneOf' or 'anyOf' of objects with a property, such as 'type', that has another constant value in each"
    ]

    private static func unknown(_ name: String, in document: SourceDocument) -> ImportError {
        let suggestion =
            nearest(to: name, among: document.definitions.map(\.name)).map { "; did you mean '\($0)'?" } ?? ""
        return ImportError("there is no schema '\(OneLine.text(name))'\(suggestion)", at: document.root.range)
    }

    private static func nothingFound(in document: SourceDocument) -> ImportError {
        let names = document.definitions.filter { $0.node.alternatives != nil }.map(\.name)
        var notes = help
        if !names.isEmpty {
            notes.append(
                "alternatives without such a property: \(OneLine.text(names.joined(separator: ", "), limit: 400))"
            )
        }
        return ImportError("no schema of the document describes events", at: document.root.range, notes: notes)
    }
}

extension SourceDocument.Definition {
    /// The schema at the end of a chain of references.
    func target(in document: SourceDocument) -> SourceDocument.Definition {
        var (target, seen) = (self, Set([pointer]))
        while let next = target.node.reference.flatMap({ document.definition(at: $0) }),
            seen.insert(next.pointer).inserted
        {
            target = next
        }
        return target
    }
}

extension SourceDocument {
    /// The media types of streams, and the framing that they mean.
    private static let streams = [
        "text/event-stream": "sse", "application/x-ndjson": "json-lines", "application/jsonl": "json-lines",
        "application/json-seq": "json-lines",
    ]

    /// The schemas of responses that are streams, and their framings.
    private var streamed: [(pointer: String, framing: String)] {
        var found: [(String, String)] = []
        for path in root["paths"]?.entries ?? [] {
            for operation in path.value.entries {
                for response in operation.value["responses"]?.entries ?? [] {
                    for media in response.value["content"]?.entries ?? [] {
                        guard let framing = Self.streams[media.key] else { continue }
                        let schema = media.value["itemSchema"] ?? media.value["schema"]
                        if let pointer = schema?.reference { found.append((pointer, framing)) }
                    }
                }
            }
        }
        return found
    }

    /// The schemas of responses that are streams.
    var streamedPointers: Set<String> { Set(streamed.map(\.pointer)) }

    /// The framing of the streams of a schema; nil if the document does not say.
    func framing(of pointer: String) -> String? { streamed.first { $0.pointer == pointer }?.framing }
}
