import ProtocolSchema

/// Numbers for samples, within their bounds.
enum SampleNumber {
    static func integer(_ constraints: Constraints, isSigned: Bool, random: inout SampleRandom?) -> String {
        let least = constraints.min.flatMap { Double($0) }.map { $0.rounded(.up) }
        let most = constraints.max.flatMap { Double($0) }.map { $0.rounded(.down) }
        let edges =
            isSigned
            ? ["0", "-1", "42", "9007199254740993", "-9223372036854775808"] : ["0", "42", "18446744073709551615"]
        let wish = random.map { _ in edges[random?.below(edges.count) ?? 0] } ?? "12"
        return whole(clamped(wish, least, most))
    }

    static func double(_ constraints: Constraints, random: inout SampleRandom?) -> String {
        let edges = ["0.5", "-0.25", "1e-7", "3", "123456.75"]
        let wish = random.map { _ in edges[random?.below(edges.count) ?? 0] } ?? "0.5"
        return clamped(wish, constraints.min.flatMap { Double($0) }, constraints.max.flatMap { Double($0) })
    }

    /// The wish as written if it is within the bounds, else the bound it missed.
    private static func clamped(_ wish: String, _ least: Double?, _ most: Double?) -> String {
        guard let value = Double(wish) else { return wish }
        if let least, value < least { return "\(least)" }
        if let most, value > most { return "\(most)" }
        return wish
    }

    private static func whole(_ text: String) -> String {
        guard text.contains("."), let value = Double(text), let integer = Int64(exactly: value) else { return text }
        return String(integer)
    }
}
