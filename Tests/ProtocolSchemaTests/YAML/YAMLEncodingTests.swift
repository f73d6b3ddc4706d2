import ProtocolSchema
import Testing

@Suite("Encoding of YAML files")
struct YAMLEncodingTests {
    @Test(
        "the first byte that is not UTF-8 is reported",
        arguments: [
            ([0x61, 0xFF] as [UInt8], "1:2"),
            ([0x80], "1:1"),
            ([0xC3, 0xA9, 0x0A, 0xC3, 0xA9, 0xC0, 0x80], "2:2"),  // overlong
            ([0x61, 0x0D, 0x0A, 0x62, 0xED, 0xA0, 0x80], "2:2"),  // surrogate
            ([0x61, 0x0D, 0xF4, 0x90, 0x80, 0x80], "2:1"),  // above U+10FFFF
            ([0x61, 0xE2, 0x82], "1:2"),  // cut short
            ([0xEF, 0xBB, 0xBF, 0x61, 0xF8], "1:2"),  // the byte order mark has no column
        ]
    )
    func firstBadByteIsLocated(bytes: [UInt8], place: String) {
        #expect(YAMLRun(bytes: bytes).findings == ["\(place) invalid-encoding"])
    }

    @Test("UTF-16 is recognized and refused", arguments: [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61]])
    func utf16IsRefused(bytes: [UInt8]) {
        let run = YAMLRun(bytes: bytes)
        #expect(run.findings == ["1:1 invalid-encoding"])
        #expect(run.diagnostics.first?.message.contains("UTF-16") == true)
    }

    @Test("UTF-8 characters of every length are accepted")
    func allLengthsAreAccepted() {
        #expect(YAMLRun("a: $é€😀\u{10FFFF}").root?.outline == "{a: $é€😀\u{10FFFF}}")
    }

    @Test(
        "characters that programs read differently are refused",
        arguments: ["\u{0}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}"]
    )
    func strangeCharactersAreRefused(character: String) {
        #expect(YAMLRun("ä: x\(character)y").findings == ["1:5 yaml-syntax"])
    }

    @Test("the same characters may be written as escapes")
    func escapesMayNameThem() {
        #expect(YAMLRun(#"a: "\0\e\N\L\uFEFF""#).root?.outline == "{a: '\0\u{1B}\u{85}\u{2028}\u{FEFF}'}")
    }

    @Test("a file above 64 MiB is not parsed")
    func largeFilesAreRefused() {
        let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: SchemaFile.sizeLimit + 1)
        #expect(YAMLRun(bytes: bytes).findings == ["1:1 file-too-large"])
    }
}
