import ArgumentParser
import ProtocolSchema

/// Copies everything that a package needs to build alone.
struct VendorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vendor",
        abstract: "Copy generated code and the library it needs into a package that wants no dependency.",
        discussion: """
            Writes a folder for each module: ProtocolSupport, GeneratedProtocol with the Swift of all schemas (Vel for that of \
            Vel), and with --runtime StreamRuntime and what the shipped protocols add to it (AISDK, Vel, VelBridge). VENDORED.md beside them has the lines for Package.swift. Files that this tool did not write are never \
            touched.

              protocol-gen vendor --into Vendor
              protocol-gen vendor --into Vendor --schema chat.protocol.yaml --runtime
              protocol-gen vendor --into Vendor --check
            """
    )

    @Option(help: "The folder to write to.")
    var into: String

    @Option(
        name: .customLong("schema"),
        help: "A schema, several times for several; what it extends comes too. All shipped protocols if left out."
    )
    var schemas: [String] = []

    @Flag(help: "Copy StreamRuntime too, and the modules that read and write the protocols with it.")
    var runtime = false

    @Flag(help: "Write nothing; fail if the folder is not what would be written.")
    var check = false

    @Option(help: "A checkout of swift-stream-protocol; the one that the program was built from if left out.")
    var sources: String?

    func run() throws {
        let command = commandLine
        let plan = VendorPlan(folder: into, models: try models(), includesRuntime: runtime, command: command)
        let files = try reported { try plan.files(from: .find(sources)) }
        if check { return try OutputComparison.run(files, command: command) }
        let writer = try Pipeline.write(files)
        Console.message(writer.summary)
        Console.message("\(into)/VENDORED.md has the lines for Package.swift")
    }

    /// The schemas and what they extend, bases first, each protocol once.
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

    /// The command that does it again; `--check` and a place of this machine are not part of it.
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
