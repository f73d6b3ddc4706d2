import ProtocolSchema
import Testing

/// The events that carry the data, metadata and tools of applications.
@Suite struct CarriersTests {
    private static func carriers(_ events: String, types: String = "{}") throws -> CarriersModel {
        try compiled("language: 1\nprotocol: Sample\ntypes: \(types)\nevents: { \(events) }").carriers
    }

    @Test(
        "the first family that needs no more than data carries it",
        arguments: [
            ("data-*: { fields: { data: any } }", 0), ("data-*: { fields: { data: json } }", 0),
            ("text-*: { fields: { data: string } }, data-*: { fields: { id?: string, data: any } }", 1),
            ("data-*: { fields: { data?: any } }", nil), ("data-*: { fields: { data: any, other: int } }", nil),
            ("data-*: { fields: { data: any, id: int } }", nil), ("data: { fields: { data: any } }", nil),
        ] as [(String, Int?)]
    )
    func dataFamily(_ events: String, _ index: Int?) throws {
        let types = events.contains("json") ? "{ json: any }" : "{}"
        #expect(try Self.carriers(events, types: types).data?.event == index)
    }

    @Test func eachValueHasItsFieldInTheOrderOfTheFields() throws {
        let carriers = try Self.carriers(
            "data-*: { fields: { transient?: bool, note?: string, data: any, id?: string } }"
        )
        #expect(
            carriers.data?.arguments == [
                .init(field: 0, value: .isTransient), .init(field: 2, value: .payload), .init(field: 3, value: .id),
            ]
        )
    }

    private static let tools = """
        tool-input-available: { fields: { toolCallId: string, toolName: string, input: any } },
        tool-output-available: { fields: { toolCallId: string, output: any, preliminary?: bool } },
        tool-output-error: { fields: { toolCallId: string, errorText: string } },
        tool-input-start: { fields: { toolCallId: string, toolName: string } }
        """

    @Test func callsOfToolsNeedThreeEvents() throws {
        let tools = try #require(try Self.carriers(Self.tools).tools)
        #expect([tools.start?.event, tools.input.event, tools.output.event, tools.failure.event] == [3, 0, 1, 2])
        #expect(tools.output.arguments.map(\.value) == [.id, .payload, .isPreliminary])
    }

    @Test(
        "events with other fields carry no calls",
        arguments: [
            ("errorText: string", "reason: string"), ("output: any", "output: string"),
            ("input: any", "input: any, step: int"),
            ("tool-output-error", "tool-output-failed"),
        ]
    )
    func otherFields(_ old: String, _ new: String) throws {
        #expect(try Self.carriers(Self.tools.replacing(old, with: new)).tools == nil)
    }

    @Test(
        "an extension cannot declare what its base cannot carry",
        arguments: [
            ("errorText: string", "reason: string", "do not fit"),
            ("tool-output-error", "tool-output-failed", "lacks the event tool-output-error"),
        ]
    )
    func anExtensionCannotDeclare(_ old: String, _ new: String, _ note: String) throws {
        let base = try compiled("language: 1\nprotocol: Base\nevents: { \(Self.tools.replacing(old, with: new)) }")
        let found = try findings(
            "language: 1\nprotocol: Chat\nextends: base.yaml\ntools: { look: {} }",
            extending: base
        )
        #expect(found.map(\.message) == ["Base cannot carry 'tools'"])
        #expect(found.first?.notes.first?.message.contains(note) == true)
    }

    @Test func anExtensionHasTheCarriersOfItsBase() throws {
        let base = try compiled("language: 1\nprotocol: Base\nevents: { \(Self.tools) }")
        let model = try compiled(
            "language: 1\nprotocol: Chat\nextends: base.yaml\ntools: { look: {} }",
            extending: base
        )
        #expect(model.carriers == base.carriers)
    }
}
