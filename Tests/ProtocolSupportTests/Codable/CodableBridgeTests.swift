import Foundation
import ProtocolSupport
import Testing

@Suite("Codable values as JSON")
struct CodableBridgeTests {
    struct Everything: Codable, Equatable {
        enum Level: String, Codable { case low, high }
        enum Choice: Codable, Equatable { case none, some(count: Int) }

        struct Inner: Codable, Equatable {
            var name: String
            var tags: [String: [Int]]
        }

        var text = "a\"b"
        var flag = true
        var int = Int.min
        var unsigned = UInt64.max
        var small: Int8 = -8
        var float: Float = 0.1
        var double = 0.1
        var level = Level.high
        var choice = Choice.some(count: 2)
        var inner = Inner(name: "i", tags: ["k": [1, 2]])
        var missing: Int?
        var list: [Int?] = [1, nil]
        var id = UUID()
        var link = URL(string: "https://example.org/a?b=c")
        var date = Date(timeIntervalSinceReferenceDate: 1.5)
        var any: JSONValue = ["x": [1, nil, .number("1e400")]]
        var event = SmallStream.Event.textDelta(.init(id: "1", delta: "x", additionalFields: ["y": 1]))
    }

    @Test("Any Codable value is preserved")
    func roundTrip() throws {
        let everything = Everything()
        let value = try JSONValue(encoding: everything)
        #expect(try value.decode(Everything.self) == everything)
        #expect(try JSONValue(json: value.json()).decode(Everything.self) == everything)
    }

    @Test("The JSON is the same as Foundation's")
    func sameAsFoundation() throws {
        var everything = Everything()
        everything.any = 1
        // Foundation's encoder special-cases URLs and writes a string; the `Codable` conformance does not.
        everything.link = nil
        let data = try JSONEncoder().encode(everything)
        #expect(try JSONValue(json: data) == JSONValue(encoding: everything))
    }

    @Test("Keys keep their encoding order, and a float keeps its short form")
    func order() throws {
        let value = try JSONValue(encoding: Everything())
        #expect(value.objectValue.map { Array($0.keys.prefix(3)) } == ["text", "flag", "int"])
        #expect(value["float"]?.description == "0.1")
    }

    class Base: Codable {
        var base = 1
    }

    final class Derived: Base {
        enum Key: CodingKey { case own, list, object }

        override init() { super.init() }

        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            var list = try container.nestedUnkeyedContainer(forKey: .list)
            #expect(try list.decode(Int.self) == 1)
            #expect(try list.decodeNil())
            #expect(try list.nestedContainer(keyedBy: Key.self).decode(Bool.self, forKey: .own))
            #expect(list.isAtEnd)
            #expect(throws: DecodingError.self) { try list.decode(Int.self) }
            try super.init(from: container.superDecoder())
        }

        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encodeNil(forKey: .own)
            var list = container.nestedUnkeyedContainer(forKey: .list)
            try list.encode(1)
            try list.encodeNil()
            var inner = list.nestedContainer(keyedBy: Key.self)
            try inner.encode(true, forKey: .own)
            _ = container.nestedContainer(keyedBy: Key.self, forKey: .object)
            try super.encode(to: container.superEncoder())
        }
    }

    @Test("Nested containers and super encoders are supported")
    func containers() throws {
        let value = try JSONValue(encoding: Derived())
        #expect(value.description == #"{"own":null,"list":[1,null,{"own":true}],"object":{},"super":{"base":1}}"#)
        #expect(try value.decode(Derived.self).base == 1)
    }

    @Test("A value that JSON cannot represent is refused with its path")
    func failures() {
        #expect(throws: JSONEncodingError(path: "a[1]", reason: .nonFinite(.nan))) {
            try JSONValue(encoding: ["a": [1, Double.nan]])
        }
        struct Silent: Encodable {
            func encode(to encoder: any Encoder) {}
        }
        #expect(throws: JSONEncodingError.self) { try JSONValue(encoding: Silent()) }
        struct Furious: Encodable {
            func encode(to encoder: any Encoder) throws { throw CancellationError() }
        }
        #expect(throws: JSONEncodingError.self) { try JSONValue(encoding: Furious()) }
        struct Endless: Encodable {
            enum Key: CodingKey { case next }
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Key.self)
                try container.encode(Endless(), forKey: .next)
            }
        }
        let failure = #expect(throws: JSONEncodingError.self) { try JSONValue(encoding: Endless()) }
        #expect(failure?.reason == .tooDeep)
    }

    @Test("A type mismatch throws Swift's DecodingError")
    func mismatches() {
        let value: JSONValue = ["a": 300, "n": nil]
        #expect(throws: DecodingError.self) { try value.decode([String: Int8].self) }
        #expect(throws: DecodingError.self) { try value.decode([String: Int].self) }
        #expect(throws: DecodingError.self) { try value.decode(String.self) }
        #expect(throws: DecodingError.self) { try value.decode([Int].self) }
        struct Other: Decodable { var b: Int }
        #expect(throws: DecodingError.self) { try value.decode(Other.self) }
        #expect(throws: Never.self) { try value.decode([String: Int?].self) }
    }

    @Test("The error for an event that a decoder cannot read has a path and no offset")
    func unreadableEvents() throws {
        let value: JSONValue = ["type": "text-delta", "id": 1, "delta": "x"]
        for decode in [
            { _ = try value.decode(SmallStream.Event.self) },
            { _ = try JSONDecoder().decode(SmallStream.Event.self, from: JSONEncoder().encode(value)) },
        ] {
            let error = #expect(throws: DecodingError.self) { try decode() }
            guard case .dataCorrupted(let context) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(context.debugDescription == "$.id: expected a string, found a number")
            #expect((context.underlyingError as? JSONDecodingError)?.offset == nil)
        }
    }

    @Test("Values, maps and nullables work with other coders")
    func foundation() throws {
        let value: JSONValue = ["a": [1, 2.5, nil, true, "x"], "b": .uint(.max), "c": [:]]
        let data = try JSONEncoder().encode(value)
        #expect(try JSONDecoder().decode(JSONValue.self, from: data) == value)
        let nullables = JSONMap<Int?>(["a": nil, "b": 1])
        let coded = try JSONEncoder().encode(nullables)
        #expect(try JSONDecoder().decode(JSONMap<Int?>.self, from: coded) == nullables)
        #expect(try JSONValue(encoding: nullables) == ["a": nil, "b": 1])
    }
}
