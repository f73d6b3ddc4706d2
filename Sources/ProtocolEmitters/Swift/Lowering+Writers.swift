import ProtocolSchema

extension Lowering {
    /// The convenience methods, on every writer of the protocol, in as many files as they need.
    func writers() -> [Topic] {
        let methods = model.writers.map { WriterMethod($0, self).declaration } + model.methods.map(declaration)
        let head = "extension EventWriter where Stream == \(model.streamName)"
        return inFiles(methods).map { methods in
            let type = Declaration.type(TypeDeclaration(doc: nil, head: head, members: methods))
            return Topic(name: "Writers", declarations: [type], usesBase: model.base != nil)
        }
    }

    /// How many lines of members go into one file.
    private static let fileLimit = 350

    /// Members in groups that fill a file each; one that is longer than that has a file of its own.
    func inFiles(_ members: [Declaration]) -> [[Declaration]] {
        var groups: [[Declaration]] = []
        var lines = Self.fileLimit
        for member in members {
            var writer = SourceWriter()
            writer.declaration(member)
            if lines + writer.lineCount > Self.fileLimit {
                groups.append([])
                lines = 0
            }
            groups[groups.count - 1].append(member)
            lines += writer.lineCount + 1
        }
        return groups
    }
}
