/// The events of a stream, drawn up in lanes: one for the message, one for each part and each tool call.
package struct Timeline: Sendable {
    /// The content of a lane, which decides how it is drawn.
    package enum Kind: String, Sendable, CaseIterable {
        case message
        case text
        case reasoning
        case tool
        /// Single events, such as sources and data.
        case single
        /// Events that cannot be read.
        case unreadable
    }

    /// The meaning of a stretch or a mark for its part.
    package enum State: String, Sendable, CaseIterable {
        /// The message is open.
        case open
        /// Text is growing.
        case text
        /// Reasoning is growing.
        case reasoning
        /// The input of a call is arriving.
        case inputStreaming = "input-streaming"
        /// A call is running.
        case inputAvailable = "input-available"
        /// A call waits for the user.
        case approvalRequested = "approval-requested"
        /// All is done.
        case done
        /// Something failed.
        case failed
        /// Something was refused or cut short.
        case stopped
        /// A single event.
        case single
    }

    /// A stretch of a lane, from one event to another.
    package struct Bar: Hashable, Sendable {
        /// The event that begins it.
        package var begin: Int
        /// The event that ends it, or the last one of the stream.
        package var end: Int
        /// The state of the part.
        package var state: State
        /// Whether nothing ended it.
        package var isOpen = true
        /// Whether nothing has to: a call may wait for the client beyond the end of the stream.
        package var mayStayOpen = false
        /// The events that carried something in it.
        package var ticks: [Int] = []

        /// Whether something should have ended it.
        package var isLeftOpen: Bool { isOpen && !mayStayOpen }
    }

    /// One event on a lane.
    package struct Mark: Hashable, Sendable {
        /// The event.
        package var event: Int
        /// The text.
        package var state: State
        /// The event's name.
        package var type: String
    }

    /// The events of one part.
    package struct Lane: Sendable {
        /// The content.
        package var kind: Kind
        /// The name.
        package var label: String
        /// The key that distinguishes it from others of its name; empty if there is none.
        package var key: String
        /// Its stretches in order.
        package var bars: [Bar] = []
        /// Its single events in order.
        package var marks: [Mark] = []
        /// How it ended: a few words.
        package var detail = ""
    }

    /// A step.
    package struct Step: Hashable, Sendable {
        /// The event that begins it.
        package var begin: Int
        /// The event that ends it, or the last one of the stream.
        package var end: Int
        /// Whether nothing ended it.
        package var isLeftOpen = true
    }

    /// The lanes, in the order in which they begin.
    package internal(set) var lanes: [Lane] = []
    /// The steps in order.
    package internal(set) var steps: [Step] = []
    /// The names of the events, in order; nil for one that cannot be read.
    package internal(set) var types: [String?] = []
    /// When each event arrived, in milliseconds; empty if the recording does not say.
    package internal(set) var arrivals: [Int] = []

    /// How many events there are.
    package var eventCount: Int { types.count }

    /// A summary in a line: `12 events, 2 steps, 340 ms`.
    package var summary: String {
        var pieces = [Self.count(eventCount, "event")]
        if !steps.isEmpty { pieces.append(Self.count(steps.count, "step")) }
        let calls = lanes.count { $0.kind == .tool }
        if calls > 0 { pieces.append(Self.count(calls, "tool call")) }
        let unreadable = lanes.first { $0.kind == .unreadable }?.marks.count ?? 0
        if unreadable > 0 { pieces.append("\(unreadable) unreadable") }
        if let last = arrivals.last { pieces.append(TimelineAxis.time(last)) }
        return pieces.joined(separator: ", ")
    }

    /// A number and a noun.
    static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    /// Lanes beyond these are left out of a drawing.
    static let laneLimit = 200
}
