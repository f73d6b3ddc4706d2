import AISDK
import StreamTestSupport
import Testing

@Suite("The store") struct StoreTests {
    struct User: Codable, Equatable, Sendable {
        var name: String
        var scores: [Int]
    }

    enum CurrentUser: StoreKey { typealias Value = User }
    enum Counter: StoreKey { typealias Value = Int }

    @Test("values are set and read by path, with a default for missing values")
    func paths() throws {
        let store = StreamStore()
        try store.set("user.name", to: "Alice")
        #expect(try store.get("user.name") == "Alice")
        #expect(try store.get("user.plan", default: "free") == "free")
        #expect(try store.get("user.plan", as: String.self) == nil)
        #expect(try store.value(at: "user") == ["name": "Alice"])
    }

    @Test("values can be of any Codable type")
    func codable() throws {
        let store = StreamStore()
        let user = User(name: "Alice", scores: [1, 2])
        try store.set("users.alice", to: user)
        #expect(try store.get("users.alice", as: User.self) == user)
        #expect(try store.get("users.alice.scores.1") == 2)
        try store.set("users.alice.scores.1", to: 7)
        try store.set("users.alice.scores.2", to: 8)
        #expect(try store.get("users.alice", as: User.self)?.scores == [1, 7, 8])
        #expect(throws: DecodingError.self) { try store.get("users.alice", as: Int.self) }
    }

    @Test("entries and elements are deleted")
    func deletes() throws {
        let store = StreamStore()
        try store.set("a.b", to: [1, 2, 3])
        #expect(try store.delete("a.b.0") == 1)
        #expect(try store.value(at: "a.b") == [2, 3])
        #expect(try store.delete("a.b") == [2, 3])
        #expect(try store.delete("a.b") == nil)
        #expect(store.snapshot == ["a": [:]])
        store.removeAll()
        #expect(store.snapshot.isEmpty)
    }

    @Test(
        "an invalid path is refused, and the store does not change",
        arguments: ["", "a..b", ".a", "a.", "name.first", "list.9", "list.x", "list.-1", "list.+0"]
    )
    func badPaths(_ path: String) throws {
        let store = StreamStore()
        try store.set("name", to: "Alice")
        try store.set("list", to: [1])
        let before = store.snapshot
        #expect(throws: StorePathError.self) { try store.set(path, to: 1) }
        #expect(store.snapshot == before)
    }

    @Test("a path may have a hundred names and no more")
    func deepPaths() throws {
        let store = StreamStore()
        let path = Array(repeating: "a", count: 100).joined(separator: ".")
        try store.set(path, to: 1)
        #expect(try store.get(path) == 1)
        #expect(throws: StorePathError.self) { try store.set(path + ".a", to: 1) }
    }

    @Test("an error names the path and the position in it")
    func describesErrors() throws {
        let store = StreamStore()
        try store.set("list", to: [1])
        let error = #expect(throws: StorePathError.self) { try store.set("list.9", to: 1) }
        #expect("\(try #require(error))".hasPrefix("'list.9': the value at 'list' has no place '9'"))
    }

    @Test("changes are atomic when several tasks change a value")
    func updates() async throws {
        let store = StreamStore()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<100 {
                        _ = try? store.update("count", default: 0) { $0 += 1 }
                        store.update(Counter.self, default: 0) { $0 += 1 }
                    }
                }
            }
        }
        #expect(try store.get("count") == 800)
        #expect(store[Counter.self] == 800)
    }

    @Test("a change that throws does not change the store")
    func failedUpdates() throws {
        let store = StreamStore()
        try store.set("count", to: 1)
        #expect(throws: SampleError.self) {
            try store.update("count", default: 0) { value in
                value = 2
                throw SampleError()
            }
        }
        #expect(try store.get("count") == 1)
    }

    @Test("typed keys can have values that are not JSON")
    func typedKeys() {
        let store = StreamStore()
        #expect(store[CurrentUser.self] == nil)
        store[CurrentUser.self] = User(name: "Alice", scores: [])
        #expect(store[CurrentUser.self]?.name == "Alice")
        store[CurrentUser.self] = nil
        #expect(store[CurrentUser.self] == nil)
    }
}
