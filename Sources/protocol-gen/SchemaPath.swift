/// The names of the generated files, derived from the path of a schema.
enum SchemaPath {
    /// The file's name: `chat.protocol.yaml`.
    static func name(of schema: String) -> String {
        schema.split(separator: "/").last.map(String.init) ?? schema
    }

    /// The name without `.yaml` or `.yml`: `chat.protocol`.
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
        return standardized(folder.isEmpty ? path : folder.joined(separator: "/") + "/" + path)
    }

    /// A path without detours: `Sources/Chat/../../web/chat.ts` is `web/chat.ts`.
    private static func standardized(_ path: String) -> String {
        var steps: [Substring] = []
        for step in path.split(separator: "/", omittingEmptySubsequences: false) {
            if step == "." { continue }
            if step == "..", let last = steps.last, last != "..", !last.isEmpty {
                steps.removeLast()
            } else {
                steps.append(step)
            }
        }
        return steps.joined(separator: "/")
    }
}
