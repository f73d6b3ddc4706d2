import Foundation
import ProtocolSchema
import Testing

/// Makes random schemas and compiles what the generator makes of them: each gives Swift without a warning, or is refused
/// with the place and the reason.
///
/// `make fuzz-schemas` tries other seeds than the fixed ones here; CONTRIBUTING.md says how to go after a failure.
@Suite(.serialized) struct SchemaFuzzTests {
    /// The seeds, from the environment or fixed.
    private static let seeds: ClosedRange<UInt64> = {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["SCHEMA_FUZZ_SEED"].flatMap(UInt64.init) { return seed...seed }
        let count = environment["SCHEMA_FUZZ_COUNT"].flatMap(UInt64.init) ?? 40
        return 1...max(count, 1)
    }()

    private static let batches: [ClosedRange<UInt64>] = stride(
        from: seeds.lowerBound,
        through: seeds.upperBound,
        by: 60
    )
    .map { $0...min($0 + 59, seeds.upperBound) }

    @Test("what is accepted compiles, and what is refused says where and why", arguments: batches)
    func compilesOrIsRefused(_ seeds: ClosedRange<UInt64>) throws {
        let runs = seeds.map { (seed: $0, run: FuzzRun("seed\($0)", text: SchemaFuzzer.schema(seed: $0))) }
        for (seed, run) in runs {
            if let flaw = run.flaw { report(seed, run, [flaw]) }
            run.emitOthers()
        }
        let accepted = runs.filter { $0.run.model != nil }
        // Seeds near each other are refused or not by chance; far fewer accepted ones would test nothing.
        if seeds.count >= 20 { #expect(accepted.count >= seeds.count / 4, "hardly any schema is accepted") }
        if Self.isVerbose { printRefusals(runs.map(\.run)) }
        // Extensions give the same writers methods of the same names, so that each is a module of its own.
        for access in AccessLevel.allCases {
            let items = accepted.filter { Self.access(of: $0.seed) == access }
            try check(items.filter { !$0.run.isExtension }, access)
            for item in items where item.run.isExtension { try check([item], access) }
        }
    }

    /// The access level of a seed's code: a module has one, since its imports must agree.
    private static func access(of seed: UInt64) -> AccessLevel {
        AccessLevel.allCases[Int(seed % UInt64(AccessLevel.allCases.count))]
    }

    /// The client whose part of the protocol is generated; nil for all of it.
    private static func client(of seed: UInt64) -> ClientVersion? { seed % 5 == 0 ? ClientVersion(1, 1, 0) : nil }

    private func check(_ items: [(seed: UInt64, run: FuzzRun)], _ access: AccessLevel) throws {
        guard !items.isEmpty else { return }
        var files: [String: String] = [:]
        for (seed, run) in items { files[run.name] = run.swift(access, for: Self.client(of: seed)) }
        // An extension may import nothing of this access level.
        if files.values.contains(where: { $0.contains(TypeCheck.ownType) }) {
            files["own"] = TypeCheck.ownTypes(access.rawValue)
        }
        if Self.isVerbose, Self.seeds.count == 1 { print(files.values.joined()) }
        let result = try TypeCheck(files)
        for (seed, run) in items {
            let findings = result.findings(in: run.name)
            if !findings.isEmpty { report(seed, run, findings) }
        }
        let known = Set(items.flatMap { result.findings(in: $0.run.name) })
        let others = result.findings.filter { line in !known.contains { line.hasSuffix($0) } }
        #expect(others == [])
    }

    private func report(_ seed: UInt64, _ run: FuzzRun, _ findings: [String]) {
        Issue.record(
            """
            seed \(seed): \(findings.prefix(5).joined(separator: "\n"))
            again: make fuzz-schemas SEED=\(seed)
            \(Self.seeds.count == 1 ? run.text ?? "" : "")
            """
        )
    }

    private static let isVerbose = ProcessInfo.processInfo.environment["SCHEMA_FUZZ_VERBOSE"] != nil

    private func printRefusals(_ runs: [FuzzRun]) {
        for run in runs where run.model == nil {
            let errors = run.diagnostics.diagnostics.map { "\($0.rule.rawValue): \($0.message)" }
            print("refused", run.name, errors.joined(separator: " | "))
        }
    }

    @Test func theVocabularyKnowsAllTypesThatGeneratedCodeMentions() {
        #expect(GeneratedWords.samples.count == 2)
        // Names of attributes and of members that no type of a schema can hide.
        let known = SwiftVocabulary.types.union(["Deltas", "Generated"])
        for words in GeneratedWords.samples { #expect(words.foreignTypes.subtracting(known) == []) }
    }

    @Test func aSeedAlwaysGivesTheSameSchema() {
        #expect(SchemaFuzzer.schema(seed: 7) == SchemaFuzzer.schema(seed: 7))
        #expect(SchemaFuzzer.schema(seed: 7) != SchemaFuzzer.schema(seed: 8))
    }
}
