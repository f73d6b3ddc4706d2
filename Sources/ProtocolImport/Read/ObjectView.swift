import ProtocolSchema

/// An object as a JSON Schema describes it: its properties, those of `allOf` and of `$ref` included.
struct ObjectView {
    /// A property of the object.
    struct Property {
        let name: String
        var node: YAMLNode
        var isRequired = false
    }

    var properties: [Property] = []
    var doc: String?
    /// What the description of the object says beyond its properties.
    var comments: [String] = []
    private var places: [String: Int] = [:]

    /// The property of a name.
    subscript(name: String) -> Property? { places[name].map { properties[$0] } }

    /// Takes a property over; one of the same name is replaced at its place.
    mutating func add(_ name: String, _ node: YAMLNode) {
        if let place = places[name] {
            properties[place].node = node
        } else {
            places[name] = properties.count
            properties.append(Property(name: name, node: node))
        }
    }

    /// Makes properties required; names of other properties are ignored.
    mutating func require(_ names: some Sequence<String>) {
        for name in names {
            if let place = places[name] { properties[place].isRequired = true }
        }
    }

    /// Takes over all of another object.
    mutating func add(_ other: ObjectView) {
        for property in other.properties {
            add(property.name, property.node)
            if property.isRequired { require([property.name]) }
        }
        for comment in other.comments where !comments.contains(comment) { comments.append(comment) }
        doc = doc ?? other.doc
    }
}

/// Reads the objects of a document.
struct ObjectReader {
    let document: SourceDocument
    private var known: [String: ObjectView?] = [:]
    private var running: Set<String> = []
    private var depth = 0

    /// How deep `allOf` may nest.
    private static let depthLimit = 100
    /// How many properties an object may have, those of `allOf` included.
    private static let propertyLimit = 5_000

    init(_ document: SourceDocument) { self.document = document }

    /// The object that a schema describes; nil if it describes something else.
    mutating func object(_ node: YAMLNode) -> ObjectView? {
        guard node.isMapping, depth < Self.depthLimit else { return nil }
        depth += 1
        defer { depth -= 1 }
        var view = ObjectView()
        var isObject = false
        if let reference = node.reference {
            guard let target = document.definition(at: reference), let object = object(at: target) else { return nil }
            view.add(object)
            isObject = true
        }
        for part in node["allOf"]?.items ?? [] {
            if let object = object(part) {
                view.add(object)
                isObject = true
            } else if part["oneOf"] != nil || part["anyOf"] != nil {
                view.comments.append("also: \(part.compact)")
            } else if !part.entries.allSatisfy({ Keywords.annotations.contains($0.key) || $0.key == "required" }) {
                return nil
            }
        }
        let types = node.types
        guard types.isEmpty || types == ["object"] else { return nil }
        let own = node["properties"]?.entries ?? []
        guard isObject || !own.isEmpty || types == ["object"] && node.alternatives == nil else { return nil }
        for entry in own {
            if entry.key.isEmpty {
                view.comments.append("a property whose name is empty: \(entry.value.compact)")
            } else {
                view.add(entry.key, entry.value)
            }
        }
        guard view.properties.count <= Self.propertyLimit else { return nil }
        for part in [node] + (node["allOf"]?.items ?? []) {
            view.require(part["required"]?.items.compactMap(\.string) ?? [])
        }
        view.doc = node["description"]?.string ?? view.doc
        for key in ["oneOf", "anyOf"] {
            if let more = node[key] { view.comments.append("also \(key): \(more.compact)") }
        }
        return view
    }

    /// The object at a pointer; nil for a type that includes itself.
    private mutating func object(at target: SourceDocument.Definition) -> ObjectView? {
        if let view = known[target.pointer] { return view }
        guard running.insert(target.pointer).inserted else { return nil }
        let view = object(target.node)
        running.remove(target.pointer)
        known[target.pointer] = view
        return view
    }
}
