import ProtocolSchema

extension Lowering {
    /// The convenience methods, on every writer of the protocol: in one file, or in one for each scope if they are many.
    func writers() -> [Topic] {
        var groups: [(name: String, methods: [Declaration])] = []
        func add(_ method: Declaration, to name: String) {
            if let place = groups.firstIndex(where: { $0.name == name }) {
                groups[place].methods.append(method)
            } else {
                groups.append((name, [method]))
            }
        }
        for writer in model.writers { add(WriterMethod(writer, self).declaration, to: topicName(of: writer)) }
        for method in model.methods { add(declaration(method), to: "Writers") }
        let all = groups.flatMap(\.methods)
        if inFiles(all).count == 1 { groups = [("Writers", all)] }
        return groups.map { group in
            let head = "extension EventWriter" + (constrainsMethods ? "" : streamConstraint)
            let type = Declaration.type(TypeDeclaration(doc: nil, head: head, members: group.methods))
            return Topic(name: group.name, declarations: [type], usesBase: model.base != nil)
        }
    }

    /// The writers that have the methods.
    var streamConstraint: String { " where Stream == \(model.streamName)" }

    /// Whether each method says itself which writers have it: a package import counts as used only by what declarations say.
    var constrainsMethods: Bool { importAccess == "package" && model.base != nil }

    /// The topic of the methods that write to one scope: `TextWriters`.
    private func topicName(of writer: WriterModel) -> String {
        let roles = writer.emissions.first.map { model.events[$0.event].allRoles } ?? []
        guard let scope = writer.appendsTo ?? roles.first?.scope else { return "Writers" }
        return SwiftNames.type(model.scopes[scope].name) + "Writers"
    }

    /// How many lines of members go into one file.
    private static let fileLimit = 350

    /// Members in groups that fill a file each; one that is longer than that has a file of its own.
    func inFiles(_ members: [Declaration]) -> [[Declaration]] { inFiles(members.map { [$0] }) }

    /// The same for members that stay together.
    func inFiles(_ units: [[Declaration]]) -> [[Declaration]] {
        var groups: [[Declaration]] = []
        var lines = Self.fileLimit
        for unit in units {
            var writer = SourceWriter()
            writer.declarations(unit)
            if lines + writer.lineCount > Self.fileLimit {
                groups.append([])
                lines = 0
            }
            groups[groups.count - 1] += unit
            lines += writer.lineCount + 1
        }
        return groups
    }
}
