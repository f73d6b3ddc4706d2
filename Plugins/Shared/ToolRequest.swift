/// A request to `swift package protocol-gen`.
enum ToolRequest: Hashable {
    /// Run the generator with these words.
    case run([String])
    /// Check the files of the package's own schemas.
    case check(GenerationRequest)

    /// The commands that only write into the package, which needs a permission that this command does not ask for.
    private static let writers = ["generate": "swift package generate-protocol"]

    /// Reads a command line.
    init(_ arguments: [String]) throws(RequestProblem) {
        if let word = arguments.first, let command = Self.writers[word] { throw .writes(word, instead: command) }
        let namesSchema = arguments.contains { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
        guard arguments.first == "check", !namesSchema else {
            self = .run(arguments)
            return
        }
        self = .check(try GenerationRequest(Array(arguments.dropFirst())))
    }
}
