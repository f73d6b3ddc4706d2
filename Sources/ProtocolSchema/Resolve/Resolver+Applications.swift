/// The metadata and the tools that an extension declares.
extension Resolver {
    /// Resolves `metadata`: the struct of all of it, and the struct of what one event may merge.
    mutating func resolveMetadata() -> MetadataModel? {
        guard let base, let written = document.metadata else { return nil }
        if base.carriers.metadata == nil {
            reportUncarried("metadata", by: base, at: written.name.range)
        }
        let type = declare(
            written,
            swiftName: swiftName(of: written.name, pinned: written.swift, in: .types),
            suffix: ""
        ) { $0 }
        guard base.carriers.metadata?.replaces != true, case .structure(let model) = types[type.index].shape,
            model.fields.contains(where: { !$0.isOptional || $0.defaultValue != nil })
        else { return MetadataModel(type: type, update: type) }
        let update = declare(written, swiftName: types[type.index].swiftName + "Update", suffix: ".update") { _ in
            model.fields.filter { $0.constant == nil }.map { field in
                var field = field
                field.presence = .optional
                return field
            }
        }
        types[update.index].doc = "What changes of the metadata: what is left out stays as it is."
        return MetadataModel(type: type, update: update)
    }

    private mutating func declare(
        _ written: SchemaMetadata,
        swiftName: String,
        suffix: String,
        fields change: ([FieldModel]) -> [FieldModel]
    ) -> TypeID {
        let name = Located(written.name.value + suffix, at: written.name.range)
        claimSwiftType(swiftName, at: name.range)
        let doc = written.doc ?? "Data that the application keeps with a message."
        let id = append(name, TypeModel.Entry("metadata", .section), swiftName: swiftName, doc: doc, progress: .done)
        referenced.insert(id)
        let owner = Owner(
            subject: "'metadata'",
            name: name.value,
            place: .fields("metadata.fields"),
            swiftName: swiftName
        )
        let found = suffix.isEmpty ? fields(of: written.structure, owner: owner) : []
        types[id.index].shape = .structure(StructModel(fields: change(found)))
        return id
    }

    /// Resolves `tools`.
    mutating func resolveTools() -> [ToolModel] {
        guard let base, let first = document.tools.first else { return [] }
        if base.carriers.tools == nil {
            reportUncarried("tools", by: base, at: first.name.range)
        }
        var names = NameTable()
        return document.tools.map { written in
            let name = written.name
            let swiftName = swiftName(of: name, pinned: written.swift, in: .types, suffix: "Tool")
            claim(
                wire: written.wire?.value ?? name.value,
                swift: swiftName,
                of: name,
                in: &names,
                subject: "'tools'"
            )
            claimSwiftType(swiftName, at: name.range)
            let owner = Owner(
                subject: "tool '\(name.value)'",
                name: "tools." + name.value,
                place: .tool("tools." + name.value),
                swiftName: swiftName
            )
            var tool = ToolModel(
                name: name.value,
                wireName: written.wire?.value ?? name.value,
                swiftName: swiftName,
                doc: written.doc,
                input: payload(written.input, of: owner),
                output: payload(written.output, of: owner),
                runs: written.runs,
                needsApproval: written.needsApproval,
                range: name.range
            )
            tool.methodStem = methodStem(of: name.value, pinned: written.swift, verb: "call", type: swiftName)
            return tool
        }
    }

    private mutating func payload(_ written: SchemaField, of owner: Owner) -> FieldModel {
        if let literal = written.constant {
            report(.invalidExtension, "'\(written.name.value)' of a tool has a type, not a constant", at: literal.range)
        }
        return field(written, casing: nil, owner: owner)
    }

    /// Reports a section for which the base has no event.
    mutating func reportUncarried(_ section: String, by base: ProtocolModel, at range: SourceRange) {
        report(
            .invalidExtension,
            "\(base.name) cannot carry '\(section)'",
            at: range,
            notes: [.init("its schema names no event for that under 'applications.\(section)'")]
        )
    }

    /// Reports methods of one name: those that are declared, those that data and tools bring, those of the base.
    ///
    /// `writeMetadata` overloads the method of the base, which takes anything.
    mutating func claimWriters(_ writers: [WriterModel], metadata: MetadataModel?, tools: [ToolModel]) {
        guard let base else { return }
        for writer in writers {
            for emission in writer.emissions where events[emission.event].membership?.id == .always {
                report(
                    .invalidWriter,
                    "'\(events[emission.event].name)' needs an id, which a writer cannot give; its own method does",
                    at: writer.range
                )
            }
        }
        var taken: [String: SourceRange] = [:]
        for writer in base.writers { taken[writer.signature.name.withoutBackticks] = writer.range }
        for writer in writers { claim(writer.signature.name.withoutBackticks, writer.name, writer.range, in: &taken) }
        // Two kinds of data or two tools of one name are two types of one name, which is reported already.
        var methods: [(name: String, entry: String, range: SourceRange)] = []
        for event in events where event.membership != nil && !event.isInherited {
            // A declared writer of that name replaces the method.
            if writers.contains(where: { $0.signature.name == event.writerName }) { continue }
            methods.append((event.writerName, event.name, event.range))
        }
        methods += tools.map { ($0.writerName, $0.name, $0.range) }
        for method in methods { claim(method.name, method.entry, method.range, in: &taken, keeps: false) }
    }

    private mutating func claim(
        _ method: String,
        _ entry: String,
        _ range: SourceRange,
        in taken: inout [String: SourceRange],
        keeps: Bool = true
    ) {
        if let first = taken[method] {
            report(
                .duplicateName,
                "'\(entry)' is written by '\(method)', and so is another",
                at: range,
                notes: [.init("the other is here", at: first), .init("'swift' gives one of them another name")]
            )
        } else if keeps {
            taken[method] = range
        }
    }
}
