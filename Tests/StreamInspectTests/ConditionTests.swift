import Foundation
import ProtocolSchema
@_spi(Generated) import ProtocolSupport
@_spi(Generated) import SchemaInspection
import Testing

/// Tests whether conditions on the fields of events hold for JSON.
@Suite struct ConditionTests {
    private func compile(_ condition: String) throws -> FieldCondition {
        let text = """
            language: 1
            protocol: Sample
            casing: { fields: camelCase }
            types:
              delta: { fields: { role?: string } }
              choice: { fields: { delta?: delta, finish-reason?: reason, final?: { type: bool, default: false } } }
              reason: { enum: { stop: { wire: STOP }, length: {} }, open: false }
              block: { union: { discriminator: kind, cases: { text: text-block, tool: tool-block } } }
              text-block: { fields: { text: string } }
              tool-block: { fields: { name: string } }
            events:
              begin: {}
              end: {}
              chunk:
                fields:
                  is-done?: bool
                  count?: int
                  word?: string
                  choices?: list of choice
                  choice?: choice
                  block?: block
                  reason?: { type: reason, default: stop }
            lifecycle:
              all: { opens: begin, closes: end }
              part: { within: all, single: { event: chunk, when: \(condition) } }
            """
        let file = URL.temporaryDirectory.appending(path: "condition-\(UUID().uuidString).yaml")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var compiler = SchemaCompiler()
        let compiled = compiler.compile(file.path())
        let model = try #require(compiled)
        let event = model.events[2]
        return FieldCondition(try #require(event.variants.first?.condition), on: event.fields, in: model)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var condition: String
        var holds: [String] = []
        var fails: [String] = []

        var testDescription: String { condition }
    }

    static let cases = [
        Case(
            condition: "{ is-done: present }",
            holds: [#"{"isDone":false}"#],
            fails: ["{}", #"{"isDone":null}"#, #"{"is-done":true}"#]
        ),
        Case(condition: "{ is-done: absent }", holds: ["{}", #"{"isDone":null}"#], fails: [#"{"isDone":false}"#]),
        Case(
            condition: "{ count: 1 }",
            holds: [#"{"count":1}"#, #"{"count":1.0}"#, #"{"count":1e0}"#],
            fails: [#"{"count":"1"}"#, #"{"count":2}"#, "{}"]
        ),
        Case(
            condition: #"{ word: ["present", absentee] }"#,
            holds: [#"{"word":"present"}"#, #"{"word":"absentee"}"#],
            fails: [#"{"word":"other"}"#, #"{"word":null}"#]
        ),
        Case(
            condition: "{ choices.finish-reason: stop }",
            holds: [#"{"choices":[{"finishReason":"STOP"}]}"#, #"{"choices":[{},{"finishReason":"STOP"}]}"#],
            fails: [#"{"choices":[]}"#, #"{"choices":[{}]}"#, "{}", #"{"choices":[{"finishReason":"stop"}]}"#]
        ),
        Case(
            condition: "{ choices.delta.role: present, choices.finish-reason: absent }",
            holds: [#"{"choices":[{"delta":{"role":"a"}}]}"#, #"{"choices":[{"delta":{"role":"a"}},{}]}"#],
            fails: [#"{"choices":[{"delta":{"role":"a"}},{"finishReason":"STOP"}]}"#, #"{"choices":[{}]}"#, "{}"]
        ),
        Case(
            condition: "{ choices: present }",
            holds: [#"{"choices":[]}"#, #"{"choices":[{}]}"#],
            fails: ["{}", #"{"choices":null}"#]
        ),
        Case(
            condition: "{ choices.delta: absent }",
            holds: [#"{"choices":[]}"#, "{}", #"{"choices":[{"finishReason":"STOP"}]}"#],
            fails: [#"{"choices":[{},{"delta":{}}]}"#]
        ),
        Case(
            condition: "{ block.kind: [text] }",
            holds: [#"{"block":{"kind":"text"}}"#],
            fails: [#"{"block":{"kind":"tool"}}"#, "{}"]
        ),
        // If a key occurs twice, the last one counts.
        Case(
            condition: "{ is-done: true }",
            holds: [#"{"isDone":false,"isDone":true}"#],
            fails: [#"{"isDone":true,"isDone":false}"#, #"{"isDone":"true"}"#]
        ),
        // A default counts as it does for a decoded event.
        Case(
            condition: "{ reason: stop }",
            holds: ["{}", #"{"reason":null}"#, #"{"reason":"STOP"}"#],
            fails: [#"{"reason":"length"}"#]
        ),
        Case(condition: "{ reason: length }", holds: [#"{"reason":"length"}"#], fails: ["{}", #"{"reason":"STOP"}"#]),
        Case(
            condition: "{ choice.final: false }",
            holds: [#"{"choice":{}}"#, #"{"choice":{"final":false}}"#],
            fails: ["{}", #"{"choice":null}"#, #"{"choice":{"final":true}}"#]
        ),
        Case(
            condition: "{ choices.final: false }",
            holds: [#"{"choices":[{"final":true},{}]}"#],
            fails: ["{}", #"{"choices":[]}"#, #"{"choices":[{"final":true}]}"#]
        ),
    ]

    @Test("a condition holds for some objects", arguments: cases)
    func holds(_ item: Case) throws {
        let condition = try compile(item.condition)
        for json in item.holds {
            #expect(condition.holds(for: try #require(try JSONValue(json: json).objectValue)), "\(json)")
        }
        for json in item.fails {
            #expect(!condition.holds(for: try #require(try JSONValue(json: json).objectValue)), "\(json)")
        }
    }
}
