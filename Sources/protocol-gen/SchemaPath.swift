/// The names of the generated files, derived from the path of a schema.
enum SchemaPath {
    /// The file's name: `chat.protocol.yaml`.
    static func name(of schema: String) -> String {
        schema.split(separator: "/").last.map(String.init) ?? schema
    }

    /// The name without what says that it is YAML: `chat.protocol`.
    static func stem(of schema: String) -> String {
        let name = name(of: schema)
        for ending in [".yaml", ".yml"] where name.hasSuffix(ending) && name.utf8.count > ending.utf8.count {
            return String(name.dropLast(ending.count))
        }
        return name
    }

    /// A path that a schema names: relative to the schema, unless it is absolute.
    static func resolved(_ path: String, beside schema: String) -> String {
        if path.hasPrefix("/") { return path }
        let folder = schema.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return folder.isEmpty ? path : folder.joined(separator: "/") + "/" + path
    }

    /// The path below a folder; as it is if it does not lie there.
    static func relative(_ schema: String, to folder: String) -> String {
        let root = folder.hasSuffix("/") ? folder : folder + "/"
        guard schema.utf8.starts(with: root.utf8) else { return schema }
        return String(decoding: schema.utf8.dropFirst(root.utf8.count), as: UTF8.self)
    }
}
