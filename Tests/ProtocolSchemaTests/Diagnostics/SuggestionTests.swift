import ProtocolSchema
import Testing

@Suite("Suggestions")
struct SuggestionTests {
    @Test(
        "the nearest known word is suggested",
        arguments: [
            ("lifecyle", "lifecycle"), ("messageid", "messageId"), ("text_delta", "text-delta"),
            ("TEXT DELTA", "text-delta"), ("tetx-delta", "text-delta"), ("intt", "int"), ("itn", "int"),
            ("evnets", "events"), ("event", "events"), ("transport-s", "transport"), ("größse", "größe"),
            ("tool-ouptut-avialable", "tool-output-available"),
        ]
    )
    func suggestsTheNearest(word: String, expected: String) {
        let known = [
            "lifecycle", "messageId", "text-delta", "int", "events", "transport", "größe", "tool-output-available",
        ]
        #expect(nearest(to: word, among: known) == expected)
    }

    @Test("no distant word is suggested", arguments: ["", "-", "x", "id", "colour", "zzzzzzzzzzzz", "in", "tnetni"])
    func suggestsNothingFar(word: String) {
        #expect(nearest(to: word, among: ["int", "events", "lifecycle"]) == nil)
    }

    @Test("a word is not suggested for itself")
    func doesNotSuggestItself() {
        #expect(nearest(to: "events", among: ["events"]) == nil)
        #expect(nearest(to: "events", among: ["events", "Events"]) == "Events")
    }

    @Test("among equally near words, the first in the alphabet is suggested")
    func alphabetDecides() {
        #expect(nearest(to: "nade", among: ["node", "made", "name"]) == "made")
        #expect(nearest(to: "nade", among: ["name", "made", "node"]) == "made")
    }

    @Test("suggestions are fast for long words and long lists", .timeLimit(.minutes(1)))
    func staysCheap() {
        let long = String(repeating: "a", count: 1_000_000)
        #expect(nearest(to: long, among: [long + "b"]) == nil)
        #expect(nearest(to: "abc", among: [long, "abd"]) == "abd")
        let endless = (0..<1_000_000).lazy.map { "word-number-\($0)" }
        for _ in 0..<20 { #expect(nearest(to: "word-nubmer-77", among: endless) == "word-number-77") }
    }
}
