extension SchemaReader {
    private typealias Value = CarriersModel.Carrier.Value

    /// Reads `applications`.
    mutating func carriers(_ entry: YAMLNode.Entry) -> SchemaCarriers? {
        guard var reader = mapping(entry.value, of: "'applications'") else { return nil }
        var carriers = SchemaCarriers(range: entry.keyRange)
        if let data = reader.take("data") {
            carriers.data = carrier(data.value, of: "'data'", [.name, .payload, .id, .isTransient])
        }
        if let metadata = reader.take("metadata") { carriers.metadata = self.metadata(metadata.value) }
        if let tools = reader.take("tools") { carriers.tools = self.tools(tools) }
        if let entry = reader.take("typescript") { carriers.typescript = typescript(entry.value) }
        reader.finish(into: &diagnostics)
        return carriers
    }

    private mutating func metadata(_ node: YAMLNode) -> SchemaCarriers.Metadata? {
        guard var reader = mapping(node, of: "'metadata'") else { return nil }
        let replaces = reader.take("replaces").flatMap { bool($0.value, of: "'replaces'") } ?? false
        let also = reader.take("also").map { names($0.value, of: "'also'") } ?? []
        return carrier(&reader, [.payload]).map {
            SchemaCarriers.Metadata(carrier: $0, also: also, replaces: replaces)
        }
    }

    private mutating func tools(_ entry: YAMLNode.Entry) -> SchemaCarriers.Tools? {
        guard var reader = mapping(entry.value, of: "'tools'") else { return nil }
        let id = reader.take("id").flatMap { self.name($0.value, of: "'id'") }
        let name = reader.take("name").flatMap { self.name($0.value, of: "'name'") }
        let call = reader.require("call", into: &diagnostics)
        let output = reader.require("output", into: &diagnostics)
            .flatMap { carrier($0.value, of: "'output'", [.id, .payload, .isPreliminary]) }
        let failure = reader.require("failure", into: &diagnostics)
            .flatMap { carrier($0.value, of: "'failure'", [.id, .failureText]) }
        let unfinished = reader.take("unfinished").flatMap { self.name($0.value, of: "'unfinished'") }
        reader.finish(into: &diagnostics)
        guard let call, let output, let failure else { return nil }
        return SchemaCarriers.Tools(
            id: id,
            name: name,
            call: calls(call.value),
            output: output,
            failure: failure,
            unfinished: unfinished?.value,
            callRange: call.keyRange
        )
    }

    /// One event or several; an event that needs no more than an id and a name is its name alone.
    private mutating func calls(_ node: YAMLNode) -> [SchemaCarriers.Carrier] {
        let nodes: [YAMLNode] = if case .sequence(let nodes) = node.content { nodes } else { [node] }
        return nodes.compactMap { node in
            if case .scalar = node.content {
                return name(node, of: "'call'").map { SchemaCarriers.Carrier(event: $0) }
            }
            return carrier(node, of: "'call'", [.id, .name, .payload])
        }
    }

    private mutating func carrier(_ node: YAMLNode, of subject: String, _ values: [Value]) -> SchemaCarriers.Carrier? {
        guard var reader = mapping(node, of: subject) else { return nil }
        return carrier(&reader, values)
    }

    private mutating func carrier(_ reader: inout MappingReader, _ values: [Value]) -> SchemaCarriers.Carrier? {
        let event = reader.require("event", into: &diagnostics).flatMap { name($0.value, of: "'event'") }
        let found = values.compactMap { value in
            reader.take(value.rawValue).map { entry in
                SchemaCarriers.Carrier.Value(value: value, fields: names(entry.value, of: "'\(value.rawValue)'"))
            }
        }
        let fixed = reader.take("with").map { fixedValues($0.value) } ?? []
        reader.finish(into: &diagnostics)
        return event.map { SchemaCarriers.Carrier(event: $0, values: found, fixed: fixed) }
    }

    private mutating func typescript(_ node: YAMLNode) -> CarriersModel.TypeScriptMessage? {
        guard var reader = mapping(node, of: "'typescript'") else { return nil }
        let type = reader.require("message", into: &diagnostics).flatMap { name($0.value, of: "'message'") }
        let module = reader.require("from", into: &diagnostics).flatMap { name($0.value, of: "'from'") }
        reader.finish(into: &diagnostics)
        guard let type, let module else { return nil }
        guard SwiftNames.isIdentifier(type.value) else {
            report(.invalidName, "'\(type.value)' cannot be a TypeScript type", at: type.range)
            return nil
        }
        return CarriersModel.TypeScriptMessage(type: type.value, module: module.value)
    }
}
