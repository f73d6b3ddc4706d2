/// The metadata of an application's messages, as written.
package struct SchemaMetadata: Hashable, Sendable {
    /// Where it is declared.
    package var name: Located<String>
    /// The documentation in the schema.
    package var doc: String?
    /// A pinned Swift name.
    package var swift: Located<String>?
    /// The fields.
    package var structure: SchemaStruct
}

/// A tool of an application, as written.
package struct SchemaTool: Hashable, Sendable {
    /// The name.
    package var name: Located<String>
    /// The documentation in the schema.
    package var doc: String?
    /// A pinned spelling.
    package var wire: Located<String>?
    /// A pinned Swift name.
    package var swift: Located<String>?
    /// The input.
    package var input: SchemaField
    /// The output.
    package var output: SchemaField
    /// Who runs it.
    package var runs = ToolModel.Side.server
    /// Whether the user must allow each call.
    package var needsApproval = false
}
