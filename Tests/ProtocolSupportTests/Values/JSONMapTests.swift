import ProtocolSupport
import Testing

@Suite("JSON maps")
struct JSONMapTests {
    static let composed = "\u{E9}"
    static let decomposed = "e\u{301}"

    @Test("Keys that are canonically equivalent are different keys")
    func canonicalEquivalents() {
        var map: JSONMap<Int> = [:]
        map[Self.composed] = 1
        map[Self.decomposed] = 2
        #expect(map.count == 2)
        #expect(map[Self.composed] == 1)
        #expect(map[Self.decomposed] == 2)
    }

    @Test("A duplicate key has its last value, in the position of the first", arguments: [0, 40])
    func duplicates(others: Int) {
        var map: JSONMap<Int> = ["a": 1, "b": 2, "a": 3]
        for index in 0..<others { map["other\(index)"] = index }
        map["b"] = 4
        #expect(Array(map.keys.prefix(2)) == ["a", "b"])
        #expect(Array(map.values.prefix(2)) == [3, 4])
        #expect(map.count == 2 + others)
    }

    @Test("A map behaves the same on both sides of the indexing threshold", arguments: [1, 15, 16, 17, 18, 100])
    func sizes(count: Int) {
        var map = JSONMap<Int>()
        for index in 0..<count { map["key\(index)"] = index }
        for index in 0..<count { #expect(map["key\(index)"] == index) }
        #expect(map["absent"] == nil)
        #expect(map.removeValue(forKey: "key0") == 0)
        #expect(map["key0"] == nil)
        #expect(map.count == count - 1)
        for index in 1..<count { #expect(map["key\(index)"] == index) }
        map["key0"] = 7
        #expect(map.keys.last == "key0")
    }

    @Test("Equality and hashes do not depend on order")
    func equality() {
        let map: JSONMap<Int> = ["a": 1, "b": 2]
        let turned: JSONMap<Int> = ["b": 2, "a": 1]
        #expect(map == turned)
        #expect(map.hashValue == turned.hashValue)
        #expect(map != ["a": 1])
        #expect(map != ["a": 1, "c": 2])
        #expect(map != ["a": 1, "b": 3])
    }

    @Test("A map from a dictionary has its entries sorted by key")
    func dictionary() {
        #expect(Array(JSONMap(["b": 1, "a": 2, "c": 3]).keys) == ["a", "b", "c"])
    }

    @Test("Setting nil removes a key")
    func removing() {
        var map: JSONMap<Int> = ["a": 1]
        map["a"] = nil
        #expect(map.isEmpty)
        #expect(map.removeValue(forKey: "a") == nil)
    }

    @Test("A hundred thousand keys that collide in a normalising hash are set quickly")
    func hostileKeys() {
        // All permutations of combining marks with different classes are equal by `==`.
        let marks: [Unicode.Scalar] = [
            "\u{301}", "\u{316}", "\u{334}", "\u{31B}", "\u{345}", "\u{35C}", "\u{361}", "\u{321}",
        ]
        var map = JSONMap<Int>()
        func permute(_ chosen: String, _ rest: [Unicode.Scalar]) {
            guard !rest.isEmpty else {
                map["a" + chosen] = 1
                return
            }
            for index in rest.indices {
                var others = rest
                let mark = others.remove(at: index)
                permute(chosen + String(mark), others)
            }
        }
        let duration = ContinuousClock().measure { permute("", marks) }
        #expect(map.count == 40_320)
        #expect(duration < .seconds(30))
    }
}
