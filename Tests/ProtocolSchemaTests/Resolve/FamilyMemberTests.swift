import ProtocolSchema
import Testing

/// Tests the data that an extension adds to a family of its base.
@Suite struct FamilyMemberTests {
    private static let base = """
        language: 1
        protocol: Base
        events:
          start: {}
          data-*: { fields: { id?: string, data: any, transient?: bool, note?: string }, example: { name: a, data: 1 } }
          other-*: { fields: { data: any } }
          named-*: { fields: { name: { type: string, swift: label } }, example: { name: b } }
        applications: { data: { event: data-*, value: data, id: id, transient: transient } }
        """

    /// A base whose data family has neither an id nor a transient field.
    private static let bare =
        "language: 1\nprotocol: Base\nevents: { bare-*: { fields: { data: any } } }\n"
        + "applications: { data: { event: bare-*, value: data } }"

    private static func member(_ event: String) throws -> FamilyMember {
        let model = try compiled(
            "language: 1\nprotocol: Chat\nextends: base.yaml\nevents: { \(event) }",
            extending: try compiled(event.hasPrefix("bare") ? bare : base)
        )
        return try #require(model.members.first)
    }

    @Test(
        "has the fields of its family that it uses",
        arguments: [
            ("data-a: { data: string }", ["id?", "data", "transient?"]),
            ("data-a: { data: string, id: none, transient: never }", ["data"]),
            ("data-a: { data: string, id: required, transient: always }", ["id", "data", "transient"]),
            ("bare-a: { data: string }", ["data"]),
        ]
    )
    func hasTheFieldsOfTheFamily(_ event: String, _ fields: [String]) throws {
        let member = try Self.member(event)
        #expect(member.event.wireFields.map { $0.name + ($0.isOptional ? "?" : "") } == fields)
        #expect(member.event.wireFields.first { $0.name == "data" }?.type == .string)
        #expect(
            member.event.wireFields.allSatisfy { $0.name != "transient" || $0.isOptional || $0.constant == .bool(true) }
        )
        #expect(member.membership.name == "a")
    }

    @Test(
        "carries a struct with its own name, or another type",
        arguments: [
            ("data-a: { data: { fields: { b: int } } }", "A"), ("data-a: { data: b }", nil),
            ("data-b: { data: b }", "B"),
            ("data-a: { data: list of b }", nil), ("data-a: { data: { enum: [c] } }", nil),
        ] as [(String, String?)]
    )
    func carriesAStruct(_ event: String, _ structure: String?) throws {
        let types = event.contains("b }") || event.contains("of b") ? "{ b: { fields: { c: int } } }" : "{}"
        let model = try compiled(
            "language: 1\nprotocol: Chat\nextends: base.yaml\ntypes: \(types)\nevents: { \(event) }",
            extending: try compiled(Self.base)
        )
        let member = try #require(model.members.first)
        #expect(member.membership.structure.map { model.types[$0.index].swiftName } == structure)
    }

    @Test(
        "cannot use a field that its family does not have",
        arguments: ["id: required", "id: optional", "transient: always"]
    )
    func cannotOfferAField(_ policy: String) throws {
        let found = try messages(
            "language: 1\nprotocol: Chat\nextends: base.yaml\nevents: { bare-a: { data: string, \(policy) } }",
            extending: try compiled(Self.bare)
        )
        #expect(found == ["the data that 'bare-*' carries has no '\(policy.prefix { $0 != ":" })'"])
    }

    @Test func belongsToTheFamilyThatCarriesData() throws {
        let found = try messages(
            "language: 1\nprotocol: Chat\nextends: base.yaml\nevents: { other-a: { data: string } }",
            extending: try compiled(Self.base)
        )
        #expect(found == ["'other-a' cannot be carried: the data of applications travels in the family 'data-*'"])
    }

    @Test("an event has the namespace of the schema that declares it")
    func hasANamespace() throws {
        let member = try Self.member("data-a: { data: string }")
        #expect(member.event.swiftType == SwiftTypeName(local: "A", qualified: "Chat.A"))
        #expect(member.family.swiftType.local == "Base.DataEvent")
    }

    @Test("an example has the replacement for the star, unless a field has that name")
    func anExampleNamesTheStar() throws {
        let events = try compiled(Self.base).events
        #expect(events.map(\.exampleName) == [nil, "a", nil, nil])
        #expect(events[1].example == .object([.init(key: "data", value: .number("1"))]))
        #expect(events[3].example == .object([.init(key: "name", value: .string("b"))]))
    }
}
