@_spi(Generated) import ProtocolSupport

/// A protocol with three events, handwritten in the form of generated code.
enum SmallStream: StreamProtocol {
    static let name = "SmallStream"

    static let transport = TransportTable(framing: .sse, done: "[DONE]")

    static let clients = ClientTable(
        floor: ClientVersion(6, 0, 0),
        lines: [
            ClientTable.Line(first: ClientVersion(5, 0, 0), newest: ClientVersion(5, 0, 244)),
            ClientTable.Line(first: ClientVersion(6, 0, 0), newest: ClientVersion(6, 0, 264)),
        ],
        tolerantSince: Availability(since: [ClientVersion(5, 0, 217), ClientVersion(6, 0, 231)]),
        numbers: .double,
        forbiddenKeys: [
            ClientTable.ForbiddenKey("__proto__"), ClientTable.ForbiddenKey("prototype", in: "constructor"),
            ClientTable.ForbiddenKey(
                "constructor",
                onlyNull: true,
                availability: Availability(until: [ClientVersion(5, 0, 145), ClientVersion(6, 0, 114)])
            ),
        ],
        findsEscapedKeysSince: Availability(since: [ClientVersion(5, 0, 146), ClientVersion(6, 0, 115)])
    )

    static let lifecycle = LifecycleTable(
        scopes: [ScopeTable("text", isKeyed: true, kind: .span)],
        roles: [[.continues(0)], [], []]
    )

    static let events: [EventShape] = [
        EventShape(
            "text-delta",
            fields: [
                FieldShape("id", .string),
                FieldShape("delta", .string),
                FieldShape("providerMetadata", .map(.map(.any)), isRequired: false),
            ]
        ),
        EventShape(
            "finish",
            fields: [
                FieldShape(
                    "finishReason",
                    .enumeration(
                        [
                            EnumValueShape("stop"),
                            EnumValueShape(
                                "unknown",
                                availability: Availability(until: [ClientVersion(5, 9999, 9999)])
                            ),
                        ],
                        isOpen: true
                    ),
                    isRequired: false,
                    availability: Availability(since: [ClientVersion(5, 0, 92)])
                ),
                FieldShape("messageMetadata", .any, isRequired: false),
                FieldShape(
                    "usage",
                    .structure([
                        FieldShape("total", .int),
                        FieldShape("shares", .list(.double), isRequired: false),
                    ]),
                    isRequired: false,
                    availability: Availability(since: [ClientVersion(6, 0, 40)])
                ),
            ]
        ),
        EventShape(
            "data-",
            isFamily: true,
            fields: [
                FieldShape("id", .string, isRequired: false),
                FieldShape("data", .any),
            ]
        ),
    ]

    static func opening(_ scope: ScopeID, key: String) -> Event? { nil }
    static func closing(_ scope: ScopeID, key: String) -> Event? { nil }
    static func settling(_ scope: ScopeID, key: String, state: Int) -> Event? { nil }
}

extension SmallStream {
    typealias ProviderMetadata = JSONMap<JSONMap<JSONValue>>
}

extension SmallStream {
    enum Behaviour: String, ClientBehaviour {
        case reasoningIDs = "reasoning-ids"

        var availability: Availability {
            switch self {
            case .reasoningIDs:
                Availability(since: [ClientVersion(5, 0, 234), ClientVersion(6, 0, 253)])
            }
        }
    }
}
