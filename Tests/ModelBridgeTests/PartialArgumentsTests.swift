import ModelProviders
import ProtocolSupport
import Testing

@testable import ModelBridge

/// Arguments that arrive value by value.
struct PartialArgumentsTests {
    /// The text of pieces, given as JSON, with that of the end; and the complete arguments.
    private func read(_ pieces: [String]) throws -> (text: String, json: String) {
        var arguments = PartialArguments()
        var text = ""
        for piece in pieces { text += try arguments.append([GeminiStream.PartialArg(json: piece)]) }
        text += try arguments.end()
        return (text, arguments.json)
    }

    @Test(
        arguments: [
            ([], "{}"),
            ([#"{"jsonPath":"$.a","stringValue":"x\"y"}"#], #"{"a":"x\"y"}"#),
            ([#"{"jsonPath":"$.a.b.c","numberValue":1.5}"#], #"{"a":{"b":{"c":1.5}}}"#),
            (
                [#"{"jsonPath":"$.a[0].b","boolValue":true}"#, #"{"jsonPath":"$.a[1].b","nullValue":null}"#],
                #"{"a":[{"b":true},{"b":null}]}"#
            ),
            ([#"{"jsonPath":"$.a[2]","numberValue":3}"#], #"{"a":[null,null,3]}"#),
            ([#"{"jsonPath":"$['a b'][\"c.d\"]","numberValue":3}"#], #"{"a b":{"c.d":3}}"#),
            (
                [
                    #"{"jsonPath":"a.b","stringValue":"","willContinue":true}"#,
                    #"{"jsonPath":"$.a.b","stringValue":"x"}"#,
                ],
                #"{"a":{"b":"x"}}"#
            ),
            (
                [#"{"jsonPath":"$.a.b","numberValue":1}"#, #"{"jsonPath":"$.c","numberValue":2}"#],
                #"{"a":{"b":1},"c":2}"#
            ),
            ([#"{"jsonPath":"$.a"}"#, #"{"stringValue":"x"}"#], "{}"),
        ]
    )
    func `The text of all pieces is the JSON`(_ pieces: [String], _ expected: String) throws {
        let read = try read(pieces)
        #expect(read.text == expected)
        #expect(read.json == expected)
    }

    @Test(
        arguments: [
            (
                [
                    #"{"jsonPath":"$.a.b","numberValue":1}"#, #"{"jsonPath":"$.c","numberValue":2}"#,
                    #"{"jsonPath":"$.a.d","numberValue":3}"#,
                ], #"{"a":{"b":1,"d":3},"c":2}"#, #"{"a":{"b":1},"c":2"#
            ),
            (
                [#"{"jsonPath":"$.a","numberValue":1}"#, #"{"jsonPath":"$.a","numberValue":2}"#], #"{"a":2}"#,
                #"{"a":1"#
            ),
            (
                [#"{"jsonPath":"$.a","stringValue":"x"}"#, #"{"jsonPath":"$.a","stringValue":"y"}"#], #"{"a":"xy"}"#,
                #"{"a":"x""#
            ),
        ]
    )
    func `The text stops at a piece for a place that it has passed`(
        _ pieces: [String],
        _ json: String,
        _ text: String
    ) throws {
        let read = try read(pieces)
        #expect(read.json == json)
        #expect(read.text == text)
    }

    @Test(
        arguments: [
            ["$..a"], ["$.a["], ["$.a[x]"], ["$.a[-1]"], ["$.a['b]"], ["$a b.[0]"], ["$[0]"], ["$.a[101]"],
            ["$.a[9223372036854775807]"], ["$.a[99999999999999999999]"], ["$.a", "$.a.b"], ["$.a.b", "$.a[0]"],
            ["$.a[0]", "$.a.b"], ["$" + String(repeating: "[0]", count: 101)], ["$"],
        ]
    )
    func `A place that does not exist is refused`(_ paths: [String]) {
        #expect(throws: PartialArguments.Fault.self) {
            try read(paths.map { #"{"jsonPath":"\#($0)","numberValue":1}"# })
        }
    }

    @Test(arguments: 0..<200)
    func `Any arguments in their order give their text`(_ seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let value = JSONValue.object(Self.object(2, &random))
        var pieces: [String] = []
        Self.flatten(value, "$", into: &pieces)
        let read = try read(pieces)
        #expect(read.text == value.description)
        #expect(read.json == value.description)
    }

    private struct SeededGenerator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) | (state << 31)
        }
    }

    private static func object(_ depth: Int, _ random: inout SeededGenerator) -> JSONObject {
        var object: JSONObject = [:]
        for index in 0...Int.random(in: 0...3, using: &random) { object["k\(index)"] = value(depth, &random) }
        return object
    }

    private static func value(_ depth: Int, _ random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0...(depth > 0 ? 5 : 3), using: &random) {
        case 0: .string(["", "Pier", "a\"\\\n", "Ærø 🌊"].randomElement(using: &random) ?? "")
        case 1: .double(Double(Int.random(in: -9...9, using: &random)) / 2)
        case 2: .bool(Bool.random(using: &random))
        case 3: .null
        case 4: .object(object(depth - 1, &random))
        default: .array((0...Int.random(in: 0...3, using: &random)).map { _ in value(depth - 1, &random) })
        }
    }

    /// The pieces of a value in its order: texts in two, all else in one.
    private static func flatten(_ value: JSONValue, _ path: String, into pieces: inout [String]) {
        switch value {
        case .object(let object):
            for (key, value) in object { flatten(value, "\(path).\(key)", into: &pieces) }
        case .array(let list):
            for (index, value) in list.enumerated() { flatten(value, "\(path)[\(index)]", into: &pieces) }
        case .string(let text):
            let half = text.prefix(text.count / 2)
            let rest = text.dropFirst(half.count)
            for (part, continues) in [(half, true), (rest, false)] {
                let json = JSONValue.string(String(part))
                pieces.append(#"{"jsonPath":"\#(path)","stringValue":\#(json),"willContinue":\#(continues)}"#)
            }
        case .bool(let value): pieces.append(#"{"jsonPath":"\#(path)","boolValue":\#(value)}"#)
        case .null: pieces.append(#"{"jsonPath":"\#(path)","nullValue":"NULL_VALUE"}"#)
        default: pieces.append(#"{"jsonPath":"\#(path)","numberValue":\#(value)}"#)
        }
    }
}
