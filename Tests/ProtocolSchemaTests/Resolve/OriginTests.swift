import ProtocolSchema
import Testing

/// Tests structs that are created from events.
@Suite struct OriginTests {
    private static let clients = "clients: { floor: 1.0.0, lines: { 1.0.0: 1.9.0 } }"

    private static func origin(
        _ part: String,
        _ event: String,
        floor: ClientVersion? = nil
    ) throws -> StructModel.Origin? {
        let model = try compiled(
            """
            language: 1
            protocol: Sample
            \(clients)
            types: { link: string, part: { \(part) } }
            events: { first: {}, \(event), holds: { fields: { part: part, link: link } } }
            """
        )
        let known = floor.map { model.restricted(to: $0) } ?? model
        guard case .structure(let structure)? = known.types.first(where: { $0.name == "part" })?.shape else {
            return nil
        }
        return structure.origin
    }

    @Test(
        "fields are copied by name, in any order and through aliases",
        arguments: [
            ("from: page, fields: { b: string, a: int }", "page: { fields: { a: int, b: string } }", [1, 0]),
            ("from: page, fields: { a: link }", "page: { fields: { a: string } }", [0]),
            ("from: page, fields: { a?: int, other?: int }", "page: { fields: { a: int } }", [0]),
            ("from: { event: page, omits: b }, fields: { a: int }", "page: { fields: { b?: int, a: int } }", [1]),
            ("from: page, fields: { a: int, c: { const: 1 } }", "page: { fields: { a: int, k: { const: k } } }", [0]),
        ] as [(String, String, [Int])]
    )
    func takesOver(_ part: String, _ event: String, _ from: [Int]) throws {
        let origin = try #require(try Self.origin(part, event))
        #expect(origin.event == 1)
        #expect(origin.copies.map(\.from) == from)
    }

    @Test func aClientThatDoesNotKnowTheEventHasNoOrigin() throws {
        let part = "from: page, fields: { a?: { type: int, since: 1.5.0 }, b: int }"
        let event = "page: { fields: { b: int, a?: { type: int, since: 1.5.0 } } }"
        let (old, new) = (ClientVersion(1, 0, 0), ClientVersion(1, 6, 0))
        #expect(try Self.origin(part, event, floor: new)?.copies.map(\.from) == [1, 0])
        #expect(try Self.origin(part, event, floor: old)?.copies.map(\.from) == [0])
        let late = event.replacing("page: {", with: "page: { since: 1.5.0, below: drop,")
        #expect(try Self.origin(part, late, floor: old) == nil)
    }
}
