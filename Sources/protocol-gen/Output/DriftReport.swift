/// The differences between the files on disk and those of a plan.
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

    /// The differences as lines of text.
    package var text: String { lines.map { $0 + "\n" }.joined() }

    private mutating func report(_ file: OutputPlan.File, _ old: [UInt8]) {
        let found = String(decoding: old, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let expected = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        let number = zip(found, expected).prefix { $0 == $1 }.count
        let lineFound = number < found.count ? found[number] : nil
        let lineExpected = number < expected.count ? expected[number] : nil
        let common = zip(lineFound ?? "", lineExpected ?? "").prefix { $0 == $1 }.count
        lines.append("stale    \(file.path):\(number + 1)")
        lines.append("           is        \(shown(lineFound, from: common))")
        lines.append("           should be \(shown(lineExpected, from: common))")
    }

    /// The number of characters shown before the first that differs, and in total.
    private static let (lead, width) = (40, 100)

    /// Returns the part of a line around the first character that differs, without control characters.
    private func shown(_ line: Substring?, from difference: Int) -> String {
        guard let line else { return "the end of the file" }
        let start = difference + Self.lead < Self.width ? 0 : difference - Self.lead
        let rest = line.dropFirst(start)
        let text = rest.prefix(Self.width).unicodeScalars.map {
            $0.properties.generalCategory == .control ? "\u{FFFD}" : String($0)
        }
        return (start > 0 ? "…" : "") + text.joined() + (rest.count > Self.width ? "…" : "")
    }
}
