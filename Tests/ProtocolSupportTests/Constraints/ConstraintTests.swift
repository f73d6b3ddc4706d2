@_spi(Generated) import ProtocolSupport
import Testing

@Suite("Constraints")
struct ConstraintTests {
    @Test("A number is checked against its limits, exactly if both are integers")
    func limits() {
        #expect(throws: Never.self) { try ConstraintCheck.minimum(0, "0", field: "n") }
        #expect(throws: ConstraintError(path: "n", message: "-1 is less than 0")) {
            try ConstraintCheck.minimum(-1, "0", field: "n")
        }
        #expect(throws: Never.self) { try ConstraintCheck.maximum(Int.max, "9223372036854775807", field: "n") }
        #expect(throws: ConstraintError.self) {
            try ConstraintCheck.maximum(Int.max, "9223372036854775806", field: "n")
        }
        #expect(throws: Never.self) { try ConstraintCheck.maximum(Int.max, "1e30", field: "n") }
        #expect(throws: ConstraintError.self) {
            try ConstraintCheck.minimum(UInt64.max, "18446744073709551616", field: "n")
        }
        #expect(throws: Never.self) { try ConstraintCheck.minimum(0 as UInt64, "-1", field: "n") }
        #expect(throws: ConstraintError.self) { try ConstraintCheck.maximum(2, "1.5", field: "n") }
        #expect(throws: ConstraintError.self) { try ConstraintCheck.maximum(100.5, "100", field: "n") }
        #expect(throws: Never.self) { try ConstraintCheck.maximum(100.0, "100", field: "n") }
    }

    @Test("Lengths are counted in Unicode scalars, lists in elements")
    func lengths() {
        #expect(throws: Never.self) { try ConstraintCheck.length(of: "e\u{301}", min: 2, max: 2, field: "s") }
        #expect(throws: ConstraintError(path: "s", message: "1 characters are fewer than 2")) {
            try ConstraintCheck.length(of: "x", min: 2, field: "s")
        }
        #expect(throws: ConstraintError.self) { try ConstraintCheck.length(of: "xyz", max: 2, field: "s") }
        #expect(throws: ConstraintError.self) { try ConstraintCheck.count(of: [Int](), min: 1, field: "l") }
        #expect(throws: Never.self) { try ConstraintCheck.count(of: [1], min: 1, max: 1, field: "l") }
    }

    @Test("A pattern must match a part of the string")
    func patterns() {
        #expect(throws: Never.self) { try ConstraintCheck.pattern("say abc", "[a-c]+$", field: "s") }
        #expect(throws: ConstraintError.self) { try ConstraintCheck.pattern("ABC", "^[a-z]+$", field: "s") }
        #expect(throws: ConstraintError.self) { try ConstraintCheck.pattern("x", "(", field: "s") }
    }

    @Test(
        "Formats are recognised",
        arguments: [
            ("uri", "https://example.org/?q=1", true), ("uri", "mailto:a@b.c", true), ("uri", "no scheme", false),
            ("uri", "a: b", false),
            ("uri", ":x", false), ("uri", "1a:x", false), ("email", "a@b.org", true), ("email", "a@b", false),
            ("email", "a@@b.c", false),
            ("email", "a b@c.d", false), ("uuid", "123e4567-e89b-12d3-a456-426614174000", true),
            ("uuid", "123e4567-e89b-12d3-a456-42661417400g", false),
            ("uuid", "123e4567e89b12d3a456426614174000", false),
            ("date-time", "2026-01-01T00:00:00Z", true), ("date-time", "2026-01-01", false), ("nonsense", "x", false),
        ]
    )
    func formats(format: String, value: String, isValid: Bool) {
        do throws(ConstraintError) {
            try ConstraintCheck.format(value, format, field: "f")
            #expect(isValid)
        } catch {
            #expect(!isValid)
            #expect(error.path == "f")
        }
    }

    @Test("A nested failure has its path")
    func within() {
        #expect(throws: ConstraintError(path: "items[2].code", message: "0 elements are fewer than 1")) {
            try ConstraintCheck.within("items", index: 2) { () throws(ConstraintError) in
                try ConstraintCheck.count(of: [Int](), min: 1, field: "code")
            }
        }
    }
}
