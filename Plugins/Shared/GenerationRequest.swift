/// A request to `swift package generate-protocol`.
struct GenerationRequest: Hashable {
    /// The targets; all of the package if empty.
    var targets: [String] = []
    /// The folder to write to; nil for `Generated` in the target's own.
    var output: String?
    /// Options that the generator takes as they are.
    var passedOn: [String] = []
    /// Whether only help is wanted.
    var isHelp = false

    static let help = """
        Write the Swift that schemas (*.protocol.yaml) ask for into the package.

        usage: swift package generate-protocol [--target TARGET]… [--output DIR] [--access ACCESS] [--layout LAYOUT]
                                               [--typescript FILE] [--typescript-schemas FILE]

          --target TARGET            a target of the package, several times for several; all if left out
          --output DIR               the folder to write to, relative to the package; 'Generated' in the target if left out
          --access ACCESS            who sees the declarations: public, package or internal
          --layout LAYOUT            one file for each declaration ('files'), or one for all ('single')
          --typescript FILE          write TypeScript types for the client as well; takes one schema
          --typescript-schemas FILE  write JSON Schemas for the client as well, as a TypeScript module; takes one schema

        A target whose schemas are compiled by every build needs no files of its own: take ProtocolGenPlugin away from it first.
        """

    /// Options of the generator, and whether a path follows them.
    private static let generatorOptions = [
        "--access": false, "--layout": false, "--typescript": true, "--typescript-schemas": true,
    ]

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
        let folder = output.map { Self.absolute($0, package) } ?? Self.absolute("Generated", target)
        var words = ["generate"] + schemas + ["--swift", folder, "--relative-to", package]
        for index in stride(from: 0, to: passedOn.count, by: 2) {
            let isPath = Self.generatorOptions[passedOn[index]] ?? false
            words += [passedOn[index], isPath ? Self.absolute(passedOn[index + 1], package) : passedOn[index + 1]]
        }
        return words + ["--command", "swift package generate-protocol"]
    }

    private static func absolute(_ path: String, _ folder: String) -> String {
        if path.hasPrefix("/") { return path }
        return folder.hasSuffix("/") ? folder + path : folder + "/" + path
    }
}

/// Why a request cannot be met.
enum RequestProblem: Error, Hashable, CustomStringConvertible {
    /// A word that means nothing.
    case unknownOption(String)
    /// An option at the end of the line.
    case missingValue(String)
    /// A target that the package does not have.
    case unknownTarget(String, known: [String])
    /// No target has a schema.
    case noSchemas([String])
    /// The generator has said what is wrong.
    case failed

    var description: String {
        switch self {
        case .unknownOption(let word):
            "'\(word)' means nothing here; swift package generate-protocol --help lists the options"
        case .missingValue(let option): "\(option) needs a value"
        case .unknownTarget(let name, let known):
            "the package has no target '\(name)'; it has \(known.sorted().joined(separator: ", "))"
        case .noSchemas(let targets):
            "no file ends in .protocol.yaml in \(targets.isEmpty ? "any target" : targets.joined(separator: ", "))"
        case .failed: "nothing was generated for this target; see above"
        }
    }
}
