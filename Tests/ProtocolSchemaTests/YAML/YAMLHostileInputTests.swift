import ProtocolSchema
import Testing

/// Tests that no file can crash the parser, hang it, or make it fail without a finding.
@Suite("Hostile YAML", .timeLimit(.minutes(1)))
struct YAMLHostileInputTests {
    private static let schema = """
        # größe
        language: 1
        protocol: "Sample\\u00e9"
        types:
          kind: { enum: [a, 'b', "c"], doc: |
              x }
        list:
          - a: >-
              folded

              text
            ? complex
            : &b !c d
        """

    @Test("a schema cut off at any byte gives a tree or a finding")
    func truncationsAreSurvived() {
        let bytes = Array(Self.schema.utf8)
        for count in 0...bytes.count {
            let run = YAMLRun(bytes: Array(bytes[..<count]))
            #expect((run.root == nil) <= !run.diagnostics.isEmpty, "cut after \(count) bytes")
            #expect(run.diagnostics.allSatisfy { $0.range.start.line >= 1 && $0.range.start.column >= 1 })
        }
    }

    @Test("random bytes and random YAML give a tree or a finding", arguments: 1...20 as ClosedRange<UInt64>)
    func randomTextIsSurvived(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        let alphabet = Array("ab:-?[]{},&*!|>'\"%@`# \t\n\r.é\u{85}😀".utf8)
        for _ in 0..<200 {
            let count = Int.random(in: 0..<200, using: &generator)
            let isWild = Bool.random(using: &generator)
            let bytes = (0..<count).map { _ in
                isWild
                    ? UInt8.random(in: 0...255, using: &generator)
                    : alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
            }
            let run = YAMLRun(bytes: bytes)
            #expect((run.root == nil) <= !run.diagnostics.isEmpty, "seed \(seed): \(bytes)")
            let text = DiagnosticPrinter(sources: ["t.yaml": bytes]).print(run.diagnostics)
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "seed \(seed): \(bytes)")
        }
    }

    @Test(
        "deep nesting is stopped early",
        arguments: ["[", "{", "- ", "? ", "[{", "{a: ", "- - ? ", "[a, "]
    )
    func deepNestingIsStopped(opening: String) {
        for count in [10_000, 1_000_000 / opening.utf8.count] {
            let run = YAMLRun(String(repeating: opening, count: count))
            #expect(run.diagnostics.map(\.rule) == [.nestingTooDeep])
        }
    }

    @Test("deep indentation is stopped early")
    func deepIndentationIsStopped() {
        let text = (0..<10_000).map { String(repeating: " ", count: min($0, 300)) + "a:\n" }.joined()
        #expect(YAMLRun(text).diagnostics.map(\.rule) == [.nestingTooDeep])
    }

    @Test("aliases do not multiply")
    func aliasesDoNotMultiply() {
        let run = YAMLRun(String(repeating: "a: &a [*a\n", count: 100_000))
        #expect(run.root == nil)
        #expect(run.diagnostics.contains { $0.rule == .yamlAnchor })
        let laughs = (1..<60).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
        #expect(YAMLRun("a0: &a0 ha\n" + laughs).diagnostics.count == 60 + 2 * 59)
    }

    @Test("the last of too many findings says that there may be more")
    func findingsAreLimited() {
        let run = YAMLRun(String(repeating: "a: &x 1\n", count: 100_000))
        #expect(run.diagnostics.count == YAMLParser.findingLimit)
        #expect(run.diagnostics.last?.notes.last?.message == "there may be more; the file is not read any further")
    }

    @Test("many directives are refused at the first one")
    func directivesAreRefused() {
        let tags = (0..<100_000).map { "%TAG !a\($0)! x\n" }.joined()
        #expect(YAMLRun(tags).findings == ["1:1 yaml-syntax"])
        #expect(YAMLRun("a: 1\n...\n" + tags).findings == ["3:1 yaml-documents"])
    }

    @Test("large valid texts are read")
    func largeTextsAreRead() throws {
        let scalar = String(repeating: "é", count: 2_000_000)
        #expect(YAMLRun("a: \(scalar)").root?.outline.count == scalar.count + 5)
        #expect(YAMLRun("a: |\n" + String(repeating: "\n", count: 1_000_000) + " b").findings == [])
        let wide = (0..<50_000).map { "key\($0): [\($0), b]\n" }.joined()
        guard case .mapping(let entries) = try #require(YAMLRun(wide).root).content else {
            Issue.record("no mapping")
            return
        }
        #expect(entries.count == 50_000)
        #expect(entries.last?.value.range.start.line == 50_000)
    }
}

/// A generator whose sequence depends only on its seed (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

extension Bool {
    /// Whether `left` implies `right`.
    fileprivate static func <= (lhs: Bool, rhs: Bool) -> Bool { !lhs || rhs }
}
