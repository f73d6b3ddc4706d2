import Foundation
import StreamInspection
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct TimelineTests {
    private static let call = [
        #"{"type":"start","messageId":"m"}"#, #"{"type":"start-step"}"#,
        #"{"type":"tool-input-start","toolCallId":"c","toolName":"tide"}"#,
        #"{"type":"tool-input-delta","toolCallId":"c","inputTextDelta":"{}"}"#,
        #"{"type":"tool-input-available","toolCallId":"c","toolName":"tide","input":{}}"#,
        #"{"type":"data-x","data":1}"#, #"{"type":"tool-output-available","toolCallId":"c","output":1}"#,
        #"{"type":"finish-step"}"#, #"{"type":"start-step"}"#, #"{"type":"text-start","id":"t"}"#,
        #"{"type":"text-delta","id":"t","delta":"ebb"}"#, #"{"type":"finish-step"}"#,
    ]

    private static func timeline(_ events: [String]) -> Timeline {
        let body = events.map { "data: \($0)\n\n" }.joined()
        return Timeline(RecordedStream(Array(body.utf8), of: .uiMessageStream), of: .uiMessageStream)
    }

    @Test("there is a lane with its events for the message, each part and each call")
    func hasALaneForEachPart() throws {
        let timeline = Self.timeline(Self.call)
        #expect(timeline.lanes.map(\.label) == ["message", "tide", "data-x", "text"])
        #expect(timeline.steps.map(\.begin) == [1, 8])
        #expect(timeline.steps.map(\.end) == [7, 11])
        let tool = timeline.lanes[1]
        #expect(tool.bars.map(\.state) == [.inputStreaming, .inputAvailable])
        #expect(tool.bars.map(\.begin) == [2, 4])
        #expect(tool.bars.map(\.end) == [4, 6])
        #expect(tool.marks.map(\.state) == [.done])
        #expect(timeline.lanes[3].bars.map(\.isLeftOpen) == [true])
        #expect(timeline.lanes[3].detail == "1 delta, not closed")
    }

    @Test("a call that waits for the client is open, but not marked as left open")
    func whatWaitsIsNotBlamed() {
        let lane = Self.timeline(Array(Self.call[...4])).lanes[1]
        #expect(lane.bars.map(\.isOpen) == [false, true])
        #expect(lane.bars.map(\.isLeftOpen) == [false, false])
        #expect(lane.detail == "input-available")
    }

    @Test("a timeline is drawn for a terminal")
    func isDrawnForATerminal() {
        let drawing = TerminalTimeline(Self.timeline(Self.call), width: 64, isColoured: false).text()
        #expect(
            drawing == """
                12 events, 2 steps, 1 tool call
                events  0               5               10
                steps      ├1────────────────────┤├2──────────┤
                message ──────────────────────────────────────» not closed
                tide c        ░░░░░░░▒▒▒▒▒▒▒ ✓                  output-available
                data-x                   ●
                text t                               ▂▂▂▂▂█▂▂▂» 1 delta, not cl…

                █ text  ░ input streaming  ▒ running  ✓ done  ● single event
                » not closed
                """
        )
    }

    @Test("colours are used only for terminals")
    func coloursAreForTerminals() throws {
        let coloured = TerminalTimeline(Self.timeline(Self.call), width: 80, isColoured: true).text()
        #expect(coloured.contains("\u{1B}[34m"))
        #expect(coloured.hasSuffix("not closed"))
        let run = try InspectRun("timeline", "Tests/Conformance/ai-sdk/tool-two-parallel-interleaved.sse")
        #expect(!run.output.contains("\u{1B}"))
        #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test(
        "every recording is drawn within the columns, and as well-formed XML",
        arguments: Recording.aiSDK + Recording.vel
    )
    func everyRecordingIsDrawn(_ recording: Recording) throws {
        let isVel = recording.path.hasSuffix(".jsonl")
        let timeline = Timeline(recording.stream, of: isVel ? .vel : .uiMessageStream)
        #expect(timeline.eventCount == recording.stream.frames.count { !$0.isDone })
        let drawing = TerminalTimeline(timeline, width: 72, isColoured: false).text()
        for line in drawing.split(separator: "\n") { #expect(PlainText.width(of: String(line)) <= 72, "\(line)") }
        let svg = SVGTimeline(timeline, title: recording.name).text()
        #expect(XMLParser(data: Data(svg.utf8)).parse(), "\(recording.name)")
    }

    @Test("names from the stream are always escaped in the drawing")
    func namesAreText() throws {
        let name = #"<script>&'\"]]>\u0000\u0007\ufffe\u202e"#
        let timeline = Self.timeline([
            #"{"type":"start"}"#, #"{"type":"start-step"}"#,
            #"{"type":"tool-input-start","toolCallId":"\#(name)","toolName":"\#(name)"}"#,
            #"{"type":"\#(name)"}"#,
        ])
        let svg = SVGTimeline(timeline, title: "a <b> & \"c\"\u{1}").text()
        #expect(XMLParser(data: Data(svg.utf8)).parse())
        #expect(!svg.contains("<script>"))
        #expect(svg.contains("&lt;script&gt;&amp;"))
        let drawing = TerminalTimeline(timeline, width: 80, isColoured: false).text()
        #expect(!drawing.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
    }

    @Test("a recording with times is drawn over time, and on request over its events")
    func isDrawnOverTime() throws {
        let workspace = try Workspace()
        let body =
            ": +0ms\n" + frames(Self.call[0]) + ": +500ms\n" + frames(Self.call[1]) + ": +2500ms\n"
            + frames(Self.call[2])
        let time = try workspace.run(["timeline", "-"], input: body)
        #expect(time.output.hasPrefix("3 events, 1 step, 1 tool call, 2.5 s\ntime "))
        let events = try workspace.run(["timeline", "-", "--by", "events"], input: body)
        #expect(events.output.contains("\nevents "))
        let svg = try workspace.run(["timeline", "-", "--svg", "out.svg"], input: body)
        #expect(svg.status == 0)
        #expect(svg.output.isEmpty)
        #expect(try workspace.read("out.svg").contains(">2.5 s</text>"))
    }

    @Test func anEmptyStreamIsDrawn() throws {
        let timeline = Self.timeline([])
        #expect(TerminalTimeline(timeline, width: 80, isColoured: false).text() == "0 events")
        #expect(XMLParser(data: Data(SVGTimeline(timeline, title: "empty").text().utf8)).parse())
    }

    @Test("lanes above the limit are counted instead of drawn")
    func lanesAreBounded() {
        let events = (0..<300).map { #"{"type":"text-start","id":"\#($0)"}"# }
        let drawing = TerminalTimeline(Self.timeline(events), width: 80, isColoured: false).text()
        #expect(drawing.contains("\nand 100 more lanes\n"))
    }

    @Test("a very long silence is drawn short, and its length is printed")
    func silencesAreDrawnShort() throws {
        let times = [0, 100, 200, 300_200, 300_300, 300_400]
        let body = times.map { ": +\($0)ms\ndata: {\"type\":\"data-x\",\"data\":1}\n\n" }.joined()
        let timeline = Timeline(RecordedStream(Array(body.utf8), of: .uiMessageStream), of: .uiMessageStream)
        let drawing = TerminalTimeline(timeline, width: 80, isColoured: false).text()
        #expect(drawing.hasPrefix("6 events, 5 min\n"))
        #expect(drawing.contains("\n● single event  ≈ silence of 5 min, drawn short"))
        let lane = try #require(drawing.split(separator: "\n").first { $0.hasPrefix("data-x") })
        #expect(lane.count { $0 == "●" } == 6)
        let svg = SVGTimeline(timeline, title: "silence").text()
        #expect(svg.contains(">5 min</text>"))
        #expect(svg.contains("5 min of silence, drawn short"))
    }

    @Test(
        "a gap is drawn short only if it is much longer than the rest",
        arguments: [[0, 1000, 2000, 3000], [0, 900, 910], [5000], [0, 4000, 4100], [0, 5000, 5001]]
    )
    func gapsAreDrawnAsTheyAre(_ times: [Int]) {
        let body = times.map { ": +\($0)ms\ndata: {\"type\":\"data-x\",\"data\":1}\n\n" }.joined()
        let timeline = Timeline(RecordedStream(Array(body.utf8), of: .uiMessageStream), of: .uiMessageStream)
        #expect(!TerminalTimeline(timeline, width: 80, isColoured: false).text().contains("≈"))
    }

    @Test("an answer to an approval request is on the lane of its call")
    func answersStandOnTheLaneOfTheCall() {
        let timeline = Self.timeline([
            #"{"type":"start"}"#, #"{"type":"tool-input-available","toolCallId":"c","toolName":"tide","input":{}}"#,
            #"{"type":"tool-approval-request","approvalId":"a","toolCallId":"c"}"#,
            #"{"type":"tool-approval-response","approvalId":"a","approved":true}"#,
            #"{"type":"tool-approval-response","approvalId":"nobody","approved":true}"#,
        ])
        #expect(timeline.lanes.map(\.label) == ["message", "tide", "tool-approval-response"])
        #expect(timeline.lanes[1].marks.map(\.event) == [3])
    }

    @Test("long names are cut to their column, and step numbers are printed whole or not at all")
    func namesStayInTheirColumn() throws {
        let name = String(repeating: "W", count: 60)
        var events = [#"{"type":"tool-input-start","toolCallId":"\#(name)","toolName":"\#(name)"}"#]
        events += (0..<40).flatMap { _ in [#"{"type":"start-step"}"#, #"{"type":"finish-step"}"#] }
        let svg = SVGTimeline(Self.timeline(events), title: name).text()
        #expect(svg.contains("<tspan class=\"name\">WWW"))
        #expect(!svg.contains("<tspan class=\"name\">WWWWWWWWWWWWW"))
        let drawing = TerminalTimeline(Self.timeline(events), width: 200, isColoured: false).text()
        let numbers = drawing.split(separator: "\n")[2].split { !$0.isNumber }.compactMap { Int($0) }
        #expect(numbers == numbers.sorted())
        #expect(Set(numbers).count == numbers.count)
    }
}
