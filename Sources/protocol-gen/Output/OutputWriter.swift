/// Writes the files of a plan, and counts them.
package struct OutputWriter {
    /// Files that were written, because they were missing or differed.
    package private(set) var written: [String] = []
    /// Files that were removed, because the plan does not contain them.
    package private(set) var removed: [String] = []
    /// The number of files that were already up to date.
    package private(set) var unchanged = 0

    /// The number of files from which on progress is shown.
    private static let progressThreshold = 200

    /// Creates a writer.
    package init() {}

    /// Writes each file that differs atomically, then removes orphans.
    package mutating func write(_ plan: OutputPlan) throws {
        let stale = try staleFiles(of: plan)
        unchanged += plan.files.count - stale.count
        var folders: Set<Substring> = []
        for (index, file) in stale.enumerated() {
            if stale.count >= Self.progressThreshold, index % 50 == 0 {
                Console.progress("writing \(index) of \(stale.count)")
            }
            let folder = file.path.prefix(upTo: file.path.lastIndex(of: "/") ?? file.path.startIndex)
            if folders.insert(folder).inserted { try FileSystem.createFolder(of: file.path) }
            try FileSystem.replace(file.path, with: Array(file.text.utf8))
            written.append(file.path)
        }
        for path in try plan.orphans() {
            try FileSystem.remove(path)
            removed.append(path)
        }
    }

    /// The files that are missing or differ; throws, before anything is written, if one of them was not generated.
    private func staleFiles(of plan: OutputPlan) throws -> [OutputPlan.File] {
        try plan.files.filter { file in
            guard let old = try FileSystem.read(file.path) else { return true }
            if old.elementsEqual(file.text.utf8) { return false }
            if !old.isEmpty, !GeneratedMark.isGenerated(old) { throw OutputError.notGenerated(file.path) }
            return true
        }
    }

    /// A summary of the work, in a few lines.
    package var summary: String {
        var lines: [String] = []
        let shown = 12
        for path in written.prefix(shown) { lines.append("wrote   \(path)") }
        if written.count > shown { lines.append("wrote   \(written.count - shown) more") }
        for path in removed { lines.append("removed \(path)") }
        lines.append("wrote \(written.count), unchanged \(unchanged), removed \(removed.count)")
        return lines.joined(separator: "\n")
    }
}
