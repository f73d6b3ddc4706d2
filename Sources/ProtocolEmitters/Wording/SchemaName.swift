import ProtocolSchema

extension ProtocolModel {
    /// The schema's file name.
    ///
    /// Generated files show it, and not the path, which depends on the caller's folder.
    var schemaName: String { path.split(separator: "/").last.map(String.init) ?? path }
}
