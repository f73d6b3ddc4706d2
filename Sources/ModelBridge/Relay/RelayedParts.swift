/// The texts of a turn, or its reasoning: which are open, and under which ids they are written.
///
/// A provider may use an id twice, for which clients have one part. The second part gets another id, which its deltas and its
/// end follow.
struct RelayedParts: Sendable {
    /// The ids in use, in the order in which the parts began.
    private(set) var open: [String] = []
    private var ids: [String: String] = [:]
    /// The part that began last, which most deltas continue.
    private var newest: (id: String, written: String)?
    private var isFirst = true
    private var stuck: ModelPart.Metadata?

    /// Begins a part; returns the id to write it under.
    mutating func start(_ id: String, _ makeID: () -> String) -> String {
        let written = ids[id] == nil ? id : makeID()
        if !ids.isEmpty { isFirst = false }
        ids[id] = written
        open.append(written)
        newest = (id, written)
        return written
    }

    /// The id that the newest part of this id is written under.
    func current(_ id: String) -> String { ids[id] ?? id }

    /// The id that the open part of this id is written under; nil if none is open.
    func openID(_ id: String) -> String? {
        if let newest, newest.id == id { return newest.written }
        guard let written = ids[id], open.contains(written) else { return nil }
        return written
    }

    /// Ends a part; returns the id that it was written under.
    mutating func end(_ id: String) -> String {
        let written = current(id)
        open.removeAll { $0 == written }
        if newest?.id == id { newest = nil }
        return written
    }

    /// The metadata of a delta: within the first part, those that were seen last go on.
    mutating func sticking(_ metadata: ModelPart.Metadata?) -> ModelPart.Metadata? {
        guard isFirst else { return metadata }
        if let metadata { stuck = metadata }
        return stuck
    }
}
