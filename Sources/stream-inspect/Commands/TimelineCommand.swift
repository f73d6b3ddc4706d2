import ArgumentParser
import SchemaInspection
import StreamInspection

extension TimelineAxis.Measure: ExpressibleByArgument {}

/// Draws a stream over time.
struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Draw a stream over time, with a lane for each part and each tool call.",
        discussion: """
            stream-inspect timeline answer.sse
            stream-inspect timeline answer.sse --svg answer.svg
            stream-inspect timeline answer.sse --schema chat.protocol.yaml

            A recording that says when its events arrived, as 'stream-inspect record' makes them, is drawn over time. A silence that would \
            leave no room for the rest is drawn short.
            """
    )

    @OptionGroup var recording: RecordingOptions

    @Option(help: "The horizontal axis: 'events' in their order, or 'time', if the recording has times.")
    var by: TimelineAxis.Measure?

    @Option(help: "The number of columns of the drawing. Default: those of the terminal, or 80.")
    var width: Int?

    @Option(
        name: .customLong("svg"),
        help: ArgumentHelp(
            "Write an SVG drawing to this file instead of drawing in the terminal; '-' is standard output.",
            valueName: "file"
        )
    )
    var drawing: String?

    @Option(help: "The title of the SVG drawing. Default: the name of the file.")
    var title: String?

    func validate() throws {
        if title != nil, drawing == nil { throw ValidationError("--title needs --svg") }
        if let width, !(40...1000).contains(width) { throw ValidationError("--width must be between 40 and 1000") }
    }

    /// The timeline of the stream, by the protocol or by the schema.
    private func drawnUp() throws -> (Timeline, InputFile) {
        if let schema = try recording.inspectedSchema() {
            let (stream, input) = try recording.stream(of: schema)
            return (Timeline(stream, tables: schema.tables), input)
        }
        let (stream, input) = try recording.recognizedStream()
        return (Timeline(stream, of: recording.inspected), input)
    }

    func run() throws {
        try CommandError.reported {
            let (timeline, input) = try drawnUp()
            if by == .time, timeline.arrivals.isEmpty {
                throw CommandError(
                    "\(input.name): the recording does not say when its events arrived; draw it --by events, or record it with "
                        + "'stream-inspect record'"
                )
            }
            guard let drawing else {
                let width = width ?? Console.width
                let isColoured = Console.isColoured
                return try Console.output(
                    TerminalTimeline(timeline, by: by, width: width, isColoured: isColoured).text()
                )
            }
            let svg = SVGTimeline(timeline, by: by, title: title ?? input.fileName).text()
            try OutputFile.refuseToReplace(drawing, unlessItBeginsWith: "<svg")
            try OutputFile(drawing).write(Array(svg.utf8))
        }
    }
}
