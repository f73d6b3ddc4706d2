import AISDK
@_spi(Generated) import ProtocolSupport
import StreamRuntime
import Vel

/// Draws up the events of a stream by what the lifecycle says of them, however little they obey it.
struct TimelineBuilder<Stream: StreamProtocol> {
    private var timeline = Timeline()
    private var lanes: [LaneKey: Int] = [:]
    private var machines: [LaneKey: Int] = [:]
    /// The lanes of what later events may refer to.
    private var references: [UTF8Text: Int] = [:]
    private let lifecycle: LifecycleTable
    private let read: ([UInt8]) -> Stream.Event?
    private var scopes: [ScopeTable] { lifecycle.scopes }
    private var outermost: Int? { lifecycle.outermost }

    private struct LaneKey: Hashable {
        var name: String
        var key: UTF8Text
    }

    /// A builder by a lifecycle, which is that of the protocol unless it is known only at run time.
    init(
        lifecycle: LifecycleTable = Stream.lifecycle,
        read: @escaping ([UInt8]) -> Stream.Event? = { try? Stream.Event(json: $0) }
    ) {
        self.lifecycle = lifecycle
        self.read = read
    }

    /// The timeline of a recorded stream.
    func timeline(of stream: RecordedStream) -> Timeline {
        var builder = self
        let frames = stream.frames.filter { !$0.isDone }
        for frame in frames { builder.add(frame) }
        if stream.hasTimes { builder.timeline.arrivals = builder.rising(frames.map { $0.arrival ?? 0 }) }
        builder.end()
        return builder.timeline
    }

    /// Times that never go back, as those of a recording that was edited may.
    private func rising(_ times: [Int]) -> [Int] {
        var last = 0
        return times.map { time in
            last = max(last, time)
            return last
        }
    }

    private mutating func add(_ frame: RecordedFrame) {
        let index = timeline.types.count
        let json = Array(frame.data)
        guard let event = read(json) else {
            timeline.types.append(nil)
            mark(lane(.unreadable, "unreadable", ""), index, .failed, "unreadable")
            return
        }
        timeline.types.append(event.type)
        let fields = (try? JSONValue(json: json))?.objectValue ?? JSONObject()
        let roles = lifecycle.roles(inRow: event.lifecycleRow)
        let (key, reference) = (event.scopeKey ?? "", event.reference)
        let entry = Entry(index: index, type: event.type, key: key, reference: reference, fields: fields)
        if roles.contains(where: { if case .transition = $0 { true } else { false } }) {
            move(roles, entry)
        } else if let role = roles.first {
            add(role, entry)
        } else {
            mark(lane(.single, event.type, ""), index, .single, event.type)
        }
    }

    private struct Entry {
        var index: Int
        var type: String
        var key: String
        var reference: String?
        var fields: JSONObject
    }

    private mutating func add(_ role: EventRole, _ entry: Entry) {
        switch role {
        case .opens(let scope), .continues(let scope), .closes(let scope), .ends(let scope), .resets(let scope):
            if scope == outermost {
                addToMessage(role, entry)
            } else if scopes[scope].isKeyed {
                addToPart(role, scope, entry)
            } else {
                addToStep(role, entry)
            }
        case .refers:
            let known = entry.reference.flatMap { references[UTF8Text($0)] }
            mark(known ?? lane(.single, entry.type, ""), entry.index, .single, entry.type)
        case .single, .noted: mark(lane(.single, entry.type, ""), entry.index, .single, entry.type)
        case .transition: break
        }
    }
}

// The message and its steps.
extension TimelineBuilder {
    private mutating func addToMessage(_ role: EventRole, _ entry: Entry) {
        let lane = lane(.message, "message", "")
        switch role {
        case .opens:
            if timeline.lanes[lane].bars.last?.isOpen != true { open(lane, entry.index, .open) }
            if let id = entry.fields["messageId"]?.stringValue { timeline.lanes[lane].detail = id }
        default:
            let state: Timeline.State = entry.type == "error" ? .failed : entry.type == "abort" ? .stopped : .done
            close(lane, entry.index)
            mark(lane, entry.index, state, entry.type)
            if state != .done || timeline.lanes[lane].detail.isEmpty { timeline.lanes[lane].detail = entry.type }
        }
    }

    private mutating func addToStep(_ role: EventRole, _ entry: Entry) {
        switch role {
        case .opens: timeline.steps.append(Timeline.Step(begin: entry.index, end: entry.index))
        case .closes, .ends:
            guard let last = timeline.steps.indices.last, timeline.steps[last].isLeftOpen else { return }
            timeline.steps[last].end = entry.index
            timeline.steps[last].isLeftOpen = false
        default:
            mark(lane(.single, entry.type, ""), entry.index, .stopped, entry.type)
        }
    }
}

// Parts that grow.
extension TimelineBuilder {
    private mutating func addToPart(_ role: EventRole, _ scope: Int, _ entry: Entry) {
        let name = scopes[scope].name
        let kind = Timeline.Kind(rawValue: name) ?? .text
        let lane = lane(kind, name, entry.key)
        let state: Timeline.State = kind == .reasoning ? .reasoning : .text
        let isOpen = timeline.lanes[lane].bars.last?.isOpen == true
        switch role {
        case .opens: open(lane, entry.index, state)
        case .continues where isOpen:
            timeline.lanes[lane].bars[timeline.lanes[lane].bars.count - 1].ticks.append(entry.index)
        case .closes where isOpen: close(lane, entry.index)
        default: mark(lane, entry.index, .failed, entry.type)
        }
    }

    private mutating func open(_ lane: Int, _ index: Int, _ state: Timeline.State) {
        timeline.lanes[lane].bars.append(Timeline.Bar(begin: index, end: index, state: state))
    }

    private mutating func close(_ lane: Int, _ index: Int) {
        guard let last = timeline.lanes[lane].bars.indices.last, timeline.lanes[lane].bars[last].isOpen else { return }
        timeline.lanes[lane].bars[last].end = index
        timeline.lanes[lane].bars[last].isOpen = false
    }

    private mutating func mark(_ lane: Int, _ index: Int, _ state: Timeline.State, _ type: String) {
        timeline.lanes[lane].marks.append(Timeline.Mark(event: index, state: state, type: type))
    }

    private mutating func lane(_ kind: Timeline.Kind, _ label: String, _ key: String) -> Int {
        let name = LaneKey(name: "\(kind.rawValue) \(kind == .tool ? "" : label)", key: UTF8Text(key))
        if let lane = lanes[name] { return lane }
        timeline.lanes.append(Timeline.Lane(kind: kind, label: label, key: key))
        lanes[name] = timeline.lanes.count - 1
        return timeline.lanes.count - 1
    }
}

// Calls.
extension TimelineBuilder {
    private mutating func move(_ roles: [EventRole], _ entry: Entry) {
        let toolName = entry.fields["toolName"]?.stringValue
        let lane = lane(.tool, toolName ?? "tool", entry.key)
        if let toolName { timeline.lanes[lane].label = toolName }
        if let reference = entry.reference { references[UTF8Text(reference)] = lane }
        guard let (scope, target) = target(of: roles, entry.key),
            case .machine(let states) = scopes[scope].kind, states.indices.contains(target)
        else { return }
        enter(states[target], lane, entry)
    }

    /// Where the call goes, be it allowed or not.
    private mutating func target(of roles: [EventRole], _ key: String) -> (scope: Int, state: Int)? {
        var found: (scope: Int, state: Int)?
        for case .transition(let scope, let from, let to) in roles {
            found = (scope, to)
            if machines[LaneKey(name: scopes[scope].name, key: UTF8Text(key))] == from { break }
        }
        if let found { machines[LaneKey(name: scopes[found.scope].name, key: UTF8Text(key))] = found.state }
        return found
    }

    private mutating func enter(_ target: StateTable, _ lane: Int, _ entry: Entry) {
        let name = target.name
        timeline.lanes[lane].detail = name
        let last = timeline.lanes[lane].bars.last
        switch name {
        case "output-available", "output-error", "output-denied":
            // An output that is only preliminary leaves the call running.
            if entry.fields["preliminary"]?.boolValue == true, last?.isOpen == true {
                timeline.lanes[lane].bars[timeline.lanes[lane].bars.count - 1].ticks.append(entry.index)
                return
            }
            close(lane, entry.index)
            mark(
                lane,
                entry.index,
                name == "output-error" ? .failed : name == "output-denied" ? .stopped : .done,
                entry.type
            )
        default:
            let state = Timeline.State(rawValue: name) ?? .inputAvailable
            if let last, last.isOpen, last.state == state {
                timeline.lanes[lane].bars[timeline.lanes[lane].bars.count - 1].ticks.append(entry.index)
            } else {
                close(lane, entry.index)
                open(lane, entry.index, state)
                timeline.lanes[lane].bars[timeline.lanes[lane].bars.count - 1].mayStayOpen = target.mayStayOpen
            }
        }
    }
}

// The end.
extension TimelineBuilder {
    private mutating func end() {
        let last = max(0, timeline.types.count - 1)
        for index in timeline.steps.indices where timeline.steps[index].isLeftOpen {
            let next = index + 1 < timeline.steps.count ? timeline.steps[index + 1].begin : last
            timeline.steps[index].end = next
        }
        for lane in timeline.lanes.indices {
            for bar in timeline.lanes[lane].bars.indices where timeline.lanes[lane].bars[bar].isOpen {
                timeline.lanes[lane].bars[bar].end = last
            }
            describe(lane)
        }
    }

    private mutating func describe(_ index: Int) {
        let lane = timeline.lanes[index]
        let isLeftOpen = lane.bars.last?.isLeftOpen == true
        switch lane.kind {
        case .text, .reasoning:
            let count = lane.bars.reduce(0) { $0 + $1.ticks.count }
            timeline.lanes[index].detail = Timeline.count(count, "delta") + (isLeftOpen ? ", not closed" : "")
        case .single, .unreadable:
            timeline.lanes[index].detail = lane.marks.count > 1 ? "\(lane.marks.count) times" : ""
        case .message:
            if isLeftOpen { timeline.lanes[index].detail = "not closed" }
        case .tool: break
        }
    }
}

extension Timeline {
    /// The timeline of a recorded stream.
    package init(_ stream: RecordedStream, of inspected: InspectedProtocol) {
        switch inspected {
        case .uiMessageStream: self = TimelineBuilder<UIMessageStream>().timeline(of: stream)
        case .vel: self = TimelineBuilder<VelStream>().timeline(of: stream)
        }
    }
}
