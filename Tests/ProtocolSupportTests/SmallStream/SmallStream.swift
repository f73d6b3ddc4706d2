@_spi(Generated) import ProtocolSupport

/// A protocol with three events, written by hand in the shape of generated code.
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
        findsEscapedKeysSince: Availability(since: [ClientVersion(5, 0, 146), ClientVersion(6, 0, 115)]),
        behaviours: ["reasoning-ids": Availability(since: [ClientVersion(5, 0, 234), ClientVersion(6, 0, 253)])]
    )

    static let lifecycle = LifecycleTable(
        scopes: [ScopeTable(name: "text", isKeyed: true, kind: .span)],
        roles: [[.continues(0)], [], []]
    )

    static let events: [EventShape] = [
        EventShape(
            type: "text-delta",
            fields: [
                FieldShape(name: "id", shape: .string),
                FieldShape(name: "delta", shape: .string),
                FieldShape(name: "providerMetadata", isRequired: false, shape: .map(.map(.any))),
            ]
        ),
        EventShape(
            type: "finish",
            fields: [
                FieldShape(
                    name: "finishReason",
                    isRequired: false,
                    availability: Availability(since: [ClientVersion(5, 0, 92)]),
                    shape: .enumeration(
                        [
                            EnumValueShape(value: "stop"),
                            EnumValueShape(
                                value: "unknown",
                                availability: Availability(until: [ClientVersion(5, 9999, 9999)])
                            ),
                        ],
                        isOpen: true
                    )
                ),
                FieldShape(name: "messageMetadata", isRequired: false, shape: .any),
                FieldShape(
                    name: "usage",
                    isRequired: false,
                    availability: Availability(since: [ClientVersion(6, 0, 40)]),
                    shape: .structure([
                        FieldShape(name: "total", shape: .int),
                        FieldShape(name: "shares", isRequired: false, shape: .list(.double)),
                    ])
                ),
            ]
        ),
        EventShape(
            type: "data-",
            isFamily: true,
            fields: [
                FieldShape(name: "id", isRequired: false, shape: .string),
                FieldShape(name: "data", shape: .any),
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
