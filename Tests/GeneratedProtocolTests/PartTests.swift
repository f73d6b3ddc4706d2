import GeneratedProtocol
import ProtocolSupport
import Testing

/// Tests the parts that are created from events by the schema's rules.
@Suite struct PartTests {
    private static let metadata: UIMessageStream.ProviderMetadata = ["openai": ["itemId": "i"]]

    private static let events: [UIMessageStream.Event] = [
        .sourceURL(sourceID: "s", url: "u", title: "t", providerMetadata: metadata),
        .sourceURL(sourceID: "s", url: "u"),
        .sourceDocument(sourceID: "s", mediaType: "m", title: "t", filename: "f", providerMetadata: metadata),
        .sourceDocument(sourceID: "s", mediaType: "m", title: "t"),
        .file(url: "u", mediaType: "m", providerMetadata: metadata),
        .reasoningFile(url: "u", mediaType: "m", providerMetadata: metadata),
        .custom(kind: "k", providerMetadata: metadata), .data(name: "n", id: "i", data: [1]),
    ]

    @Test("an event becomes a part of the same type and fields", arguments: events)
    func becomesAPart(_ event: UIMessageStream.Event) throws {
        let part = try #require(UIMessageStream.UIMessagePart(event))
        #expect(try JSONValue(json: part.json()) == JSONValue(json: event.json()))
    }

    @Test("fields that the part lacks and unknown keys are not copied")
    func whatIsLost() throws {
        let data = UIMessageStream.DataEvent(name: "n", data: 1, transient: true, additionalFields: ["x": 1])
        #expect(UIMessageStream.DataPart(data) == UIMessageStream.DataPart(name: "n", data: 1))
        let file = UIMessageStream.File(url: "u", mediaType: "m", additionalFields: ["x": 1])
        #expect(UIMessageStream.FilePart(file) == UIMessageStream.FilePart(mediaType: "m", url: "u"))
    }

    @Test("metadata is found in every event that carries it, and in no other event")
    func metadata() {
        let events: [UIMessageStream.Event] = [
            .start(messageMetadata: 1), .messageMetadata(messageMetadata: 2), .finish(messageMetadata: 3), .start(),
            .startStep(),
        ]
        #expect(events.map { UIMessageStream.metadata(in: $0) } == [.json(1), .json(2), .json(3), nil, nil])
    }

    @Test func otherEventsDoNotBecomeParts() {
        for event: UIMessageStream.Event in [.start(), .textDelta(id: "a", delta: "b"), .startStep()] {
            #expect(UIMessageStream.UIMessagePart(event) == nil)
        }
    }
}
