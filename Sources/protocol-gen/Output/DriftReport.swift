/// How files differ from what a plan asks for.
package struct DriftReport {
    private var lines: [String] = []

    /// Compares every file of a plan; writes nothing.
    package init(_ plan: OutputPlan) throws {
        for file in plan.files {
            guard let old = try FileSystem.read(file.path) else {
                lines.append("missing  \(file.path)")
                continue
            }
            if !old.elementsEqual(file.text.utf8) { report(file, old) }
        }
        for path in try plan.orphans() { lines.append("orphaned \(path)") }
    }

    /// Whether nothing differs.
    package var isEmpty: Bool { lines.isEmpty }

    /// The differences, a line each.
    package var text: String { lines.map { $0 + "\n" }.joined() }

    private mutating func report(_ file: OutputPlan.File, _ old: [UInt8]) {
        let found = String(decoding: old, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let expected = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        let number = zip(found, expected).prefix { $0 == $1 }.count
        lines.append("stale    \(file.path):\(number + 1)")
        lines.append("           is        \(number < found.count ? shown(found[number]) : "the end of the file")")
        lines.append(
            "           should be \(number < expected.count ? shown(expected[number]) : "the end of the file")"
        )
    }

    /// The line, cut and without anything that a terminal would obey.
    private func shown(_ line: Substring) -> String {
        let text = line.unicodeScalars.prefix(100).map {
            $0.properties.generalCategory == .control ? "\u{FFFD}" : String($0)
        }
        return text.joined()
    }
}
