import ProtocolSupport
import Testing

@Suite("JSON values")
struct JSONValueTests {
    @Test(
        "Numbers with the same value are equal and have the same hash",
        arguments: [
            ("1", "1.0"), ("1", "1e0"), ("100", "1e2"), ("0", "-0"), ("0.1", "1e-1"),
            ("18446744073709551615", "18446744073709551615.0"),
            ("123456789012345678901234567890", "1234567890123456789012345678900e-1"), ("1e400", "10e399"),
            ("9007199254740993", "9007199254740993.0"),
        ]
    )
    func equalNumbers(one: String, other: String) throws {
        let (one, other) = (try JSONValue(json: one), try JSONValue(json: other))
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
    }

    @Test(
        "Numbers with different values are not equal",
        arguments: [
            ("1", "2"), ("1", "-1"), ("0.1", "0.10000000000000001"), ("9007199254740992", "9007199254740993"),
            ("9007199254740993", "9007199254740992.0"), ("1e400", "1e401"), ("18446744073709551615", "-1"),
            ("1", "\"1\""),
        ]
    )
    func differentNumbers(one: String, other: String) throws {
        #expect(try JSONValue(json: one) != JSONValue(json: other))
    }

    @Test("NaN equals itself, so that values can be in sets")
    func nan() {
        #expect(JSONValue.double(.nan) == .double(.nan))
        #expect(JSONValue.double(.infinity) != .double(-.infinity))
    }

    @Test("Strings are compared by code units")
    func strings() {
        #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
        #expect(JSONValue.string("\u{E9}") == .string("\u{E9}"))
    }

    @Test("Literals create values")
    func literals() {
        let value: JSONValue = ["null": nil, "yes": true, "int": 1, "double": 1.5, "text": "t", "list": [1, "2"]]
        #expect(value.description == #"{"null":null,"yes":true,"int":1,"double":1.5,"text":"t","list":[1,"2"]}"#)
    }

    @Test("Accessors return values of their type and nil otherwise")
    func accessors() {
        let value: JSONValue = ["list": [1, 2.5, "x"], "flag": false, "big": .uint(.max), "none": nil]
        #expect(value["list"]?[0]?.intValue == 1)
        #expect(value["list"]?[1]?.doubleValue == 2.5)
        #expect(value["list"]?[1]?.intValue == nil)
        #expect(value["list"]?[2]?.stringValue == "x")
        #expect(value["list"]?[3] == nil)
        #expect(value["list"]?[-1] == nil)
        #expect(value["flag"]?.boolValue == false)
        #expect(value["big"]?.intValue == nil)
        #expect(value["big"]?.uintValue == .max)
        #expect(value["none"]?.isNull == true)
        #expect(value["absent"] == nil)
        #expect(JSONValue.number("1e2").intValue == 100)
        #expect(value.objectValue?.count == 4)
        #expect(value["list"]?.arrayValue?.count == 3)
    }

    @Test(
        "A number is read as the case that represents it without loss",
        arguments: [
            ("12", JSONValue.int(12)), ("-9223372036854775808", .int(.min)), ("9223372036854775808", .uint(1 << 63)),
            ("1.5", .double(1.5)), ("1e400", .number("1e400")), ("1e-400", .number("1e-400")),
            ("0.1000000000000000055511151231257827", .number("0.1000000000000000055511151231257827")),
            ("0.10000000000000001", .number("0.10000000000000001")),
            ("18446744073709551616", .number("18446744073709551616")),
            ("-9223372036854775809", .number("-9223372036854775809")),
        ]
    )
    func cases(json: String, expected: JSONValue) throws {
        let value = try JSONValue(json: json)
        #expect("\(value)" == json)
        switch (value, expected) {
        case (.int, .int), (.uint, .uint), (.double, .double), (.number, .number): #expect(value == expected)
        default: Issue.record("\(json) became the case of \(value)")
        }
    }
}
