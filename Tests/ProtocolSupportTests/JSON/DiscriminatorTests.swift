@_spi(Generated) import ProtocolSupport
import Testing

@Suite("Discriminators")
struct DiscriminatorTests {
    private func discriminator(_ json: String) throws -> String? {
        var found: String?
        _ = try JSONReader.read(Array(json.utf8)) { reader throws(JSONDecodingError) in
            found = try reader.discriminator("type")?.string
            try reader.skipValue()
        }
        return found
    }

    @Test(
        "The discriminator is found in any position and spelling",
        arguments: [
            #"{"type":"a"}"#, #" { "type" : "a" } "#, #"{"type": "a"}"#, #"{"ty\u0070e":"a"}"#, #"{"type":"\u0061"}"#,
            #"{"x":{"type":"b"},"type":"a"}"#, #"{"type":"a","x":"type","y":["type"],"z":"\"type\""}"#,
            #"{"type":"b","type":"a"}"#, #"{"type":"b" , "x":"type", "type" : "a" }"#,
            #"{"x":1,"type":"b","type":"a"}"#,
        ]
    )
    func found(_ json: String) throws {
        #expect(try discriminator(json) == "a")
    }

    @Test("A second discriminator is found at any distance, before any other member", arguments: 0...40)
    func second(_ distance: Int) throws {
        let filler = String(repeating: "x", count: distance)
        for end in ["", #","y":1"#, #","yy":12345678"#, #","\#(filler)":"\#(filler)""#] {
            #expect(try discriminator(#"{"type":"b","x":"\#(filler)","type":"a"\#(end)}"#) == "a")
            #expect(try discriminator(#"{"type":"a","x":"\#(filler)","typo":"b"\#(end)}"#) == "a")
        }
    }

    @Test(
        "An object without a discriminator is accepted",
        arguments: ["{}", #"{"x":"type"}"#, #"{"types":"a","typ":"a"}"#, #"{"x":{"type":"a"}}"#]
    )
    func absent(_ json: String) throws {
        #expect(try discriminator(json) == nil)
    }

    @Test(
        "A discriminator that is cut off is an error",
        arguments: [
            #"{"type":"a"#, #"{"type":"#, #"{"type""#, #"{"type"#, "{",
        ]
    )
    func failures(_ json: String) {
        #expect(throws: JSONDecodingError.self) { try discriminator(json) }
    }

    @Test(
        "A value without a string as its discriminator has none",
        arguments: [#"{"type":1}"#, #"{"type":null}"#, #"{"type":"a","type":[]}"#, "[]", "1", "null"]
    )
    func others(_ json: String) throws {
        #expect(try discriminator(json) == nil)
    }

    @Test(
        "Keys are read with and without white space and escapes, and invalid JSON is refused",
        arguments: [
            (#"{"a":1,"b":2}"#, true), (#"{ "a":1 ,"b":2}"#, true), (#"{"a" :1, "b": 2}"#, true),
            (#"{"\u0061":1,"b":2}"#, true),
            (#"{,"a":1,"b":2}"#, false), (#"{"a":1 "b":2}"#, false), (#"{"a":1,,"b":2}"#, false),
            (#"{"a":1,"b":2,}"#, false),
            (#"{"a":1,"b"}"#, false), (#"{"a":1,"b":}"#, false), (#"{"a":1,"b":2"#, false), (#"{"a":1,"b"#, false),
        ]
    )
    func keys(_ json: String, _ isJSON: Bool) throws {
        if isJSON {
            #expect(try JSONMap<Int>(json: json) == ["a": 1, "b": 2])
        } else {
            #expect(throws: JSONDecodingError.self) { try JSONMap<Int>(json: json) }
        }
    }

    @Test("A string is compared with an expected text, with and without escapes")
    func expectations() throws {
        for json in [#""abc""#, #" "abc" "#, #""\u0061bc""#] {
            let isSame = try JSONReader.read(Array(json.utf8)) { reader throws(JSONDecodingError) in
                try reader.isString("abc")
            }
            #expect(isSame)
        }
        for json in [#""ab""#, #""abcd""#, #""abd""#, #""abc\"""#] {
            let isSame = try JSONReader.read(Array(json.utf8)) { reader throws(JSONDecodingError) in
                try reader.isString("abc")
            }
            #expect(!isSame)
        }
    }
}
