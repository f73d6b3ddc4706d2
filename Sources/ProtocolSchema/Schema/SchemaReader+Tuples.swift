extension SchemaReader {
    /// Reads the elements of a tuple, which are written like fields.
    mutating func tuple(_ node: YAMLNode) -> SchemaTuple {
        let elements = fields(node)
        if elements.isEmpty { report(.missingKey, "a tuple needs at least one element", at: node.range) }
        return SchemaTuple(elements: elements, range: node.range)
    }
}
