/// A request to `swift package generate-protocol`, or to check what that writes.
struct GenerationRequest: Hashable {
    /// The targets; all of the package if empty.
    var targets: [String] = []
    /// The folder to write to; nil for `Generated` in the target's own.
    var output: String?
    /// Whether only TypeScript is wanted, since every build compiles the Swift.
    var isTypeScriptOnly = false
    /// Options that the generator takes as they are.
    var passedOn: [String] = []
    /// Whether only help is wanted.
    var isHelp = false

    static let help = """
        Write the files that schemas (*.protocol.yaml) ask for into the package: Swift, and the TypeScript that a schema names with
        'generate: { typescript: FILE, typescript-schemas: FILE }'.

        usage: swift package generate-protocol [OPTION]…

        \(options)

        A target that uses ProtocolGenPlugin gets its Swift from every build. Use --typescript-only for it, or remove the plugin from
        the target.
        """

    static let checkHelp = """
        Fail if the files that 'swift package generate-protocol' writes are missing or out of date. Swift is compared in targets that
        have the folder, TypeScript everywhere. With the path of a schema, this is 'check' of the generator.

        usage: swift package protocol-gen check [OPTION]…

        \(options)
        """

    private static let options = """
          --target TARGET            a target of the package; can be repeated; all targets if left out
          --output DIR               the folder for Swift, relative to the package; 'Generated' in the target if left out
          --typescript-only          no Swift, only the TypeScript that schemas name
          --access ACCESS            who sees the declarations: public, package or internal
          --layout LAYOUT            one file for each declaration ('files'), or one for all ('single')
          --typescript FILE          TypeScript types for the client, instead of those that the schema names; takes one schema
          --typescript-schemas FILE  JSON Schemas for the client, as a TypeScript module, in the same way
          --strict                   treat warnings about schemas as errors
        """

    /// Options of the generator, and what follows them.
    private static let generatorOptions: [String: Value] = [
        "--access": .word, "--layout": .word, "--typescript": .path, "--typescript-schemas": .path,
        "--strict": .nothing,
    ]

    /// The value of an option.
    private enum Value { case nothing, word, path }

    /// Reads a command line.
    init(_ arguments: [String]) throws(RequestProblem) {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            if word == "--help" || word == "-h" {
                isHelp = true
                continue
            }
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let option = parts[0]
            if word == "--typescript-only" {
                isTypeScriptOnly = true
                continue
            }
            if Self.generatorOptions[word] == .nothing {
                passedOn.append(word)
                continue
            }
            let isKnown = option == "--target" || option == "--output" || Self.generatorOptions[option] != nil
            guard isKnown else { throw .unknownOption(word) }
            guard let value = parts.count == 2 ? parts[1] : rest.popFirst(), !value.isEmpty else {
                throw .missingValue(option)
            }
            switch option {
            case "--target": targets.append(value)
            case "--output": output = value
            default: passedOn += [option, value]
            }
        }
    }

    /// The generator's command line for the schemas of one target.
    func generatorArguments(_ schemas: [String], target: String, package: String) -> [String] {
        let swift = isTypeScriptOnly ? ["--typescript-only"] : ["--swift", folder(target, package)]
        return ["generate"] + schemas + swift + options(package)
    }

    /// The generator's command line that checks the files of one target; Swift files only if there are any.
    func checkArguments(_ schemas: [String], target: String, package: String, exists: (String) -> Bool) -> [String] {
        let folder = folder(target, package)
        let swift = !isTypeScriptOnly && exists(folder) ? ["--swift", folder] : []
        // Where every build compiles the Swift, a second copy of it in the package would not compile.
        let update = "swift package generate-protocol" + (swift.isEmpty ? " --typescript-only" : "")
        return ["check"] + schemas + swift + options(package) + ["--command", update]
    }

    private func folder(_ target: String, _ package: String) -> String {
        output.map { Self.absolute($0, package) } ?? Self.absolute("Generated", target)
    }

    private func options(_ package: String) -> [String] {
        var words: [String] = []
        var rest = passedOn[...]
        while let option = rest.popFirst() {
            words.append(option)
            if Self.generatorOptions[option] == .nothing { continue }
            guard let value = rest.popFirst() else { break }
            words.append(Self.generatorOptions[option] == .path ? Self.absolute(value, package) : value)
        }
        return words
    }

    private static func absolute(_ path: String, _ folder: String) -> String {
        if path.hasPrefix("/") { return path }
        return folder.hasSuffix("/") ? folder + path : folder + "/" + path
    }
}

/// The reason why a request cannot be met.
enum RequestProblem: Error, Hashable, CustomStringConvertible {
    /// An unknown option.
    case unknownOption(String)
    /// An option without a value.
    case missingValue(String)
    /// A target that the package does not have.
    case unknownTarget(String, known: [String])
    /// No target has a schema.
    case noSchemas([String])
    /// A command that writes into the package.
    case writes(String, instead: String)
    /// The generator has reported errors.
    case failed

    var description: String {
        switch self {
        case .unknownOption(let word):
            "unknown option '\(word)'; swift package generate-protocol --help lists the options"
        case .missingValue(let option): "\(option) needs a value"
        case .unknownTarget(let name, let known):
            "the package has no target '\(name)'; it has \(known.sorted().joined(separator: ", "))"
        case .noSchemas(let targets):
            "no file ends in .protocol.yaml in \(targets.isEmpty ? "any target" : targets.joined(separator: ", "))"
        case .writes(let word, let command):
            "'\(word)' writes into the package, and this command has no permission for it; run \(command)"
        case .failed: "nothing was generated for this target; see above"
        }
    }
}
