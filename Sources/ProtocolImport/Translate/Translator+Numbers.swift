import ProtocolSchema

extension Translator {
    /// A number with its bounds.
    func number(_ node: YAMLNode, isWhole: Bool) -> DraftValue {
        var value = DraftValue(type: .builtin(isWhole ? "int" : "double"))
        let bounds = ["minimum", "maximum"].map { Bound(node, $0, isWhole: isWhole, &value) }
        (value.constraints.min, value.constraints.max) = (bounds[0].text, bounds[1].text)
        if isWhole, node["format"]?.string == "uint64" || bounds.contains(where: { $0.isUnsigned }) {
            value.type = .builtin("uint")
        }
        let range = (value.constraints.min.flatMap(Double.init), value.constraints.max.flatMap(Double.init))
        if let min = range.0, let max = range.1, min > max {
            value.lose("no number is at least \(min) and at most \(max)")
            value.constraints = Constraints()
        }
        if value.type == .builtin("uint"), value.constraints.min?.hasPrefix("-") == true { value.constraints.min = nil }
        if let format = node["format"]?.string, !Self.numberFormats.contains(format) {
            value.lose("format: \(OneLine.text(format))")
        }
        return value
    }

    /// Formats that the types of the language imply.
    private static let numberFormats: Set<String> = ["int64", "uint64", "double"]
}

/// The least or the largest number.
private struct Bound {
    var text: String?
    /// Whether the number is larger than any signed integer.
    var isUnsigned = false

    /// Reads a bound and the exclusive one, which is a number or, before 2019, a flag.
    init(_ node: YAMLNode, _ key: String, isWhole: Bool, _ value: inout DraftValue) {
        let exclusive = node["exclusive" + Words.capitalized(key)]
        var limit = node[key]?.number
        var isExclusive = exclusive?.bool == true
        if let number = exclusive?.number, limit == nil || Self.isStricter(number, than: limit, key) {
            (limit, isExclusive) = (number, true)
        }
        guard let limit else { return }
        guard isWhole else {
            text = limit
            if isExclusive { value.lose("exclusive\(Words.capitalized(key)): \(OneLine.text(limit))") }
            return
        }
        let step = isExclusive ? (key == "minimum" ? 1 : -1) : 0
        if let number = Self.integer(limit), !number.addingReportingOverflow(step).overflow {
            text = String(number + step)
        } else if let number = UInt64(limit), !isExclusive {
            text = String(number)
            isUnsigned = true
        } else {
            value.lose("\(isExclusive ? "exclusive " : "")\(key): \(OneLine.text(limit))")
        }
    }

    private static func isStricter(_ number: String, than limit: String?, _ key: String) -> Bool {
        guard let number = Double(number), let limit = limit.flatMap(Double.init) else { return true }
        return key == "minimum" ? number >= limit : number <= limit
    }

    /// The whole number of a text such as `10` or `1e1`.
    private static func integer(_ text: String) -> Int? { Int(text) ?? Double(text).flatMap(Int.init(exactly:)) }
}

extension DraftValue {
    /// A length or a number of elements.
    func count(_ key: String, _ node: YAMLNode) -> Int? {
        node[key]?.number.flatMap { Int($0) ?? Double($0).flatMap(Int.init(exactly:)) }.flatMap { $0 >= 0 ? $0 : nil }
    }
}
