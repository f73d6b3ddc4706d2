import Foundation

/// A schema of a target, with the inputs and outputs of its build command.
struct SchemaInput: Hashable {
    /// The schema's path.
    var schema: String
    /// The Swift file that it becomes.
    var outputName: String
    /// Every file that the result depends on, or will depend on after an edit: the schema, and all schemas that it may extend.
    var inputs: [String]
}

/// Finds the schemas of a target.
///
/// A plugin cannot import a library, so this file is in the plugins and, by a link, in their tests. It reads only as much YAML
/// as it needs to declare inputs; the generator parses the files.
enum SchemaInputs {
    /// The endings of the files that plugins compile.
    static let endings = [".protocol.yaml", ".protocol.yml"]

    /// Whether plugins compile a file of this name.
    static func isSchema(_ path: String) -> Bool {
        let name = name(of: path)
        return endings.contains { name.hasSuffix($0) && name.utf8.count > $0.utf8.count }
    }

    /// The schemas among all files of a target, in the order of their paths.
    ///
    /// SwiftPM asks for inputs when it plans a build, and not again when a schema is edited. Each schema therefore depends on all
    /// schemas in the package's targets, any of which it may extend one day, and on those elsewhere that it extends now. `read` gives the text of
    /// a file; nil if it cannot be read.
    static func find(
        among files: [String],
        candidates: [String] = [],
        read: (String) -> String? = { _ in nil }
    ) throws(SchemaProblem) -> [SchemaInput] {
        var taken: [String: String] = [:]
        for file in files where file.hasSuffix(".swift") { taken[name(of: file).lowercased()] = file }
        var found: [SchemaInput] = []
        for schema in files.filter(isSchema).sorted() {
            let outputName = outputName(of: schema)
            if let other = taken.updateValue(schema, forKey: outputName.lowercased()) {
                throw .sameOutput(outputName, other, schema)
            }
            let bases = bases(in: read(schema) ?? "").map { resolved($0, beside: schema) }.filter { read($0) != nil }
            var inputs = [schema]
            for path in candidates + bases where !inputs.contains(path) { inputs.append(path) }
            found.append(SchemaInput(schema: schema, outputName: outputName, inputs: inputs))
        }
        return found
    }

    /// The name of the Swift file: `chat.protocol.swift` for `chat.protocol.yaml`.
    static func outputName(of schema: String) -> String {
        let name = name(of: schema)
        return name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex) + ".swift"
    }

    /// The paths that a schema may extend, wherever its text has an `extends`; a protocol that is part of the generator has no path.
    static func bases(in text: String) -> [String] {
        let pattern = /extends["']?\s*:\s*(?:"([^"]*)"|'([^']*)'|([^\n\r,{}#"']+))/
        return text.matches(of: pattern).compactMap { match in
            let value = (match.1 ?? match.2 ?? match.3 ?? "").trimmingCharacters(in: .whitespaces)
            return value.contains("/") || value.hasSuffix(".yaml") || value.hasSuffix(".yml") ? value : nil
        }
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

/// The reason why the schemas of a target cannot be compiled.
enum SchemaProblem: Error, Hashable, CustomStringConvertible {
    /// Two files would share a name in one module.
    case sameOutput(String, String, String)

    var description: String {
        switch self {
        case .sameOutput(let name, let first, let second):
            "\(first) and \(second) would both be \(name) in one module, where file names must differ; rename one of them"
        }
    }
}
