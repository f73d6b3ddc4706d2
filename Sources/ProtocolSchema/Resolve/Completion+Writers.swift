extension ProtocolModel {
    /// Decides the signatures of the schema's writers, and the methods that an extension has in addition.
    mutating func completeWriters() {
        for index in writers.indices {
            var writer = writers[index]
            for place in writer.signature.parameters.indices {
                complete(&writer.signature.parameters[place], presences: presences(filledBy: place, in: writer))
            }
            let generated = writer.signature.parameters.firstIndex { $0.presence == .generated }
            writer.signature.result = generated.map { .generated(parameter: $0) } ?? .nothing
            writers[index] = writer
        }
        methods = base == nil ? [] : memberMethods + [metadataMethod].compactMap(\.self) + callMethods
    }

    private func complete(_ parameter: inout WriterSignature.Parameter, presences: [FieldModel.Presence]) {
        parameter.value = value(of: parameter.type)
        parameter.takesEncodable = parameter.value.resolved == .any
        if parameter.presence != .generated { parameter.presence = .init(filling: presences) }
    }

    /// The presences of the fields that a parameter fills.
    private func presences(filledBy parameter: Int, in writer: WriterModel) -> [FieldModel.Presence] {
        writer.emissions.flatMap { emission in
            emission.arguments.compactMap { argument in
                if case .parameter(let field, parameter) = argument {
                    events[emission.event].fields[field].presence
                } else {
                    nil
                }
            }
        }
    }

    // MARK: Methods of an extension

    private var memberMethods: [ApplicationMethod] {
        events.indices.compactMap { index in
            guard let member = member(events[index]) else { return nil }
            // A declared writer of that name replaces the method.
            if writers.contains(where: { $0.signature.name == member.event.writerName }) { return nil }
            return method(writing: member, at: index)
        }
    }

    private func method(writing member: FamilyMember, at index: Int) -> ApplicationMethod {
        var builder = PayloadBuilder(member.payload, label: nil, self)
        var id: Int?
        if member.membership.id != .never {
            id = builder.add(
                "id",
                or: "partID",
                .string,
                member.membership.id == .always ? .required : .optional,
                "The part; later data of this kind and id replaces it."
            )
        }
        var transience = ApplicationMethod.Transience.unsaid
        switch member.membership.transient {
        case .never: break
        case .always: transience = .always
        case .optional:
            let doc = "Whether the client hands the data to a callback only and keeps no part."
            transience = .parameter(builder.add("transient", or: "isTransient", .bool, .optional, doc))
        }
        return ApplicationMethod(
            subject: .data(event: index),
            doc: member.event.doc,
            signature: WriterSignature(name: member.event.writerName, parameters: builder.parameters),
            payload: builder.payload,
            id: id,
            transience: transience
        )
    }

    private var metadataMethod: ApplicationMethod? {
        guard let metadata, case .structure(let structure) = types[metadata.update.index].shape,
            !structure.fields.isEmpty
        else { return nil }
        let builder = PayloadBuilder(structure, types[metadata.update.index].swiftType)
        return ApplicationMethod(
            subject: .metadata,
            doc: carriers.metadata?.replaces == true
                ? "Replaces the message's metadata." : "Merges what is given into the message's metadata.",
            signature: WriterSignature(name: "writeMetadata", parameters: builder.parameters),
            payload: builder.payload
        )
    }

    private var callMethods: [ApplicationMethod] {
        tools.enumerated().map { index, tool in
            var builder = PayloadBuilder(tool.input, label: "input", self)
            let id = builder.add("id", or: "callID", .string, .generated, "The new call.")
            return ApplicationMethod(
                subject: .call(tool: index),
                doc: tool.doc,
                signature: WriterSignature(
                    name: tool.writerName,
                    parameters: builder.parameters,
                    result: .toolCall(tool: index)
                ),
                payload: builder.payload,
                id: id
            )
        }
    }
}
