import Foundation

/// A schema of a target, and what a build needs to know to compile it.
struct SchemaInput: Hashable {
    /// The schema's path.
    var schema: String
    /// The Swift file that it becomes.
    var outputName: String
    /// Every file that the result depends on: the schema, and the schemas that it extends by path.
    var inputs: [String]
}

/// Finds the schemas of a target.
///
/// A plugin cannot import a library, so this file is in the plugins and, by a link, in their tests. It knows of YAML only what it needs
/// to declare inputs; the generator reads the files properly.
enum SchemaInputs {
    /// How the files are called that plugins compile.
    static let endings = [".protocol.yaml", ".protocol.yml"]
    /// How deep schemas may extend one another; the generator refuses more.
    private static let extensionLimit = 8

    /// Whether plugins compile a file of this name.
    static func isSchema(_ path: String) -> Bool {
        let name = name(of: path)
        return endings.contains { name.hasSuffix($0) && name.utf8.count > $0.utf8.count }
    }

    /// The schemas among all files of a target, in the order of their paths.
    ///
    /// `read` gives the text of a file; nil if it cannot be read, which the generator will report.
    static func find(among files: [String], read: (String) -> String?) throws(SchemaProblem) -> [SchemaInput] {
        var taken: [String: String] = [:]
        for file in files where file.hasSuffix(".swift") { taken[name(of: file).lowercased()] = file }
        var found: [SchemaInput] = []
        for schema in files.filter(isSchema).sorted() {
            let outputName = outputName(of: schema)
            if let other = taken.updateValue(schema, forKey: outputName.lowercased()) {
                throw .sameOutput(outputName, other, schema)
            }
            found.append(SchemaInput(schema: schema, outputName: outputName, inputs: inputs(of: schema, read: read)))
        }
        return found
    }

    /// The name of the Swift file: `chat.protocol.swift` for `chat.protocol.yaml`.
    static func outputName(of schema: String) -> String {
        let name = name(of: schema)
        return name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex) + ".swift"
    }

    private static func inputs(of schema: String, read: (String) -> String?) -> [String] {
        var inputs = [schema]
        while inputs.count <= extensionLimit, let text = read(inputs[inputs.count - 1]), let base = base(in: text) {
            let path = resolved(base, beside: inputs[inputs.count - 1])
            if inputs.contains(path) { break }
            inputs.append(path)
        }
        return inputs
    }

    /// The path that a schema extends; nil if it extends nothing, or a protocol that ships inside of the generator.
    static func base(in text: String) -> String? {
        for line in text.split(whereSeparator: \.isNewline) {
            guard let value = value(of: line, key: "extends") else { continue }
            return value.contains("/") || value.hasSuffix(".yaml") || value.hasSuffix(".yml") ? value : nil
        }
        return nil
    }

    /// The scalar after a key at the start of a line, without quotes and without a comment.
    private static func value(of line: Substring, key: String) -> String? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let found = line[..<colon].trimmingCharacters(in: .whitespaces)
        guard !line.hasPrefix(" "), [key, "\"\(key)\"", "'\(key)'"].contains(found) else { return nil }
        let rest = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        if let quote = rest.first, quote == "\"" || quote == "'" {
            return String(rest.dropFirst().prefix { $0 != quote })
        }
        let end = rest.range(of: " #")?.lowerBound ?? rest.endIndex
        return rest[..<end].trimmingCharacters(in: .whitespaces)
    }

    private static func resolved(_ path: String, beside schema: String) -> String {
        if path.hasPrefix("/") { return path }
        let folder = URL(filePath: schema).deletingLastPathComponent()
        return folder.appending(path: path).standardizedFileURL.path(percentEncoded: false)
    }

    private static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}

/// Why the schemas of a target cannot be compiled.
enum SchemaProblem: Error, Hashable, CustomStringConvertible {
    /// Two files would share a name in one module.
    case sameOutput(String, String, String)

    var description: String {
        switch self {
        case .sameOutput(let name, let first, let second):
            "\(first) and \(second) would both be \(name) in one module, whose files need names of their own; rename one of them"
        }
    }
}
