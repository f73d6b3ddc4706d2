import ArgumentParser
import ProtocolSchema

/// Copies everything that a package needs to build without this one.
struct VendorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vendor",
        abstract: "Copy generated code and the library that it needs into a package without dependencies.",
        discussion: """
            Writes a folder for each module: ProtocolSupport, GeneratedProtocol with the Swift of all schemas (Vel for that of Vel) and, \
            with --runtime, StreamRuntime and the modules of the shipped protocols (AISDK, Vel, VelBridge). VENDORED.md has the lines \
            for Package.swift. Files that this tool did not write are never touched.

              protocol-gen vendor --into Vendor
              protocol-gen vendor --into Vendor --schema chat.protocol.yaml --runtime
              protocol-gen vendor --into Vendor --check
            """
    )

    @Option(help: "The folder to write to.")
    var into: String

    @Option(
        name: .customLong("schema"),
        help: "A schema; repeatable. Its base is included. Default: all shipped protocols."
    )
    var schemas: [String] = []

    @Flag(help: "Copy StreamRuntime too, and the modules that read and write the protocols with it.")
    var runtime = false

    @Flag(help: "Write nothing; fail if the folder is out of date.")
    var check = false

    @Option(help: "A checkout of swift-stream-protocol. Default: the one that this program was built from.")
    var sources: String?

    /// An empty path would be the root of the file system.
    func validate() throws {
        if into.isEmpty { throw ValidationError("--into needs a path; '.' is the current folder") }
    }

    func run() throws {
        let command = commandLine
        let plan = VendorPlan(folder: into, models: try models(), includesRuntime: runtime, command: command)
        let files = try reported { try plan.files(from: .find(sources)) }
        if check { return try OutputComparison.run(files, command: command) }
        let writer = try Pipeline.write(files)
        Console.message(writer.summary)
        Console.message("\(into)/VENDORED.md has the lines for Package.swift")
    }

    /// Returns the schemas and their bases: bases first, each protocol once.
    private func models() throws -> [ProtocolModel] {
        let shipped = ShippedSchemas.texts.keys.sorted().map { ShippedSchemas.path(of: $0) }
        var models: [ProtocolModel] = []
        for schema in (schemas.isEmpty ? shipped : []) + schemas { try add(schema, to: &models) }
        return models
    }

    private func add(_ schema: String, to models: inout [ProtocolModel]) throws {
        let model = try Pipeline.model(schema)
        if let base = model.base { try add(base.path, to: &models) }
        guard !models.contains(where: { $0.path == model.path }) else { return }
        models.append(model)
    }

    /// The command that repeats this one, without `--check` and without paths of this machine.
    private var commandLine: String {
        let words = ["protocol-gen", "vendor", "--into", into] + schemas.flatMap { ["--schema", $0] }
        return (words + (runtime ? ["--runtime"] : [])).map(ShellWord.quoted).joined(separator: " ")
    }

    private func reported<Result>(_ work: () throws -> Result) throws -> Result {
        do {
            return try OutputError.reported(work)
        } catch let failure as VendoringError {
            Console.message("error: \(failure)")
            throw ExitCode(1)
        }
    }
}
