import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

/// Where the parts of a message are that events ask for, so that none has to look at all of them.
struct PartPlaces: Sendable {
    /// Which calls are meant.
    enum Kind: Sendable {
        case staticCall, dynamicCall
    }

    private struct ToolPartKey: Hashable, Sendable {
        var kind: Kind
        var id: UTF8Text
    }

    private struct DataKey: Hashable, Sendable {
        var name: UTF8Text
        var id: UTF8Text
    }

    /// The first place after the last `step-start`.
    private(set) var stepBegin = 0
    /// The places of the calls with an id, in rising order.
    private var calls: [ToolPartKey: [Int]] = [:]
    /// The first data part with a name and an id.
    private var data: [DataKey: Int] = [:]
    /// The places of calls that ask for an approval, or once did, in rising order.
    private var approvals: [UTF8Text: [Int]] = [:]

    /// Creates places for parts that are there already.
    init(_ parts: [UIMessageStream.UIMessagePart]) {
        for (place, part) in parts.enumerated() { add(part, at: place) }
    }

    /// Notes a part that was appended.
    mutating func add(_ part: UIMessageStream.UIMessagePart, at place: Int) {
        switch part {
        case .stepStart: stepBegin = place + 1
        case .tool(let call): add(.staticCall, call, at: place)
        case .dynamicTool(let call): add(.dynamicCall, call, at: place)
        case .data(let part):
            guard let id = part.id else { return }
            let key = DataKey(name: UTF8Text(part.name), id: UTF8Text(id))
            if data[key] == nil { data[key] = place }
        default: break
        }
    }

    private mutating func add(_ kind: Kind, _ call: some MessageToolPart, at place: Int) {
        calls[ToolPartKey(kind: kind, id: UTF8Text(call.toolCallID)), default: []].append(place)
        if let approval = call.approval { addApproval(approval.id, at: place) }
    }

    /// Notes that the call at `place` asks for an approval.
    mutating func addApproval(_ id: String, at place: Int) {
        var places = approvals.removeValue(forKey: UTF8Text(id)) ?? []
        let index = Self.firstIndex(in: places, from: place)
        if index == places.count || places[index] != place { places.insert(place, at: index) }
        approvals[UTF8Text(id)] = places
    }

    /// Forgets the parts from `count` on, which are about to be removed.
    mutating func remove(_ removed: ArraySlice<UIMessageStream.UIMessagePart>) {
        let count = removed.startIndex
        for part in removed {
            switch part {
            case .tool(let call): remove(.staticCall, call, from: count)
            case .dynamicTool(let call): remove(.dynamicCall, call, from: count)
            case .data(let part):
                guard let id = part.id else { continue }
                let key = DataKey(name: UTF8Text(part.name), id: UTF8Text(id))
                if let place = data[key], place >= count { data[key] = nil }
            default: break
            }
        }
    }

    private mutating func remove(_ kind: Kind, _ call: some MessageToolPart, from count: Int) {
        let key = ToolPartKey(kind: kind, id: UTF8Text(call.toolCallID))
        Self.cut(&calls[key, default: []], count)
        if calls[key]?.isEmpty ?? false { calls[key] = nil }
        if let approval = call.approval { Self.cut(&approvals[UTF8Text(approval.id), default: []], count) }
    }

    private static func cut(_ places: inout [Int], _ count: Int) {
        while let last = places.last, last >= count { places.removeLast() }
    }

    /// The first index whose place is not before `place`.
    private static func firstIndex(in places: [Int], from place: Int) -> Int {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension PartPlaces {
    /// The first call of the whole message.
    func firstCall(_ id: String, _ kinds: [Kind]) -> Int? {
        kinds.compactMap { calls[ToolPartKey(kind: $0, id: UTF8Text(id))]?.first }.min()
    }

    /// The first call of the current step.
    func firstCallOfStep(_ id: String, _ kinds: [Kind]) -> Int? {
        kinds.compactMap { kind -> Int? in
            guard let places = calls[ToolPartKey(kind: kind, id: UTF8Text(id))] else { return nil }
            let index = Self.firstIndex(in: places, from: stepBegin)
            return index < places.count ? places[index] : nil
        }.min()
    }

    /// The last call of the whole message.
    func newestCall(_ id: String, _ kinds: [Kind]) -> Int? {
        kinds.compactMap { calls[ToolPartKey(kind: $0, id: UTF8Text(id))]?.last }.max()
    }

    /// The first data part with that name and id.
    func data(_ name: String, _ id: String) -> Int? {
        data[DataKey(name: UTF8Text(name), id: UTF8Text(id))]
    }

    /// The first call that asks for an approval.
    mutating func approval(_ id: String, in parts: [UIMessageStream.UIMessagePart]) -> Int? {
        guard let noted = approvals[UTF8Text(id)] else { return nil }
        let index = noted.firstIndex { place in
            // A reset may have removed a call that asked for this approval before it asked for another.
            place < parts.count && (parts[place].call?.approval.map { UTF8Text.areSame($0.id, id) } ?? false)
        }
        // Calls that ask for another approval by now are noted again if they come back to this one.
        if let index, index > 0 { approvals[UTF8Text(id)]?.removeFirst(index) }
        return index.map { noted[$0] }
    }
}
