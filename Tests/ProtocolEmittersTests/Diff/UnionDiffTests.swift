import ProtocolEmitters
import ProtocolSchema
import Testing

/// Tests the reported changes of what tells the cases of unions apart.
@Suite struct UnionDiffTests {
    static let schema = """
        types:
          stop: { fields: { name: string } }
          halt: { fields: { name: string } }
          segment: { union: { cases: { stop: stop } } }
          shown: { union: { discriminator: { by: fields }, cases: { one: { type: first, when: { a: present } }, two: second } } }
          first: { fields: { a?: int, b?: int } }
          second: { fields: { c?: int } }
        events:
          ping: { fields: { segment: segment, shown: shown, last: stop, halt: halt } }
        """

    @Test(
        "an edit of a union is reported",
        arguments: [
            ("a: present", "b: present", ["value shown.one: when `a` is present -> when `b` is present"]),
            ("a: present", "a: [1, 2]", ["value shown.one: when `a` is present -> when `a` is `1` or `2`"]),
            (
                "{ stop: stop }", "{ stop: halt }",
                [
                    "type stop: outside of unions: type stop -> without a discriminator",
                    "type halt: outside of unions: without a discriminator -> type stop",
                    "value segment.stop: stop -> halt",
                ]
            ),
            (
                "{ stop: stop }", "{ stop: stop, end: stop }",
                [
                    "type stop: outside of unions: type stop -> without a discriminator",
                    "value segment.end",
                ]
            ),
        ]
    )
    func edit(_ old: String, _ new: String, _ expected: [String]) throws {
        let (before, after) = (
            try ReferenceModels.text(Self.schema), try ReferenceModels.text(Self.schema.replacing(old, with: new))
        )
        let found = ProtocolDiff.between(before, after).changes.map {
            "\($0.area.rawValue) \($0.name)" + ($0.detail.map { ": " + $0 } ?? "")
        }
        #expect(found == expected)
        #expect(ProtocolDiff.between(after, after).changes.isEmpty)
    }
}
