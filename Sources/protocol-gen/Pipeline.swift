import ArgumentParser
import ProtocolEmitters
import ProtocolSchema

/// The generator from end to end: one line for each stage, with the type that it hands to the next.
///
/// Each stage processes all schemas and reports every error that it finds. After resolving, the pipeline stops if there are errors.
/// The commands run as much of the pipeline as they need.
struct Pipeline {
    private var compiler = SchemaCompiler()
    /// Whether a warning stops the pipeline like an error.
    private var isStrict = false

    /// Runs all stages for a request; the last one writes the files, or compares them with those on disk.
    static func run<Result>(
        _ request: GenerationRequest,
        finish: (OutputPlan) throws -> Result
    ) throws -> Result {
        var pipeline = Pipeline()
        pipeline.isStrict = request.isStrict
        if let inputs = request.inputs {
            pipeline.compiler = SchemaCompiler(bases: BaseLocator(isInput: inputs.contains))
        }
        let files: [SchemaFile] = pipeline.load(request.schemas)
        let nodes: [YAMLNode] = pipeline.parse(files)
        let documents: [SchemaDocument] = pipeline.read(nodes)
        let models: [ProtocolModel] = try pipeline.resolve(documents)
        let outputs: [LoweredOutput] = try lower(models, for: request)
        let texts: OutputPlan = try render(outputs)
        return try finish(texts)
    }

    /// Returns the model of one schema, for commands that print a part of it.
    static func model(_ path: String) throws -> ProtocolModel {
        var pipeline = Pipeline()
        let models = try pipeline.resolve(pipeline.read(pipeline.parse(pipeline.load([path]))))
        guard let model = models.first else { throw ExitCode(1) }
        return model
    }

    // MARK: Stages

    /// Paths to texts.
    mutating func load(_ paths: [String]) -> [SchemaFile] { paths.compactMap { compiler.load($0) } }

    /// Texts to located nodes.
    mutating func parse(_ files: [SchemaFile]) -> [YAMLNode] { files.compactMap { compiler.parse($0) } }

    /// Nodes to schemas as written.
    mutating func read(_ nodes: [YAMLNode]) -> [SchemaDocument] { nodes.compactMap { compiler.read($0) } }

    /// Schemas to models, in which everything is decided.
    ///
    /// The base of an extension is compiled first. Throws if any stage found an error.
    mutating func resolve(_ documents: [SchemaDocument]) throws -> [ProtocolModel] {
        let models = documents.compactMap { compiler.resolve($0) }
        try stopIfAnythingIsWrong()
        return models
    }

    /// Models to the outputs of the request: declarations, pages, trees.
    static func lower(_ models: [ProtocolModel], for request: GenerationRequest) throws -> [LoweredOutput] {
        if request.swiftFolder != nil || request.outputFolder != nil {
            try OutputError.reported { try checkLineNames(of: models) }
        }
        let outputs = try models.flatMap { model in
            let known = try model.known(to: request.client)
            return request.outputs(of: known).map { LoweredOutput(of: known, as: $0) }
        }
        if outputs.isEmpty, !request.mayBeEmpty { throw ValidationError(GenerationRequest.nothingAsked) }
        return outputs
    }

    /// Reports two protocols that would give one module the same name for a version: these names extend `ClientVersion`.
    private static func checkLineNames(of models: [ProtocolModel]) throws(OutputError) {
        var owners: [String: String] = [:]
        for model in models where model.base == nil {
            for name in (model.clients?.lines ?? []).compactMap(\.name) {
                if let first = owners.updateValue(model.path, forKey: name) {
                    throw .sameLineName(name, in: first, and: model.path)
                }
            }
        }
    }

    /// Outputs to the texts of files.
    static func render(_ outputs: [LoweredOutput]) throws -> OutputPlan {
        var plan = OutputPlan()
        try OutputError.reported { for output in outputs { try plan.add(output) } }
        return plan
    }

    /// Texts to files on disk, where they differ.
    static func write(_ plan: OutputPlan) throws -> OutputWriter {
        var writer = OutputWriter()
        try OutputError.reported { try writer.write(plan) }
        return writer
    }

    /// Prints all findings, and throws if one of them is an error.
    func stopIfAnythingIsWrong() throws {
        let diagnostics = isStrict ? compiler.diagnostics.withWarningsAsErrors : compiler.diagnostics
        if diagnostics.isEmpty { return }
        let sources = Dictionary(compiler.loaded.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        Console.messages(DiagnosticPrinter(sources: sources, isColoured: Console.isColoured).print(diagnostics))
        if diagnostics.hasErrors { throw ExitCode(1) }
    }
}
