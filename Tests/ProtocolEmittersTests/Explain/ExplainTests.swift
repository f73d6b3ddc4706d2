import ProtocolEmitters
import ProtocolSchema
import Testing

@Suite struct ExplainTests {
    @Test(
        "finds an event by any of its names",
        arguments: [
            ("text-delta", "text-delta"), ("data-*", "data-*"), ("data-weather", "data-*"), ("data-", "data-*"),
            ("nonsense", nil),
        ] as [(String, String?)]
    )
    func findsAnEvent(_ name: String, _ expected: String?) throws {
        let model = try ReferenceModels.aiSDK()
        #expect(EventExplainer.index(of: name, in: model).map { model.events[$0].displayName } == expected)
        #expect((EventExplainer.text(for: name, in: model) == nil) == (expected == nil))
    }

    @Test("prefers the exact name, then the longest family")
    func prefersTheExactName() throws {
        let model = try ReferenceModels.text(
            """
            events:
              x-*: { swift: Wide, fields: {} }
              x-y-*: { swift: Narrow, fields: {} }
              x-y-z: {}
            """
        )
        for (name, expected) in [("x-y-z", "x-y-z"), ("x-y-q", "x-y-*"), ("x-q", "x-*")] {
            #expect(EventExplainer.index(of: name, in: model).map { model.events[$0].displayName } == expected)
        }
    }

    @Test("describes clients, lifecycle, Swift names, fields and an example")
    func saysWhatThereIsToKnow() throws {
        let text = try #require(EventExplainer.text(for: "tool-output-denied", in: try ReferenceModels.aiSDK()))
        for part in [
            "clients     since 6.0.0", "others get  tool-output-error with errorText",
            "moves tool (one for each toolCallId) from approval-requested to output-denied",
            "may follow tool-approval-request", "struct UIMessageStream.ToolOutputDenied", "case .toolOutputDenied",
            "denyToolCall(_ toolCallID: String)", "toolCallId  string, required", #""toolCallId": "call-1""#,
        ] {
            #expect(text.contains(part), "\(part)\n\(text)")
        }
    }

    @Test(
        "says what an event does under which condition, and otherwise",
        arguments: [
            (
                "row",
                [
                    "if pattern is present: opens row (one for each number)", "if outcome is woven or torn: closes row",
                    "if length is present: continues row",
                    "otherwise: in no scope: it may come at any time until the stream has ended",
                ]
            ),
            ("strand", ["if done is true: closes strand (one for each thread.id)", "if torn is true: closes strand"]),
            (
                "cut",
                ["if torn is absent: closes cloth", "if torn is present: ends cloth and everything in it, at any time"]
            ),
            ("hang", ["opens washing (one for each shelf and place)"]),
            (
                "spool",
                ["if left is 0: moves spool (one for each spool) from turning to empty", "otherwise: moves spool"]
            ),
        ]
    )
    func saysConditions(_ name: String, _ parts: [String]) throws {
        let model = try ReferenceModels.shipped("Tests/Protocols/conditions.yaml")
        let text = try #require(EventExplainer.text(for: name, in: model))
        for part in parts { #expect(text.contains(part), "\(part)\n\(text)") }
    }

    @Test("explains every event of every schema within the width", arguments: ReferenceModels.paths)
    func explainsEveryEvent(_ path: String) throws {
        let model = try ReferenceModels.shipped(path)
        for event in model.events {
            let text = try #require(EventExplainer.text(for: event.displayName, in: model))
            #expect(text.hasPrefix(event.displayName.split(separator: "\n")[0]))
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
        }
    }

    @Test("lists the values of an enum")
    func listsValues() throws {
        let model = try ReferenceModels.text(
            """
            types: { level: { enum: [info, "", low] } }
            events: { begin: { fields: { level: level, fixed: { type: level, const: low } } } }
            """
        )
        let text = try #require(EventExplainer.text(for: "begin", in: model))
        #expect(text.contains("level  level, required, one of info | '' | low\n"), "\(text)")
        #expect(text.contains("fixed  level, required, always"), "\(text)")
    }
}

@Suite struct SampleTests {
    @Test("is the same for the same seed and differs for others", arguments: ReferenceModels.paths)
    func isTheSameForTheSameSeed(_ path: String) throws {
        let model = try ReferenceModels.shipped(path)
        func texts(_ seed: UInt64) -> [String] {
            let samples = SampleValues(model, coverage: .random(seed: seed))
            return model.events.indices.map { JSONPrinter.compact(samples.event($0)) }
        }
        #expect(texts(1) == texts(1))
        #expect((2...20).contains { texts($0) != texts(1) })
    }

    @Test("has all fields, or only the required ones")
    func showsAllOrRequired() throws {
        let model = try ReferenceModels.aiSDK()
        let index = try #require(EventExplainer.index(of: "tool-input-start", in: model))
        let all = SampleValues(model).event(index).members.map(\.key)
        #expect(all == ["type"] + model.events[index].fields.map(\.wireName))
        let required = SampleValues(model, coverage: .required).event(index).members.map(\.key)
        #expect(required == ["type", "toolCallId", "toolName"])
    }

    @Test("replaces the star of a family in its example")
    func namesAFamilysExample() throws {
        let model = try ReferenceModels.aiSDK()
        let index = try #require(EventExplainer.index(of: "data-*", in: model))
        let example = SampleValues(model).example(ofEvent: index)
        #expect(example["type"] == "data-progress")
        #expect(example["name"] == nil)
        #expect(SampleValues(model).event(index, family: "weather")["type"] == "data-weather")
    }

    @Test(
        "generates strings that match their pattern",
        arguments: [
            "^[a-z]+$", "^a{3,5}b?$", "^(one|two)-\\d{2}$", "^(?:x|y)+\\.[^a]$", "^\\w+@\\w+$", "^[\\d]{4}$", "^.$",
            "^\"[^\\\\]+\"#$",
        ]
    )
    func matchesThePattern(_ pattern: String) throws {
        let quoted = JSONPrinter.quoted(pattern)
        let model = try ReferenceModels.text("events: { one: { fields: { f: { type: string, pattern: \(quoted) } } } }")
        guard case .string(let text)? = SampleValues(model).event(0)["f"] else { throw NoText() }
        #expect(try text.firstMatch(of: Regex(pattern)) != nil, "\(text)")
    }

    private struct NoText: Error {}
}
