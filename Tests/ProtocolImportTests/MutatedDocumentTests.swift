import Foundation
import ProtocolImport
import ProtocolSchema
import Testing

/// Documents with random damage: an import refuses them or gives a schema without mistakes, and never stops the program.
@Suite struct MutatedDocumentTests {
    /// How many damaged documents are made of each case; more with `IMPORT_MUTATIONS`.
    private static let seeds = ProcessInfo.processInfo.environment["IMPORT_MUTATIONS"].flatMap(UInt64.init) ?? 100

    @Test("a damaged document is refused, or its schema has no mistakes", arguments: ImportCase.all)
    func isRefusedOrValid(_ testCase: ImportCase) throws {
        let nodes = try ImportCase.nodes(of: try testCase.document())
        for seed in 1...Self.seeds {
            var mutation = Mutation(seed: seed, donor: nodes)
            var damaged = nodes
            for _ in 0..<(1 + seed % 4) { damaged = mutation.damaged(damaged) }
            guard let result = try? SchemaImporter.schema(from: damaged, options: .init()) else { continue }
            let (model, problems) = compiled(result.text)
            #expect(model != nil && problems.isEmpty, "seed \(seed): \(problems)\n\(result.text)")
            if model == nil { return }
        }
    }

    @Test("text that was cut or changed at a byte never stops the program", arguments: ImportCase.all)
    func bytesAreReadWithCare(_ testCase: ImportCase) throws {
        let file = try testCase.document()
        var random = SplitMix(state: 7)
        for _ in 0..<200 {
            var damaged = file
            let place = Int(random.next() % UInt64(file.bytes.count))
            if random.next() % 2 == 0 {
                damaged.bytes.removeSubrange(place...)
            } else {
                damaged.bytes[place] = UInt8(truncatingIfNeeded: random.next())
            }
            var diagnostics = DiagnosticBag()
            guard let nodes = try? SchemaImporter.nodes(of: damaged, into: &diagnostics) else { continue }
            _ = try? SchemaImporter.schema(from: nodes, options: .init())
        }
    }
}

/// Random numbers that are the same in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Damage to one place of a document.
private struct Mutation {
    private var random: SplitMix
    private let parts: [YAMLNode]
    private let keys: [String]

    /// Names that mean something to somebody.
    private static let hostile = [
        "", "?", "*", "a*", "type", "null", "true", "1", "self", "Type", "Event", "event", "String", "list", "or",
        "a b", "#", "- x",
        ": ", "ü", "\u{0}", "validate", "shape", "additionalFields", "x-1", "$ref", "oneOf", "allOf", "enum", "const",
    ]

    init(seed: UInt64, donor: YAMLNode) {
        random = SplitMix(state: seed)
        var parts: [YAMLNode] = []
        var keys: [String] = []
        func collect(_ node: YAMLNode) {
            parts.append(node)
            switch node.content {
            case .scalar: break
            case .sequence(let items): items.forEach(collect)
            case .mapping(let entries):
                for entry in entries {
                    keys.append(entry.key)
                    collect(entry.value)
                }
            }
        }
        collect(donor)
        (self.parts, self.keys) = (parts, keys)
    }

    mutating func damaged(_ node: YAMLNode) -> YAMLNode {
        switch node.content {
        case .mapping(let entries) where !entries.isEmpty && random.next() % 8 != 0:
            return YAMLNode(.mapping(damaged(entries)), at: node.range)
        case .sequence(var items) where !items.isEmpty && random.next() % 6 != 0:
            let index = Int.random(in: items.indices, using: &random)
            items[index] = damaged(items[index])
            return YAMLNode(.sequence(items), at: node.range)
        case .scalar where random.next() % 2 == 0:
            return YAMLNode(
                .scalar(Self.hostile.randomElement(using: &random) ?? "", isPlain: random.next() % 2 == 0),
                at: node.range
            )
        default:
            return parts.randomElement(using: &random) ?? node
        }
    }

    private mutating func damaged(_ entries: [YAMLNode.Entry]) -> [YAMLNode.Entry] {
        var entries = entries
        let index = Int.random(in: entries.indices, using: &random)
        switch random.next() % 8 {
        case 0: entries.remove(at: index)
        case 1: rename(index, of: &entries, to: Self.hostile.randomElement(using: &random) ?? "")
        case 2: rename(index, of: &entries, to: keys.randomElement(using: &random) ?? "")
        default: entries[index].value = damaged(entries[index].value)
        }
        return entries
    }

    private func rename(_ index: Int, of entries: inout [YAMLNode.Entry], to name: String) {
        if !entries.contains(where: { $0.key == name }) { entries[index].key = name }
    }
}
