import ProtocolSchema
import Testing

@testable import ProtocolEmitters

/// Tests the Swift expressions for conditions on typed events.
@Suite struct SwiftConditionTests {
    private static let schema = """
        types:
          delta: { fields: { role?: string, level: level, tags: list of string } }
          level: { enum: [none, low] }
          number: { enum: [1, 2] }
          block: { union: { discriminator: kind, cases: { text: text-block, tool: tool-block } } }
          text-block: { fields: { text: string } }
          tool-block: { fields: { name: string } }
        events:
          chunk:
            fields:
              done?: bool
              note?: string or null
              count: int
              level?: level
              number?: number
              tags?: list of string
              deltas?: list of delta
              delta: delta
              always: list of delta
              raw?: any
              block?: block
              blocks?: list of block
        """

    @Test(
        "a condition is an expression on the event",
        arguments: [
            ("{ done: present }", "event.done != nil"), ("{ done: absent }", "event.done == nil"),
            ("{ note: absent }", "event.note == nil"), ("{ done: true, count: 2 }", "event.done == true && event.count == 2"),
            ("{ count: [1, 2] }", "event.count == 1 || event.count == 2"),
            ("{ count: [1, 2], done: present }", "(event.count == 1 || event.count == 2) && event.done != nil"),
            // `.none` alone would be nil.
            ("{ level: none }", "event.level == Sample.Level.none"), ("{ number: 1 }", "event.number == Sample.Number.value1"),
            ("{ delta.role: present }", "event.delta.role != nil"),
            ("{ deltas.role: present }", "event.deltas?.contains(where: { $0.role != nil }) == true"),
            ("{ deltas.role: absent }", "event.deltas?.contains(where: { $0.role != nil }) != true"),
            ("{ always.role: absent }", "!event.always.contains(where: { $0.role != nil })"),
            ("{ deltas.tags: a }", #"event.deltas?.contains(where: { $0.tags.contains(where: { $0 == "a" }) }) == true"#),
            ("{ tags: present }", "event.tags != nil"), ("{ raw: present }", "(event.raw ?? .null) != .null"),
            ("{ block.kind: text }", "{ switch $0 { case .some(.text): true default: false } }(event.block)"),
        ]
    )
    func expression(_ condition: String, _ expression: String) throws {
        let schema =
            Self.schema + "\n  begin: {}\n  end: {}\nlifecycle:\n  all: { opens: begin, closes: end }\n"
            + "  part: { within: all, single: { event: chunk, when: \(condition) } }"
        let model = try ReferenceModels.text(schema)
        let event = model.events[0]
        let found = try #require(event.variants.first?.condition)
        #expect(SwiftConditions(model).expression(found, on: "event", with: event.fields) == expression)
    }
}
