/// The data that an application keeps with a message.
package struct MetadataModel: Hashable, Sendable {
    /// The struct of all of it.
    package var type: TypeID
    /// The struct of what one event may merge: the same fields, all optional; the struct of all of it where an event replaces it.
    package var update: TypeID

    /// Creates metadata.
    package init(type: TypeID, update: TypeID) {
        self.type = type
        self.update = update
    }
}

/// A tool of an application.
package struct ToolModel: Hashable, Sendable {
    /// Who runs a tool.
    package enum Side: String, Hashable, Sendable, CaseIterable {
        case server
        case client
    }

    /// The name in the schema.
    package var name: String
    /// The name that the model and the client know it by.
    package var wireName: String
    /// The Swift type.
    package var swiftName: String
    /// The name in the method that writes a call, where the type could not have it.
    package internal(set) var methodStem: String?
    /// The documentation in the schema.
    package var doc: String?
    /// The input.
    package var input: FieldModel
    /// The output.
    package var output: FieldModel
    /// Who runs it.
    package var runs: Side
    /// Whether the user must allow each call.
    package var needsApproval: Bool
    /// Where it stands.
    package var range: SourceRange
    /// How Swift spells the type.
    package internal(set) var swiftType: SwiftTypeName

    /// Creates a tool.
    package init(
        name: String,
        wireName: String,
        swiftName: String,
        doc: String?,
        input: FieldModel,
        output: FieldModel,
        runs: Side,
        needsApproval: Bool = false,
        range: SourceRange
    ) {
        self.name = name
        self.wireName = wireName
        self.swiftName = swiftName
        self.doc = doc
        self.input = input
        self.output = output
        self.runs = runs
        self.needsApproval = needsApproval
        self.range = range
        swiftType = SwiftTypeName(swiftName)
    }
}

/// Who sees generated Swift declarations.
package enum AccessLevel: String, Hashable, Sendable, CaseIterable {
    case `public`
    case package
    case `internal`
}

/// How a schema wants its code to be generated; what it leaves open, the command line or a default decides.
package struct GenerationModel: Hashable, Sendable {
    /// Who sees the Swift declarations.
    package var access: AccessLevel?
    /// The module that the Swift code becomes part of, for extensions whose code is elsewhere.
    package var module: String?
    /// The TypeScript file, relative to the schema.
    package var typescript: String?
    /// The file of JSON Schemas for TypeScript, relative to the schema.
    package var typescriptSchemas: String?

    /// Creates options; without arguments all is left open.
    package init(
        access: AccessLevel? = nil,
        module: String? = nil,
        typescript: String? = nil,
        typescriptSchemas: String? = nil
    ) {
        self.access = access
        self.module = module
        self.typescript = typescript
        self.typescriptSchemas = typescriptSchemas
    }
}
