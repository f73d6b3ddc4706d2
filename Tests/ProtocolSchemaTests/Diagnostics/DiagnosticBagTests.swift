import ProtocolSchema
import Testing

@Suite("Diagnostic bag")
struct DiagnosticBagTests {
    private func finding(
        _ rule: RuleID,
        _ message: String,
        _ path: String,
        _ line: Int,
        _ column: Int,
        severity: Diagnostic.Severity = .error
    ) -> Diagnostic {
        Diagnostic(rule, message, at: SourceRange(path: path, line: line, column: column), severity: severity)
    }

    @Test("sorts findings by path, position, rule and message")
    func ordersFindings() {
        let ordered = [
            finding(.wrongKind, "z", "a.yaml", 1, 2),
            finding(.unknownKey, "b", "a.yaml", 1, 10),
            finding(.unknownKey, "c", "a.yaml", 1, 10),
            finding(.wrongKind, "a", "a.yaml", 1, 10),
            finding(.emptyFile, "a", "a.yaml", 10, 1),
            finding(.emptyFile, "a", "b.yaml", 1, 1),
        ]
        for _ in 0..<20 {
            var bag = DiagnosticBag()
            bag.append(contentsOf: ordered.shuffled())
            #expect(bag.diagnostics == ordered)
        }
    }

    @Test("contains each finding only once")
    func holdsEachOnce() {
        var bag = DiagnosticBag()
        for _ in 0..<3 { bag.append(finding(.wrongKind, "z", "a.yaml", 1, 2)) }
        #expect(bag.diagnostics.count == 1)
        #expect(bag.errorCount == 1)
    }

    @Test("a warning does not count as an error")
    func warningIsNoError() {
        var bag = DiagnosticBag()
        #expect(bag.isEmpty)
        bag.append(finding(.unusedType, "z", "a.yaml", 1, 2, severity: .warning))
        #expect(!bag.isEmpty)
        #expect(!bag.hasErrors)
        #expect(bag.errorCount == 0)
        bag.append(finding(.unusedType, "y", "a.yaml", 1, 2))
        #expect(bag.hasErrors)
        #expect(bag.errorCount == 1)
    }
}
