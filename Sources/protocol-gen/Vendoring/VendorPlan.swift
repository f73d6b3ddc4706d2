import ProtocolEmitters
import ProtocolSchema

/// The content of a folder that makes a package independent of this one.
struct VendorPlan {
    /// The folder.
    var folder: String
    /// The protocols.
    var models: [ProtocolModel]
    /// Whether the runtime is included.
    var includesRuntime: Bool
    /// The language features that the sources are written for; without them, asynchronous functions would run on another executor.
    static let features = [
        "ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility", "NonisolatedNonsendingByDefault",
    ]

    /// The command that repeats this one.
    var command: String

    /// The modules, each after those that it imports.
    var modules: [VendoredModule] { VendoredModule.needed(for: models, includesRuntime: includesRuntime) }

    /// Returns the files, and the folders from which other generated files are removed.
    func files(from sources: PackageSources) throws -> OutputPlan {
        var plan = OutputPlan()
        try plan.add("\(folder)/VENDORED.md", notice)
        try plan.add("\(folder)/LICENSE.txt", header("", "LICENSE.txt") + sources.text(of: "LICENSE.txt"))
        for module in modules where module.isCopied {
            for file in try sources.files(of: module.name) where !file.hasPrefix(VendoredModule.generatedFolder) {
                let path = "Sources/\(module.name)/\(file)"
                try plan.add("\(folder)/\(module.name)/\(file)", header("// ", path) + sources.text(of: path))
            }
        }
        for model in models { try add(model, to: &plan) }
        for module in VendoredModule.allNames {
            let root = "\(folder)/\(module)"
            let folders = try FolderTree.folders(below: root)
            for folder in folders { plan.own(folder.isEmpty ? root : "\(root)/\(folder.dropLast())") }
        }
        return plan
    }

    private func add(_ model: ProtocolModel, to plan: inout OutputPlan) throws {
        let module = VendoredModule.home(of: model)
        var model = model
        // The base becomes part of the same module, which cannot import itself.
        model.base?.module = nil
        let renderer = SwiftRenderer(
            layout: .filePerDeclaration,
            schemaPath: model.path.hasPrefix("<")
                ? "the shipped \(model.path.dropFirst().dropLast())" : SchemaPath.name(of: model.path),
            command: Self.shortCommand
        )
        let target = "\(folder)/\(module)/\(model.name)"
        try plan.add(LoweredOutput(of: model, as: .swift(folder: target, .public, renderer)))
    }

    private func header(_ comment: String, _ path: String) -> String {
        """
        \(comment)\(GeneratedMark.copied)\(path) of swift-stream-protocol. Do not edit.
        \(comment)To change this file, update swift-stream-protocol and run `\(Self.shortCommand)`.


        """
    }

    /// The command without options, so that a change of an option does not change every file.
    ///
    /// `VENDORED.md` has the options.
    private static let shortCommand = "protocol-gen vendor"

    /// The purpose of the folder, and a way to turn it into targets.
    private var notice: String {
        """
        # swift-stream-protocol, vendored

        \(GeneratedMark.copied)swift-stream-protocol. Do not edit; run `\(command)`, with `--check` to see whether that is due.
        The licence is in `LICENSE.txt`. These targets in `Package.swift` build it, with no dependency:

        ```swift
        \(manifest.joined(separator: "\n"))
        ```

        """
    }

    private var manifest: [String] {
        let settings = Self.features.map { "    .enableUpcomingFeature(\"\($0)\")," }
        let targets = modules.flatMap { module in
            let names = module.dependencies.map { "\"\($0)\"" }.joined(separator: ", ")
            let dependencies = names.isEmpty ? [] : ["    dependencies: [\(names)],"]
            return [".target(", "    name: \"\(module.name)\","] + dependencies
                + ["    path: \"\(folder)/\(module.name)\",", "    swiftSettings: vendored", "),"]
        }
        return ["let vendored: [SwiftSetting] = [", "    .swiftLanguageMode(.v6),"] + settings + ["]", ""] + targets
    }
}
