import ProtocolSupport
import Testing

@Suite("Numbers")
struct NumberTests {
    @Test(
        "Integers are preserved up to their limits",
        arguments: [0, 1, -1, 9, 10, 99, 100, 1_234_567_890, .max, .min]
    )
    func integers(value: Int) throws {
        #expect(try text(value) == "\(value)")
        #expect(try Int(json: "\(value)") == value)
        #expect(try JSONValue(json: "\(value)") == .int(Int64(value)))
    }

    @Test("Unsigned integers are preserved up to their limits", arguments: [0, 7, 10, UInt64(Int64.max) + 1, .max])
    func unsigned(value: UInt64) throws {
        #expect(try text(value) == "\(value)")
        #expect(try UInt64(json: "\(value)") == value)
    }

    @Test(
        "A whole number is read as an integer in any spelling",
        arguments: [
            ("1.0", 1), ("1e3", 1000), ("1.5e1", 15), ("-0.0", 0), ("1200e-2", 12), ("9223372036854775807.0", Int.max),
            ("-9223372036854775808e0", Int.min), ("0e999999999999", 0),
        ]
    )
    func wholeNumbers(json: String, expected: Int) throws {
        #expect(try Int(json: json) == expected)
    }

    @Test(
        "A number that is not an integer or does not fit is refused",
        arguments: [
            "1.5", "1e-1", "9223372036854775808", "-9223372036854775809", "1e19", "1e400", "1e999999999999", "\"1\"",
            "true",
        ]
    )
    func notIntegers(json: String) {
        #expect(throws: JSONDecodingError.self) { try Int(json: json) }
    }

    @Test(
        "A negative or too large number is not an unsigned integer",
        arguments: ["-1", "18446744073709551616", "0.5"]
    )
    func notUnsigned(json: String) {
        #expect(throws: JSONDecodingError.self) { try UInt64(json: json) }
    }

    @Test(
        "Doubles are printed as JavaScript prints them",
        arguments: [
            (1.0, "1"), (-1.5, "-1.5"), (0.1, "0.1"), (1e21, "1e+21"), (1e20, "100000000000000000000"),
            (123e-9, "1.23e-7"),
            (1e-6, "0.000001"), (1e-7, "1e-7"), (.leastNonzeroMagnitude, "5e-324"),
            (1.7976931348623157e308, "1.7976931348623157e+308"),
            (9_007_199_254_740_992, "9007199254740992"), (1.152921504606847e18, "1152921504606847000"),
            (123456.789, "123456.789"),
            (0.0, "0"), (-0.0, "-0"), (0.30000000000000004, "0.30000000000000004"), (1e16, "10000000000000000"),
        ]
    )
    func doubles(value: Double, expected: String) throws {
        #expect(try text(value) == expected)
        #expect(try text(JSONValue.double(value)) == expected)
    }

    @Test("Every double is read back as the same double")
    func roundTrip() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { continue }
            let json = try value.json()
            #expect(try Double(json: json).bitPattern == value.bitPattern)
            let any = try JSONValue(json: json)
            #expect(try any.json() == json)
        }
    }

    @Test(
        "Short decimals are read correctly by the fast path",
        arguments: [
            "0.1", "2.5", "1e22", "123456789.125", "9007199254740991e-22", "1e23", "9007199254740993.0", "4.35",
            "1e-23", "0.00001",
        ]
    )
    func fastPath(json: String) throws {
        #expect(try Double(json: json) == Double(json))
    }

    @Test("A number too large for a double is refused")
    func outOfRange() {
        #expect(throws: JSONDecodingError(offset: 0, path: "$", reason: .numberOutOfRange("1e400"))) {
            try Double(json: "1e400")
        }
    }

    @Test("NaN and infinity are refused with the field's path", arguments: [Double.nan, .infinity, -.infinity])
    func nonFinite(value: Double) {
        let event = SmallStream.Event.finish(.init(usage: .init(total: 1, shares: [0.5, value])))
        #expect(throws: JSONEncodingError(path: "usage.shares[1]", reason: .nonFinite(value))) { try event.json() }
        let metadata = SmallStream.Event.finish(.init(messageMetadata: ["a b": [1, .double(value)]]))
        #expect(throws: JSONEncodingError(path: "messageMetadata[\"a b\"][1]", reason: .nonFinite(value))) {
            try metadata.json()
        }
    }

    @Test(
        "An invalid number is refused",
        arguments: ["", "x", "01", "1.", "+1", " 1", "1 ", "\u{FEFF}1", "1,2", "-", "1\n"]
    )
    func invalidLiterals(literal: String) {
        #expect(throws: JSONEncodingError(reason: .invalidNumber(literal))) { try JSONValue.number(literal).json() }
    }
}
