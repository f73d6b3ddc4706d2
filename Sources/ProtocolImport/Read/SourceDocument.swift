import ProtocolSchema

/// A document that can be imported: its schemas, and the way to find one.
struct SourceDocument {
    /// The kinds of documents.
    enum Kind: Hashable {
        case jsonSchema
        case openAPI(version: String)
    }

    /// A schema with the JSON pointer that leads to it.
    struct Definition {
        let pointer: String
        let node: YAMLNode

        /// The name by which people know it: the last word of the pointer.
        var name: String { JSONPointer.tokens(of: pointer)?.last ?? "" }
    }

    let root: YAMLNode
    let kind: Kind
    /// The named schemas in written order; for a JSON Schema that is a schema itself, the root first.
    let definitions: [Definition]
    private let places: [String: Int]
    private let anchors: [String: String]

    /// Recognises a document; throws if it is none of those that can be imported.
    init(_ root: YAMLNode) throws(ImportError) {
        self.root = root
        guard root.isMapping else {
            throw ImportError("expected an object: a JSON Schema or an OpenAPI document", at: root.range)
        }
        let sections: [[String]]
        if let version = root["openapi"]?.scalarText {
            guard version.hasPrefix("3.") else {
                throw ImportError("OpenAPI \(OneLine.text(version)) is not known; 3.0 and 3.1 are", at: root.range)
            }
            kind = .openAPI(version: version)
            sections = [["components", "schemas"]]
        } else if root["swagger"] != nil {
            let notes = ["convert it to OpenAPI 3 first"]
            throw ImportError("an OpenAPI 2 document (Swagger) cannot be imported", at: root.range, notes: notes)
        } else {
            kind = .jsonSchema
            sections = [["$defs"], ["definitions"]]
        }
        var definitions: [Definition] = []
        if kind == .jsonSchema, root.isSchema { definitions.append(Definition(pointer: "#", node: root)) }
        for section in sections {
            let node = section.reduce(Optional(root)) { $0?[$1] }
            for entry in node?.entries ?? [] {
                definitions.append(Definition(pointer: JSONPointer.text(section + [entry.key]), node: entry.value))
            }
        }
        guard !definitions.isEmpty else { throw Self.nothingFound(in: root, kind) }
        self.definitions = definitions
        places = Dictionary(definitions.enumerated().map { ($1.pointer, $0) }, uniquingKeysWith: { first, _ in first })
        var anchors: [String: String] = [:]
        for definition in definitions {
            if let anchor = definition.node["$anchor"]?.string { anchors["#" + anchor] = definition.pointer }
        }
        self.anchors = anchors
    }

    private static func nothingFound(in root: YAMLNode, _ kind: Kind) -> ImportError {
        guard kind == .jsonSchema else {
            return ImportError("the document has no schemas under 'components', 'schemas'", at: root.range)
        }
        return ImportError(
            "this is neither a JSON Schema nor an OpenAPI document",
            at: root.range,
            notes: [
                "a JSON Schema has '$defs', 'definitions', 'properties' or 'oneOf'; an OpenAPI document has 'openapi'"
            ]
        )
    }

    /// The schema that a reference leads to; nil if it leads nowhere, or out of the document.
    func definition(at reference: String) -> Definition? {
        let pointer = anchors[reference] ?? reference
        if let place = places[pointer] { return definitions[place] }
        guard let tokens = JSONPointer.tokens(of: pointer) else { return nil }
        let normalized = JSONPointer.text(tokens)
        if let place = places[normalized] { return definitions[place] }
        var node = root
        for token in tokens {
            guard
                let child = node[token]
                    ?? Int(token).flatMap({ node.items.indices.contains($0) ? node.items[$0] : nil })
            else { return nil }
            node = child
        }
        return Definition(pointer: normalized, node: node)
    }

    /// The named schema that a user or a `mapping` means, by pointer or by name.
    func definition(named name: String) -> Definition? {
        if name.hasPrefix("#") { return definition(at: name) }
        return definitions.first { $0.name == name } ?? definitions.first { $0.node["title"]?.string == name }
    }

    /// The title of the document, for comments and for the name of the protocol.
    var title: String? { root["info"]?["title"]?.string ?? root["title"]?.string }

    /// What the document is, in words.
    var description: String {
        switch kind {
        case .jsonSchema: "a JSON Schema"
        case .openAPI(let version): "an OpenAPI \(OneLine.text(version, limit: 20)) document"
        }
    }
}

extension YAMLNode {
    /// Whether the root of a document describes a value, and does not only hold definitions.
    fileprivate var isSchema: Bool {
        ["type", "properties", "oneOf", "anyOf", "allOf", "$ref", "enum", "const"].contains { self[$0] != nil }
    }
}

/// Pointers into a document, as RFC 6901 defines them, after a `#`.
enum JSONPointer {
    /// The keys that a pointer names; nil for a reference to something else, such as another file.
    static func tokens(of pointer: String) -> [String]? {
        guard pointer.hasPrefix("#"), pointer == "#" || pointer.hasPrefix("#/") else { return nil }
        return pointer.dropFirst(2).split(separator: "/", omittingEmptySubsequences: pointer.utf8.count <= 2).map {
            decoded($0).replacing("~1", with: "/").replacing("~0", with: "~")
        }
    }

    /// The pointer with these keys.
    static func text(_ tokens: [String]) -> String {
        tokens.reduce("#") { $0 + "/" + $1.replacing("~", with: "~0").replacing("/", with: "~1") }
    }

    /// The text with the percent signs of a URI taken out.
    private static func decoded(_ token: Substring) -> String {
        guard token.contains("%") else { return String(token) }
        var bytes: [UInt8] = []
        var rest = Array(token.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
