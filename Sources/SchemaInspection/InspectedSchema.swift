package import ProtocolSchema
@_spi(Generated) package import ProtocolSupport
package import StreamInspection

/// A schema by which streams are judged.
package struct InspectedSchema: Sendable {
    /// The protocol as tables.
    package let tables: ProtocolTables
    private let model: ProtocolModel

    /// Compiles a schema.
    ///
    /// - Throws: `SchemaMistakes`, if it has any.
    package init(path: String) throws(SchemaMistakes) {
        var compiler = SchemaCompiler()
        guard let model = compiler.compile(path) else {
            let sources = Dictionary(
                compiler.loaded.map { ($0.path, $0.bytes) },
                uniquingKeysWith: { first, _ in first }
            )
            throw SchemaMistakes(description: DiagnosticPrinter(sources: sources).print(compiler.diagnostics))
        }
        self.init(model)
    }

    /// Takes a model.
    package init(_ model: ProtocolModel) {
        self.model = model
        tables = ProtocolTables(model)
    }

    /// The rules of the schema beyond the tables, for one stream.
    package var judge: any EventJudge { SchemaJudge(model) }

    /// Judges a stream; without a client, as code that is generated from the schema reads it.
    package func report(on stream: RecordedStream, client: ProtocolSupport.ClientVersion?) -> ValidationReport {
        ValidationReport(stream, tables: tables, client: client, judge: judge)
    }
}

/// The mistakes of a schema, printed.
package struct SchemaMistakes: Error, CustomStringConvertible {
    /// The findings with their places.
    package let description: String
}

extension InspectedSchema {
    /// The client that a text names: a version, or a release line by its number, which means the newest of it.
    ///
    /// Without a text, the newest client of the line that streams are written for; nil if the schema names no clients.
    package func client(named text: String?) throws(UnknownSchemaClient) -> ProtocolSupport.ClientVersion? {
        guard let clients = tables.clients else {
            if let text { throw UnknownSchemaClient(name: text, protocolName: tables.name, known: []) }
            return nil
        }
        guard let text else { return clients.lines.last { $0.first <= clients.floor }?.newest ?? clients.floor }
        if let line = clients.lines.first(where: { "\($0.first.major)" == text }) { return line.newest }
        let version = ProtocolSupport.ClientVersion(text)
        if let version, clients.lines.contains(where: { $0.first.major == version.major && $0.first <= version }) {
            return version
        }
        let known = clients.lines.map { "\($0.first) to \($0.newest)" }
        throw UnknownSchemaClient(name: text, protocolName: tables.name, known: known)
    }
}

/// A client that the schema does not name.
package struct UnknownSchemaClient: Error, CustomStringConvertible {
    /// The text that was to name it.
    package let name: String
    /// The protocol.
    package let protocolName: String
    /// The release lines of the schema.
    package let known: [String]

    /// The known clients.
    package var description: String {
        known.isEmpty
            ? "the schema of \(protocolName) names no clients; leave --client out"
            : "\(protocolName) has no client '\(name)'; give a version or a line of \(known.joined(separator: ", "))"
    }
}
