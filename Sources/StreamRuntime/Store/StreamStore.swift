public import ProtocolSupport

/// A key of the store whose values have a type.
///
/// ```swift
/// enum CurrentUser: StoreKey { typealias Value = User }
/// store[CurrentUser.self] = user
/// ```
public protocol StoreKey {
    /// The type of the value.
    associatedtype Value: Sendable
}

/// Values that the modules of a request share through their context.
///
/// The store holds values of any type under typed keys, and JSON under dot paths such as `user.name` or `scores.0`.
/// Every operation is atomic, so concurrent tasks may share a store.
public final class StreamStore: Sendable {
    private struct Contents: ~Copyable {
        var values: [ObjectIdentifier: any Sendable] = [:]
        var root = JSONObject()

        /// Changes the root in place; no other reference to it exists meanwhile, so it is not copied.
        mutating func changeRoot<Result>(_ body: (inout JSONValue) throws -> Result) rethrows -> Result {
            var value = JSONValue.object(root)
            root = JSONObject()
            defer { if case .object(let changed) = value { root = changed } }
            return try body(&value)
        }
    }

    private let contents = TracedMutex(Contents())

    /// Creates an empty store.
    public init() {}

    /// The value of a typed key; nil if there is none.
    public subscript<Key: StoreKey>(_ key: Key.Type) -> Key.Value? {
        get { contents.withLock { $0.values[ObjectIdentifier(key)] } as? Key.Value }
        set { contents.withLock { $0.values[ObjectIdentifier(key)] = newValue } }
    }

    /// Changes the value of a typed key atomically.
    ///
    /// `body` must not use the store: it runs while the store is locked.
    public func update<Key: StoreKey, Result: Sendable>(
        _ key: Key.Type,
        default initial: Key.Value,
        _ body: @Sendable (inout Key.Value) throws -> Result
    ) rethrows -> Result {
        try contents.withLock { contents in
            var value = contents.values[ObjectIdentifier(key)] as? Key.Value ?? initial
            let result = try body(&value)
            contents.values[ObjectIdentifier(key)] = value
            return result
        }
    }

    /// All JSON values, as they are now.
    public var snapshot: JSONObject { contents.withLock { $0.root } }

    /// Removes everything.
    public func removeAll() {
        contents.withLock { $0 = Contents() }
    }
}

extension StreamStore {
    /// The JSON value at `path`; nil if there is none.
    ///
    /// - Throws: `StorePathError` if the path is empty or too deep.
    public func value(at path: String) throws -> JSONValue? {
        let path = try StorePath(path)
        return contents.withLock { path.value(in: .object($0.root)) }
    }

    /// The value at `path`, decoded; nil if there is none.
    ///
    /// - Throws: `StorePathError` if the path is empty or too deep; a `DecodingError` if the value has another type.
    public func get<Value: Decodable>(_ path: String, as type: Value.Type = Value.self) throws -> Value? {
        try value(at: path)?.decode(type)
    }

    /// The value at `path`, decoded; `initial` if there is none.
    ///
    /// - Throws: As `get(_:as:)`.
    public func get<Value: Decodable>(_ path: String, default initial: Value) throws -> Value {
        try get(path) ?? initial
    }

    /// Sets the value at `path`, creating missing objects along the path.
    ///
    /// - Throws: `StorePathError` if the path is empty, too deep, or leads through a value that is neither an object nor a
    ///   list with that index; `JSONEncodingError` if the value is not JSON.
    public func set(_ path: String, to value: some Encodable) throws {
        let path = try StorePath(path)
        let value = try JSONValue(encoding: value)
        try contents.withLock { contents in
            try contents.changeRoot { root in try path.change(in: &root) { $0 = value } }
        }
    }

    /// Changes the value at `path` atomically.
    ///
    /// `body` must not use the store: it runs while the store is locked.
    ///
    /// - Throws: As `get(_:as:)` and `set(_:to:)`, and any error that `body` throws; the store is unchanged then.
    public func update<Value: Codable, Result: Sendable>(
        _ path: String,
        default initial: Value,
        _ body: @Sendable (inout Value) throws -> Result
    ) throws -> Result {
        let path = try StorePath(path)
        // The default is passed into the lock as JSON, which is Sendable even if its type is not.
        let encoded = try JSONValue(encoding: initial)
        return try contents.withLock { contents in
            var value = try (path.value(in: .object(contents.root)) ?? encoded).decode(Value.self)
            let result = try body(&value)
            let changed = try JSONValue(encoding: value)
            try contents.changeRoot { root in try path.change(in: &root) { $0 = changed } }
            return result
        }
    }

    /// Removes the value at `path` from its object or list, and returns it; nil if there was none.
    ///
    /// - Throws: `StorePathError` if the path is empty or too deep.
    @discardableResult
    public func delete(_ path: String) throws -> JSONValue? {
        let path = try StorePath(path)
        return contents.withLock { contents in contents.changeRoot { path.remove(from: &$0) } }
    }
}
