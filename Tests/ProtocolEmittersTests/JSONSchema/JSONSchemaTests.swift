import ProtocolEmitters
import ProtocolSchema
import Testing

@Suite struct JSONSchemaTests {
    static let coverages: [SampleValues.Coverage] =
        [.all, .required] + (1...10).map { .random(seed: UInt64($0)) }

    @Test("accepts every sample of its own protocol", arguments: ReferenceModels.paths)
    func acceptsEverySample(_ path: String) throws {
        let model = try ReferenceModels.shipped(path)
        let validator = try JSONSchemaValidator(JSONSchemaEmitter.events(of: model))
        for coverage in Self.coverages {
            let samples = SampleValues(model, coverage: coverage)
            for index in model.events.indices { expectValid(samples.wire(samples.event(index), of: index), validator) }
        }
        for index in model.events.indices {
            let samples = SampleValues(model)
            expectValid(samples.wire(samples.example(ofEvent: index), of: index), validator)
        }
    }

    @Test("accepts every event that the client knows", arguments: ReferenceModels.paths)
    func acceptsWhatTheClientKnows(_ path: String) throws {
        let model = try ReferenceModels.shipped(path)
        for line in model.clients?.lines ?? [] {
            for client in [line.first, line.newest] {
                let validator = try JSONSchemaValidator(JSONSchemaEmitter.events(of: model, client: client))
                let known = model.restricted(to: client)
                for coverage in Self.coverages.prefix(5) {
                    let samples = SampleValues(known, coverage: coverage)
                    for index in known.events.indices {
                        expectValid(samples.wire(samples.event(index), of: index), validator)
                    }
                }
            }
        }
    }

    @Test("refuses an event without a required key", arguments: ReferenceModels.paths)
    func refusesAMissingKey(_ path: String) throws {
        let model = try ReferenceModels.shipped(path)
        let validator = try JSONSchemaValidator(JSONSchemaEmitter.events(of: model))
        let samples = SampleValues(model)
        for (index, event) in model.events.enumerated() {
            for field in event.fields where !field.isOptional {
                var broken = samples.event(index)
                broken[field.wireName] = nil
                #expect(
                    !validator.errors(samples.wire(broken, of: index)).isEmpty,
                    "\(event.name) without \(field.wireName)"
                )
            }
        }
    }

    private func expectValid(_ tree: JSONTree, _ validator: JSONSchemaValidator) {
        let text = JSONPrinter.compact(tree)
        do {
            let errors = validator.errors(try JSONTree(parsing: text))
            #expect(errors.isEmpty, "\(text)\n\(errors)")
        } catch {
            Issue.record("no JSON: \(text)")
        }
    }

    // MARK: Leniency

    static let open = """
        clients:
          floor: 6.0.0
          lines: { 5.0.0: 5.9.9, 6.0.0: 6.9.9 }
          tolerant-since: 6.0.5
          forbidden-keys: { __proto__: , a.b: , a: { only-null: true, until: 6.0.8 }, c.d: { only-null: true } }
        types:
          mood: { enum: [good, bad] }
          left: { fields: { mood?: mood } }
          side: { union: { cases: { left: left } } }
        events:
          one: { fields: { side?: side, mood?: mood, word?: { type: string, since: 6.0.7 }, more?: any } }
          two: { since: 6.0.3 }
          x-known: { fields: { n: { type: int, min: 1 } } }
          x-*: { swift: Extra, fields: {} }
        """

    @Test(
        "is lenient without a client and exact with one",
        arguments: [
            (#"{"type":"one"}"#, true, true, true),
            (#"{"type":"one","unknown":1}"#, true, false, true),
            (#"{"type":"one","word":"a"}"#, true, false, true),
            (#"{"type":"one","mood":"odd"}"#, true, false, false),
            (#"{"type":"one","mood":null}"#, false, false, false),
            (#"{"type":"one","mood":1}"#, false, false, false),
            (#"{"type":"one","side":{"type":"left","mood":"good"}}"#, true, true, true),
            (#"{"type":"one","side":{"type":"right"}}"#, true, false, false),
            (#"{"type":"one","side":{"mood":"good"}}"#, false, false, false),
            (#"{"type":"one","side":{"type":"left","mood":1}}"#, false, false, false),
            (#"{"type":"one","more":null}"#, true, true, true),
            (#"{"type":"one","more":{"deep":[{"__proto__":1}]}}"#, true, false, false),
            (#"{"type":"one","more":{"a":{"b":1}}}"#, true, false, false),
            (#"{"type":"one","more":{"a":{"c":1},"b":2}}"#, true, true, true),
            (#"{"type":"one","more":[{"a":null}]}"#, true, false, true),
            (#"{"type":"one","more":{"c":{"d":null}}}"#, true, false, false),
            (#"{"type":"one","more":{"c":{"d":1},"d":null}}"#, true, true, true),
            (#"{"type":"two"}"#, true, false, true),
            (#"{"type":"three"}"#, false, false, false),
            (#"{"type":"x-known"}"#, false, false, false),
            (#"{"type":"x-known","n":0}"#, false, false, false),
            (#"{"type":"x-known","n":1}"#, true, true, true),
            (#"{"type":"x-other"}"#, true, true, true),
            (#"{"type":"x-"}"#, true, true, true),
            (#"[]"#, false, false, false),
        ]
    )
    func isLenientOrExact(_ text: String, _ isLenient: Bool, _ isStrict: Bool, _ isTolerant: Bool) throws {
        let model = try ReferenceModels.text(Self.open)
        let event = try JSONTree(parsing: text)
        let clients: [(ClientVersion?, Bool)] = [
            (nil, isLenient), (ClientVersion(6, 0, 0), isStrict), (ClientVersion(6, 0, 9), isTolerant),
        ]
        for (client, expected) in clients {
            let validator = try JSONSchemaValidator(JSONSchemaEmitter.events(of: model, client: client))
            let errors = validator.errors(event)
            #expect(errors.isEmpty == expected, "\(text) for \(client?.description ?? "anyone"): \(errors)")
        }
    }

    // MARK: Messages

    @Test(
        "requires the fields of a part's state",
        arguments: [
            (#"{"type":"tool-x","toolCallId":"1","state":"input-available","input":1}"#, true),
            (#"{"type":"tool-x","toolCallId":"1","state":"input-available"}"#, false),
            (#"{"type":"tool-x","toolCallId":"1","state":"output-available","input":1,"output":null}"#, true),
            (
                #"{"type":"tool-x","toolCallId":"1","state":"output-available","input":1,"output":1,"errorText":""}"#,
                false
            ),
            (#"{"type":"text","text":"a"}"#, true), (#"{"type":"text"}"#, false), (#"{"type":"new-part"}"#, true),
        ]
    )
    func asksWhatTheStateAsks(_ part: String, _ isValid: Bool) throws {
        let text = try #require(JSONSchemaEmitter.messages(of: try ReferenceModels.aiSDK(), root: .part))
        let errors = try JSONSchemaValidator(text).errors(try JSONTree(parsing: part))
        #expect(errors.isEmpty == isValid, "\(errors)")
    }

    @Test("accepts sample messages", arguments: JSONSchemaEmitter.MessageRoot.allCases)
    func acceptsSampleMessages(_ root: JSONSchemaEmitter.MessageRoot) throws {
        let model = try ReferenceModels.aiSDK()
        let validator = try JSONSchemaValidator(try #require(JSONSchemaEmitter.messages(of: model, root: root)))
        let messages = try #require(model.messages)
        let type = [.message: messages.message, .part: messages.part, .request: messages.request][root] ?? nil
        for coverage in Self.coverages {
            expectValid(SampleValues(model, coverage: coverage).value(of: .named(try #require(type))), validator)
        }
    }

    @Test("is nil for messages if the protocol does not declare them")
    func hasNoneWithoutMessages() throws {
        #expect(JSONSchemaEmitter.messages(of: try ReferenceModels.text("events: { one: {} }")) == nil)
    }
}
