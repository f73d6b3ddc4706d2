@_spi(Generated) import ProtocolSupport
import Testing

@Suite("Date-times, nullables and additional fields")
struct SmallValueTests {
    @Test(
        "RFC 3339 is accepted",
        arguments: [
            "2026-08-22T12:00:00Z", "2026-08-22t12:00:00z", "2024-02-29T23:59:60+23:59",
            "2026-01-01T00:00:00.123456-08:00",
        ]
    )
    func validDateTimes(text: String) {
        #expect(DateTime(text)?.rawValue == text)
    }

    @Test(
        "Other text is refused by the initialiser, and kept when it is read",
        arguments: [
            "", "2026-08-22", "2026-08-22T12:00:00", "2026-13-01T00:00:00Z", "2025-02-29T00:00:00Z",
            "2026-08-22T24:00:00Z",
            "2026-08-22T12:00:00.Z", "2026-08-22T12:00:00+0100", "2026-08-22T12:00:00Zz", "tomorrow",
        ]
    )
    func otherText(text: String) throws {
        #expect(DateTime(text) == nil)
        let read = try DateTime(json: JSONValue.string(text).json())
        #expect(read.rawValue == text)
        #expect(!read.isValid)
        #expect(read == DateTime(unchecked: text))
    }

    @Test("Additional fields take one word and are empty after the last one is removed")
    func additionalFields() {
        #expect(MemoryLayout<AdditionalFields>.size == MemoryLayout<Int>.size)
        var fields: AdditionalFields = [:]
        #expect(fields.isEmpty)
        fields["a"] = nil
        #expect(fields == [:])
        fields["a"] = 1
        fields["b"] = 2
        #expect(fields.object == ["a": 1, "b": 2])
        fields["a"] = nil
        fields["b"] = nil
        #expect(fields.isEmpty)
        #expect(fields == AdditionalFields())
        #expect(AdditionalFields([:]) == AdditionalFields())
    }
}

/// Returns a value's JSON as text.
func text(_ value: some JSONCodable) throws -> String {
    String(decoding: try value.json(), as: UTF8.self)
}
