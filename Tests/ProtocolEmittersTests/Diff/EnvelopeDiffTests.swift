import ProtocolEmitters
import Testing

/// Tests what changes of the envelope's keys break.
@Suite struct EnvelopeDiffTests {
    private static let schema = """
        transport: { envelope: { payload: result, or: [error] } }
        events:
          answer: { fields: {} }
          failure: { envelope: error, fields: {} }
        """

    @Test(
        "reports a change of the keys, and whether old clients look there",
        arguments: [
            ("or: [error]", "or: [error, params]", ["transport added envelope key params wire"]),
            ("or: [error]", "or: [params, error]", ["transport added envelope key params wire"]),
            ("envelope: error, ", "envelope: result, ", ["event changed failure"]),
            ("envelope: error, ", "", ["event changed failure"]),
            (
                "or: [error] } }\nevents:\n  answer: { fields",
                "or: [error, params] } }\nevents:\n  answer: { envelope: params, fields",
                ["transport added envelope key params wire", "event changed answer wire"]
            ),
        ]
    )
    func judgesAnEdit(_ old: String, _ new: String, _ expected: [String]) throws {
        let changed = Self.schema.replacing(old, with: new)
        #expect(changed != Self.schema)
        let diff = ProtocolDiff.between(try ReferenceModels.text(Self.schema), try ReferenceModels.text(changed))
        let found = diff.changes.map { change in
            "\(change.area.rawValue) \(change.kind.rawValue) \(change.name)" + (change.breaksOldClients ? " wire" : "")
        }
        #expect(Set(found) == Set(expected), "\(diff.text)")
        let back = ProtocolDiff.between(try ReferenceModels.text(changed), try ReferenceModels.text(Self.schema))
        #expect(back.changes.count == expected.count)
    }

    @Test("the schema of a stream accepts an event under each key, and other keys only as null")
    func jsonSchema() throws {
        let model = try ReferenceModels.text(Self.schema)
        let validator = try JSONSchemaValidator(JSONSchemaEmitter.events(of: model))
        for (json, isValid) in [
            (#"{"result":{"type":"answer"}}"#, true), (#"{"error":{"type":"failure"}}"#, true),
            (#"{"result":null,"error":{"type":"failure"}}"#, true),
            (#"{"result":{"type":"answer"},"error":null}"#, true),
            (#"{"result":null}"#, false), (#"{}"#, false), (#"{"error":{"type":1}}"#, false),
        ] {
            #expect(validator.errors(try JSONTree(parsing: json)).isEmpty == isValid, "\(json)")
        }
    }
}
