@_spi(Generated) import ProtocolSupport
import Testing

@Suite("Reading the fields of a record by number")
struct FieldTests {
    /// The numbers of the keys of `json`, and the keys that are not in the list.
    private static func numbers(_ json: String, _ keys: StaticString) throws -> (numbers: [Int], others: [String]) {
        try JSONReader.read(Array(json.utf8)) { reader throws(JSONDecodingError) in
            var numbers: [Int] = []
            var others = AdditionalFields()
            var place = FieldPlace()
            reader.beginFields()
            while let field = reader.nextField(keys, &place) {
                numbers.append(field)
                if field < 0 { reader.additional(place, into: &others) } else { try reader.skipValue() }
            }
            try reader.check()
            return (numbers, Array(others.object.keys))
        }
    }

    @Test(
        "A key is found wherever it is",
        arguments: [
            (#"{"type":1,"id":2,"delta":3,"providerMetadata":4}"#, [0, 1, 2, 3]),
            (#"{"providerMetadata":4,"delta":3,"id":2,"type":1}"#, [3, 2, 1, 0]),
            (#"{"id":1,"id":2,"id":3}"#, [1, 1, 1]),
            (#"{"delta":1}"#, [2]),
            (#"{ "type" : 1 , "id":2, "delta" :3}"#, [0, 1, 2]),
            (#"{"ty\u0070e":1,"\u0069d":2,"delta":3}"#, [0, 1, 2]),
            (#"{"typ":1,"types":2,"typE":3,"":4,"i":5,"idd":6}"#, [-1, -1, -1, -1, -1, -1]),
            (#"{"providerMetadat":1,"providerMetadata ":2,"providerMetadata":3}"#, [-1, -1, 3]),
            (#"{"type\nid":1,"type\n":2,"\nid":3,"id\ndelta":4}"#, [-1, -1, -1, -1]),
            (#"{}"#, []), (#" { } "#, []),
        ]
    )
    func keys(_ json: String, _ expected: [Int]) throws {
        #expect(try Self.numbers(json, "type\nid\ndelta\nproviderMetadata").numbers == expected)
    }

    @Test("Keys of any length are found, in any order, in lists of any length")
    func lengths() throws {
        let keys = (0...20).map { String(repeating: "k", count: $0) }
        let list: StaticString = """

            k
            kk
            kkk
            kkkk
            kkkkk
            kkkkkk
            kkkkkkk
            kkkkkkkk
            kkkkkkkkk
            kkkkkkkkkk
            kkkkkkkkkkk
            kkkkkkkkkkkk
            kkkkkkkkkkkkk
            kkkkkkkkkkkkkk
            kkkkkkkkkkkkkkk
            kkkkkkkkkkkkkkkk
            kkkkkkkkkkkkkkkkk
            kkkkkkkkkkkkkkkkkk
            kkkkkkkkkkkkkkkkkkk
            kkkkkkkkkkkkkkkkkkkk
            """
        let forward = "{" + keys.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
        #expect(try Self.numbers(forward, list).numbers == Array(0...20))
        let backward = "{" + keys.reversed().map { "\"\($0)\":0" }.joined(separator: ",") + "}"
        #expect(try Self.numbers(backward, list).numbers == Array((0...20).reversed()))
        for (number, key) in keys.enumerated() {
            #expect(try Self.numbers("{\"\(key)\":0}", list).numbers == [number])
            #expect(try Self.numbers("{\"\(key)x\":0}", list).numbers == [-1])
        }
    }

    @Test(
        "A list of one short key is a list",
        arguments: [("a", #"{"a":1,"b":2,"a":3}"#, [0, -1, 0]), ("", #"{"":1,"b":2}"#, [0, -1])]
            as [(StaticString, String, [Int])]
    )
    func shortLists(_ list: StaticString, _ json: String, _ expected: [Int]) throws {
        #expect(try Self.numbers(json, list).numbers == expected)
    }

    @Test("Keys with quotes, backslashes and line feeds are in the list as JSON spells them")
    func escapes() throws {
        let list: StaticString = "plain\nne\\\"w\\n\nb\\\\s\n\\u0001"
        let json = #"{"plain":0,"ne\"w\n":1,"b\\s":2,"\u0001":3,"ne\u0022w\u000a":1,"ne\"w":9,"w\\n":9}"#
        #expect(try Self.numbers(json, list).numbers == [0, 1, 2, 3, 1, -1, -1])
    }

    @Test("A key that is not in the list keeps its name, escaped or not")
    func others() throws {
        let result = try Self.numbers(#"{"a":1,"o\u0074her":[1,{"x":2}],"b":2, "tw\no" : 3}"#, "a\nb")
        #expect(result.numbers == [0, -1, 1, -1])
        #expect(result.others == ["other", "tw\no"])
    }

    @Test(
        "An object that is not one fails in its place",
        arguments: [
            ("[]", 0), ("{\"a\"", 4), ("{\"a\":1", 6), ("{\"a\":1,", 7), ("{\"a\":1 \"b\":2}", 7), ("{a:1}", 1),
            ("{\"a\":1,}", 7),
            ("{\"a", 1), ("{\"a\u{1}\":1}", 3), ("", 0),
        ]
    )
    func failures(_ json: String, _ offset: Int) {
        #expect { try Self.numbers(json, "a\nb\nlonger keys") } throws: { ($0 as? JSONDecodingError)?.offset == offset }
    }

    @Test("The first failure counts, and nothing is read after it")
    func firstFailure() {
        var reads = 0
        #expect {
            try JSONReader.read(Array(#"{"a":true,"b":[],"c":"text"}"#.utf8)) { reader throws(JSONDecodingError) in
                var place = FieldPlace()
                var text: String?
                var number: Int?
                reader.beginFields()
                while let field = reader.nextField("a\nb\nc", &place) {
                    reads += 1
                    if field == 0 { reader.string(&text) } else { reader.int(&number) }
                }
                try reader.check()
            }
        } throws: {
            ($0 as? JSONDecodingError)?.description == "$.a (byte 5): expected a string, found a boolean"
        }
        #expect(reads == 1)
    }
}

@Suite("Tables of names")
struct NameTableTests {
    @Test("Every name has its number, and no other text has one")
    func numbers() {
        let table = NameTable("start\nstart-step\n\nfinish\nne\\\"w\\n\né", families: ["data-long-", "data-"])
        #expect(table.names == ["start", "start-step", "", "finish", "ne\"w\n", "é"])
        for (number, name) in table.names.enumerated() {
            #expect(table.number(of: name) == number)
            #expect(table.name(number) == name)
        }
        for other in ["star", "starts", "start\nstart-step", "Start", "e\u{301}", "ne\\\"w\\n", "data"] {
            #expect(table.number(of: other) == -1)
        }
        #expect(table.number(of: "data-long-x") == 6)
        #expect(table.number(of: "data-") == 7)
        #expect(NameTable(families: ["a"]).number(of: "") == -1)
        #expect(NameTable("").number(of: "") == 0)
    }

    @Test("Names that differ in any one byte are different")
    func collisions() {
        let table = NameTable(
            """
            aaaaaaaaaaaaaaaaaaaaaaaa
            aaaaaaaabaaaaaaaaaaaaaaa
            aaaaaaaaaaaaaaaabaaaaaaa
            aaaaaaaaaaaaaaaaaaaaaaab
            baaaaaaaaaaaaaaaaaaaaaaa
            """
        )
        for (number, name) in table.names.enumerated() { #expect(table.number(of: name) == number) }
        #expect(table.number(of: "aaaaaaaaaaaabaaaaaaaaaaa") == -1)
    }
}
