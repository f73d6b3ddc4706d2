import ProtocolSupport
import StreamTestSupport
import Testing

@testable import AISDK

/// Tests that metadata is merged as in JavaScript.
@Suite struct MetadataMergeTests {
    @Test(
        "merging produces the client's result",
        arguments: [
            (#"{"a":1}"#, #"{"b":2}"#, #"{"a":1,"b":2}"#),
            (#"{"a":{"x":1}}"#, #"{"a":{"y":2}}"#, #"{"a":{"x":1,"y":2}}"#),
            (#"{"a":[1,2]}"#, #"{"a":[3]}"#, #"{"a":[3]}"#),
            (#"{"a":{"x":1}}"#, #"{"a":null}"#, #"{"a":null}"#),
            (#"{"a":null}"#, #"{"a":{"x":1}}"#, #"{"a":{"x":1}}"#),
            (#"{"a":1}"#, #"{"a":{"x":1}}"#, #"{"a":{"x":1}}"#),
            (#"{"a":{"x":1}}"#, #"{"a":[1]}"#, #"{"a":[1]}"#),
            (#"{"a":{"b":{"c":1,"d":2}}}"#, #"{"a":{"b":{"c":9}}}"#, #"{"a":{"b":{"c":9,"d":2}}}"#),
            (#"{"a":1}"#, #"{"constructor":5,"prototype":6}"#, #"{"a":1}"#),
            ("{}", "{}", "{}"), ("null", "5", "5"), ("5", "null", "5"),
            // A value that is not an object is spread into an object.
            (#"{"a":1}"#, "[7,8]", #"{"a":1,"0":7,"1":8}"#), (#"{"a":1}"#, #""xy""#, #"{"a":1,"0":"x","1":"y"}"#),
            (#"{"a":1}"#, "true", #"{"a":1}"#),
            ("[1,{\"x\":1}]", "[{\"y\":2},{\"y\":2}]", #"{"0":{"y":2},"1":{"x":1,"y":2}}"#),
            ("42", "{}", "{}"), ("42", "7", "{}"), (#""ab""#, "[]", #"{"0":"a","1":"b"}"#),
            ("42", #"{"constructor":1}"#, "{}"),
        ]
    )
    func results(_ base: String, _ patch: String, _ expected: String) throws {
        let merge = MetadataMerge(skipsUnsafeKeys: true)
        #expect(try merge.merge(JSONValue(json: patch), into: JSONValue(json: base)) == JSONValue(json: expected))
    }

    @Test("merging members into a scalar throws", arguments: ["42", "true", #""text""#])
    func scalars(_ base: String) throws {
        let merge = MetadataMerge(skipsUnsafeKeys: true)
        for patch in [#"{"a":1}"#, "[1]", #""x""#] {
            #expect(throws: MetadataMerge.ScalarBase.self) {
                try merge.merge(JSONValue(json: patch), into: JSONValue(json: base))
            }
        }
    }

    @Test("older clients merge keys that newer ones skip")
    func unsafeKeys() throws {
        let merge = MetadataMerge(skipsUnsafeKeys: false)
        let merged = try merge.merge(["constructor": 5, "a": ["prototype": 6]], into: ["a": ["b": 1]])
        #expect(merged == ["constructor": 5, "a": ["prototype": 6, "b": 1]])
    }
}
