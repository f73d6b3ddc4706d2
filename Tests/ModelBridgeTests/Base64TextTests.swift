import Testing

@testable import ModelBridge

struct Base64TextTests {
    @Test(
        arguments: [
            ("", []), ("TQ==", [77]), ("TQ", [77]), ("TWE=", [77, 97]), ("TWFu", [77, 97, 110]),
            ("T W\nFu", [77, 97, 110]),
            ("-_-_", [0xFB, 0xFF, 0xBF]), ("+/+/", [0xFB, 0xFF, 0xBF]),
        ] as [(String, [UInt8])]
    )
    func `Base64 is read with either alphabet, with and without padding`(_ text: String, _ bytes: [UInt8]) {
        #expect(Base64Text.bytes(of: text) == bytes)
        #expect(Base64Text.isValid(text))
    }

    @Test(arguments: ["T", "TWFuT", "T%20", "é"])
    func `Other text is not Base64`(_ text: String) {
        #expect(Base64Text.bytes(of: text) == nil)
    }
}
