import ProtocolSchema
import Testing

@Suite("Positions of YAML nodes")
struct YAMLPositionTests {
    @Test(
        "count lines and columns from 1, in Unicode scalars",
        arguments: [
            ("a: 1\nbc: two\n", ["1:1-1:2 a", "1:4-1:5 1", "2:1-2:3 bc", "2:5-2:8 two"]),
            ("größe: 'ä' # é\n", ["1:1-1:6 größe", "1:8-1:11 ä"]),
            ("{日本: 👨‍👩‍👧, b: c}", ["1:2-1:4 日本", "1:6-1:11 👨‍👩‍👧", "1:13-1:14 b", "1:16-1:17 c"]),
            ("e\u{301}: 1", ["1:1-1:3 e\u{301}", "1:5-1:6 1"]),
            ("a: 1\r\nb: 2\r\n", ["1:1-1:2 a", "1:4-1:5 1", "2:1-2:2 b", "2:4-2:5 2"]),
            ("a: 1\rb: 2\r", ["1:1-1:2 a", "1:4-1:5 1", "2:1-2:2 b", "2:4-2:5 2"]),
            ("\u{FEFF}a: 1\nb: 2", ["1:1-1:2 a", "1:4-1:5 1", "2:1-2:2 b", "2:4-2:5 2"]),
            ("a:\t1\t# c\nb: [x,\ty]", ["1:1-1:2 a", "1:4-1:5 1", "2:1-2:2 b", "2:5-2:6 x", "2:8-2:9 y"]),
            ("a:\nb: ''", ["1:1-1:2 a", "1:3-1:3 ", "2:1-2:2 b", "2:4-2:6 "]),
            ("a: \"x\n  y\"\nb: 1", ["1:1-1:2 a", "1:4-2:5 x y", "3:1-3:2 b", "3:4-3:5 1"]),
        ]
    )
    func countFromOne(text: String, places: [String]) {
        #expect(YAMLRun(text).root?.places == places)
    }

    @Test("a block collection extends from its first to its last scalar")
    func blockCollectionReachesToItsLastScalar() throws {
        let text = MarkedText(
            """
            # before
            a:
              - «1»x
              - y: «2»z«3»

            # after
            b: 1
            """
        )
        let root = try #require(YAMLRun(text.text).root)
        guard case .mapping(let entries) = root.content else {
            Issue.record("no mapping")
            return
        }
        #expect(entries[0].value.range.start == text.positions[1])
        #expect(entries[0].value.range.end == text.positions[3])
    }

    @Test("a flow collection extends from bracket to bracket")
    func flowCollectionReachesFromBracketToBracket() throws {
        let text = MarkedText("a: «1»[ 1, { b: c } ]«2» # after\n")
        let root = try #require(YAMLRun(text.text).root)
        guard case .mapping(let entries) = root.content else {
            Issue.record("no mapping")
            return
        }
        #expect(entries[0].value.range.start == text.positions[1])
        #expect(entries[0].value.range.end == text.positions[2])
    }
}
