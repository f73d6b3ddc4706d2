import ProtocolSupport

/// An error in a path of the store.
@nonexhaustive
public enum StorePathError: Error, Hashable, Sendable {
    /// The path, or a piece between two dots, is empty.
    case empty(path: String)
    /// The path has too many pieces.
    case tooDeep(path: String, limit: Int)
    /// The value at `prefix` has no place `piece`: it is a scalar, or a list without that index.
    case noPlace(path: String, prefix: String, piece: String)
}

extension StorePathError: CustomStringConvertible {
    /// The problem and its path.
    public var description: String {
        switch self {
        case .empty(let path): "the path '\(path)' has an empty piece; write it as 'user.name'"
        case .tooDeep(let path, let limit): "the path '\(path.prefix(40))…' has more than \(limit) pieces"
        case .noPlace(let path, let prefix, let piece):
            "'\(path)': the value at '\(prefix)' has no place '\(piece)'; lists take indices, or their length to append"
        }
    }
}

/// A path of keys and list indices.
struct StorePath: Sendable {
    static var depthLimit: Int { 100 }

    private let text: String
    private let pieces: [String]

    init(_ text: String) throws(StorePathError) {
        let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
        if pieces.contains(where: \.isEmpty) { throw .empty(path: text) }
        if pieces.count > Self.depthLimit { throw .tooDeep(path: text, limit: Self.depthLimit) }
        self.text = text
        self.pieces = pieces.map(String.init)
    }

    func value(in root: JSONValue) -> JSONValue? {
        var current = root
        for piece in pieces {
            switch current {
            case .object(let object):
                guard let next = object[piece] else { return nil }
                current = next
            case .array(let list):
                guard let index = Self.index(piece), list.indices.contains(index) else { return nil }
                current = list[index]
            default: return nil
            }
        }
        return current
    }

    func change(in root: inout JSONValue, _ body: (inout JSONValue) -> Void) throws(StorePathError) {
        try change(in: &root, from: 0, body)
    }

    func remove(from root: inout JSONValue) -> JSONValue? {
        guard let removed = value(in: root) else { return nil }
        remove(from: &root, from: 0)
        return removed
    }

    private func change(
        in value: inout JSONValue,
        from depth: Int,
        _ body: (inout JSONValue) -> Void
    ) throws(StorePathError) {
        guard depth < pieces.count else { return body(&value) }
        let piece = pieces[depth]
        switch value {
        case .object(var object):
            // Missing objects are created; an existing value is taken out first, so that it is changed in place.
            var next = object[piece] ?? .object(JSONObject())
            value = .null
            defer { value = .object(object) }
            try change(in: &next, from: depth + 1, body)
            object[piece] = next
        case .array(var list):
            guard let index = Self.index(piece), (0...list.count).contains(index) else { throw noPlace(depth) }
            var next = index < list.count ? list[index] : .object(JSONObject())
            value = .null
            defer { value = .array(list) }
            try change(in: &next, from: depth + 1, body)
            if index < list.count { list[index] = next } else { list.append(next) }
        default: throw noPlace(depth)
        }
    }

    private func remove(from value: inout JSONValue, from depth: Int) {
        let piece = pieces[depth]
        let isLast = depth == pieces.count - 1
        switch value {
        case .object(var object):
            guard var next = object[piece] else { return }
            if isLast {
                object[piece] = nil
            } else {
                remove(from: &next, from: depth + 1)
                object[piece] = next
            }
            value = .object(object)
        case .array(var list):
            guard let index = Self.index(piece), list.indices.contains(index) else { return }
            if isLast { list.remove(at: index) } else { remove(from: &list[index], from: depth + 1) }
            value = .array(list)
        default: return
        }
    }

    /// The index that a piece denotes; nil unless it consists of digits.
    private static func index(_ piece: String) -> Int? {
        piece.utf8.allSatisfy { (48...57).contains($0) } ? Int(piece) : nil
    }

    private func noPlace(_ depth: Int) -> StorePathError {
        .noPlace(path: text, prefix: pieces[..<depth].joined(separator: "."), piece: pieces[depth])
    }
}
