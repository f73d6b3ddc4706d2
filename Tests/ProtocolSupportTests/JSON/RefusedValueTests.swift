import ProtocolSupport
import Testing

/// Tests valid JSON that clients refuse and that is therefore not written for them.
@Suite("Refused values") struct RefusedValueTests {
    static let huge = JSONValue.number("1e400")

    private func failure(_ event: SmallStream.Event, floor: ClientVersion? = nil) -> JSONEncodingError? {
        do {
            _ = try event.json(floor: floor)
            return nil
        } catch {
            return error
        }
    }

    private func data(_ data: JSONValue) -> SmallStream.Event { .data(.init(name: "x", data: data)) }

    private func delta(_ metadata: SmallStream.ProviderMetadata) -> SmallStream.Event {
        .textDelta(.init(id: "1", delta: "", providerMetadata: metadata))
    }

    @Test(
        "null under a forbidden key is refused while any client from the floor on refuses it",
        arguments: [
            (ClientVersion(5, 0, 146), true), (ClientVersion(6, 0, 0), true), (ClientVersion(6, 0, 115), false),
            (nil, false),
        ]
    )
    func nullUnderAKey(floor: ClientVersion?, isRefused: Bool) {
        let expected = JSONEncodingError(path: "data[0].a.constructor", reason: .forbiddenNull("constructor"))
        let event = data([["a": ["b": 1, "constructor": nil, "c": 2]]])
        #expect(failure(event, floor: floor) == (isRefused ? expected : nil))
        for value in [1, "null", false, [nil], ["a": nil]] as [JSONValue] {
            #expect(failure(data(["constructor": value]), floor: floor) == nil)
        }
    }

    @Test("the error names the path, the problem and the solution")
    func descriptions() {
        let null = failure(data(["constructor": nil]), floor: ClientVersion(6, 0, 0))
        #expect(
            null?.description
                == "data.constructor: some clients from the floor on refuse an event that has null for the key "
                + "\"constructor\"; leave it out"
        )
        let number = failure(delta(["openai": ["score": Self.huge]]))
        #expect(
            number?.description
                == "providerMetadata.openai.score: clients refuse the number 1e400, which is too large for a double; "
                + "send it as a string"
        )
    }

    @Test("a changed floor changes the refused values")
    func floorSetLater() throws {
        var writer = JSONWriter(for: SmallStream.self)
        try writer.write(data(["constructor": nil]))
        writer.floor = ClientVersion(6, 0, 0)
        #expect(throws: JSONEncodingError.self) { try writer.write(data(["constructor": nil])) }
        writer.floor = ClientVersion(7, 0, 0)
        try writer.write(data(["constructor": nil]))
    }

    @Test(
        "a number too large for a double is refused with its path where clients check JSON",
        arguments: [
            (["p": ["k": huge]], "providerMetadata.p.k"),
            (["p": ["a": 1, "k": [1, ["n": .number("-1E309")]]]], "providerMetadata.p.k[1].n"),
        ] as [(SmallStream.ProviderMetadata, String)]
    )
    func largeNumbers(metadata: SmallStream.ProviderMetadata, path: String) throws {
        for floor in [nil, ClientVersion(5, 0, 0), ClientVersion(7, 0, 0)] {
            let failure = try #require(self.failure(delta(metadata), floor: floor))
            #expect(failure.path == path)
            guard case .numberTooLarge = failure.reason else {
                Issue.record("\(failure)")
                return
            }
        }
    }

    @Test("a number that fits in a double is written there")
    func otherNumbers() throws {
        let numbers: [JSONValue] = [
            .number("123456789012345678901234567890"), .number("1e308"), .number("1e-400"), .uint(.max), 0.1,
        ]
        for number in numbers { #expect(failure(delta(["p": ["k": number]])) == nil) }
    }

    @Test("a number of any size is written where clients do not check JSON")
    func uncheckedNumbers() throws {
        let event = data(["a": [Self.huge, ["b": Self.huge]]])
        #expect(failure(event, floor: ClientVersion(5, 0, 0)) == nil)
        #expect(try SmallStream.Event(strictly: event.json(), for: ClientVersion(5, 0, 0)) == event)
        let finish = SmallStream.Event.finish(.init(messageMetadata: ["a": Self.huge]))
        #expect(failure(finish) == nil)
        let unknown = #"{"type":"nobody-knows","a":{"n":1e400}}"#
        #expect(failure(try SmallStream.Event(json: unknown)) == nil)
        let additional = #"{"type":"text-delta","id":"1","delta":"","x":{"n":1e400}}"#
        #expect(failure(try SmallStream.Event(json: additional)) == nil)
        // Values after an unchecked object are checked again.
        let both = try SmallStream.Event(
            json: #"{"type":"text-delta","id":"1","delta":"","providerMetadata":{"p":{"k":1e400}},"x":{"n":1e400}}"#
        )
        #expect(failure(both)?.path == "providerMetadata.p.k")
    }

    @Test("the writer refuses the same values as the clients")
    func agreesWithReading() throws {
        let events = [
            data(["__proto__": 1]), data(["constructor": nil]), data(["constructor": ["prototype": 1]]),
            data(["constructor": 1]), data(Self.huge), delta(["p": ["k": Self.huge]]), delta(["p": ["k": 1]]),
            delta(["constructor": ["k": nil]]), delta(["constructor": ["prototype": nil]]),
        ]
        let versions = ["5.0.0", "5.0.145", "5.0.146", "6.0.0", "6.0.114", "6.0.115", "6.0.264", "7.0.0"]
            .compactMap { ClientVersion($0) }
        for event in events {
            // Encoded without checks, since the writer would refuse some of the events.
            let json = Array(try JSONValue(json: plain(event)).description.utf8)
            for floor in versions {
                let isTaken = versions.filter { $0 >= floor }.allSatisfy { client in
                    (try? SmallStream.Event(strictly: json, for: client)) != nil
                }
                #expect((failure(event, floor: floor) == nil) == isTaken, "\(event.type) for \(floor)")
            }
        }
    }

    /// Returns the event as JSON, without checks.
    private func plain(_ event: SmallStream.Event) -> [UInt8] {
        var writer = JSONWriter()
        event.encode(into: &writer)
        return writer.takeBytes()
    }
}
