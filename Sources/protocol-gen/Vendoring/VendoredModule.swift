import ProtocolSchema

/// A module of a vendored copy.
struct VendoredModule {
    /// The name, as in this package.
    var name: String
    /// The modules that it imports.
    var dependencies: [String]
    /// Whether sources of this package are copied into it; generated code is always included.
    var isCopied: Bool

    /// Every module that a copy may have.
    static let allNames = ["ProtocolSupport", foundation, "StreamRuntime", generated, "AISDK", vel, "VelBridge"]
    /// The folder of generated code in a module that is otherwise handwritten.
    static let generatedFolder = "Generated/"

    private static let generated = "GeneratedProtocol"
    private static let vel = "Vel"
    private static let foundation = "FoundationTypes"

    /// Returns the module for the generated code of a protocol: that of its base, so that an extension needs no import.
    static func home(of model: ProtocolModel) -> String {
        if let base = model.base { return base.module == vel ? vel : generated }
        return model.path.hasPrefix("<") && model.generation.module == vel ? vel : generated
    }

    /// Returns the modules that protocols need, each after the modules that it imports.
    static func needed(for models: [ProtocolModel], includesRuntime: Bool) -> [VendoredModule] {
        let homes = Set(models.map { home(of: $0) })
        let hasVel = homes.contains(vel)
        let hasUIMessages = models.contains { $0.name == "UIMessageStream" }
        let runtime = includesRuntime ? ["StreamRuntime"] : []
        let foundation = models.contains { $0.foreignModules.contains("Foundation") } ? [foundation] : []
        var modules = [VendoredModule(name: "ProtocolSupport", dependencies: [], isCopied: true)]
        func add(_ name: String, _ dependencies: [String], isCopied: Bool, if isNeeded: Bool) {
            guard isNeeded else { return }
            modules.append(
                VendoredModule(name: name, dependencies: ["ProtocolSupport"] + dependencies, isCopied: isCopied)
            )
        }
        add(Self.foundation, [], isCopied: true, if: !foundation.isEmpty)
        add("StreamRuntime", [], isCopied: true, if: includesRuntime)
        add(generated, foundation, isCopied: false, if: homes.contains(generated))
        add("AISDK", runtime + [generated], isCopied: true, if: includesRuntime && hasUIMessages)
        add(vel, runtime + foundation, isCopied: includesRuntime, if: hasVel)
        add(
            "VelBridge",
            runtime + [generated, "AISDK", vel],
            isCopied: true,
            if: includesRuntime && hasUIMessages && hasVel
        )
        return modules
    }
}
