import ArgumentParser
import Foundation
import StreamInspection

/// Records a live stream.
struct RecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record the stream of a server's answer, with the arrival times of its events.",
        discussion: """
            stream-inspect record http://localhost:8080/chat --data @in.json --out a.sse
            stream-inspect record http://localhost:8080/chat/42 --out resumed.sse

            With data the request is a POST, else a GET. The file holds the body of the response, byte for byte, and in front of each \
            event a comment line such as ': +123ms', the time since the request was sent. Comments are part of the standard for \
            server-sent events, so the file is still a stream that every client reads.
            """
    )

    @Argument(help: "The address.")
    var url: String

    @Option(
        name: .customLong("out"),
        help: ArgumentHelp("The file to write; '-' is standard output.", valueName: "file")
    )
    var outputFile: String

    @Option(
        help: ArgumentHelp(
            "The body to post: JSON, or '@' and the name of a file; '@-' is standard input.",
            valueName: "json"
        )
    )
    var data: String?

    @Option(
        name: .customLong("header"),
        help: ArgumentHelp("A header of the request; repeatable.", valueName: "name: value")
    )
    var headers: [String] = []

    @Flag(help: "Replace an existing file.")
    var overwrite = false

    @Option(help: ArgumentHelp("The time to wait for the next bytes.", valueName: "seconds"))
    var timeout = 300

    func validate() throws {
        _ = try address
        for header in headers { _ = try Self.field(header) }
        if timeout < 1 { throw ValidationError("--timeout must be at least 1 second") }
    }

    func run() async throws {
        do {
            try await record()
        } catch let failure as CommandError {
            Console.message("error: \(failure)")
            throw ExitCode(1)
        }
    }

    private func record() async throws {
        // Checked before the request, which may cost money.
        try overwrite ? OutputFile.checkFolder(of: outputFile) : OutputFile.refuseToReplace(outputFile)
        var request = LiveRequest(url: try address, timeout: timeout)
        if let data { request.post(try Self.body(data)) }
        for header in headers {
            let (name, value) = try Self.field(header)
            request.set(name, to: value)
        }
        let response = try await request.send()
        if response.status == 204 {
            throw CommandError(
                "the server answered with status 204: it has nothing to send, such as no stream to resume"
            )
        }
        let file = try OutputFile(outputFile)
        var recorder = ArrivalRecorder()
        var byteCount = 0
        var beginning: [UInt8] = []
        do {
            for try await chunk in response.chunks {
                byteCount += chunk.bytes.count
                if beginning.count < Self.lookedAt { beginning += chunk.bytes.prefix(Self.lookedAt) }
                try file.write(recorder.append(chunk.bytes, at: chunk.milliseconds))
            }
        } catch let failure as CommandError {
            // Everything that arrived is kept, including the beginning of an event.
            try file.write(recorder.finish())
            throw failure
        }
        try file.write(recorder.finish())
        let target = outputFile == "-" ? "standard output" : outputFile
        let frames = recorder.frameCount == 1 ? "1 frame" : "\(recorder.frameCount) frames"
        Console.message("recorded \(frames), \(byteCount) bytes, to \(target)")
        if recorder.frameCount == 0 {
            Console.message("note: the response (\(response.contentType)) holds no server-sent event")
            if let format = ForeignFormat(beginning) { Console.message("note: \(format)\nhint: \(format.hint)") }
        }
    }

    /// The number of bytes from which a format is recognised.
    private static let lookedAt = 4096

    private var address: URL {
        get throws {
            guard let url = URL(string: url), url.scheme == "http" || url.scheme == "https", url.host != nil else {
                throw ValidationError(
                    "'\(self.url)' is not an address; expected one such as http://localhost:8080/api/chat"
                )
            }
            return url
        }
    }

    private static func field(_ header: String) throws -> (name: String, value: String) {
        guard let colon = header.firstIndex(of: ":"), colon != header.startIndex,
            !header.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }), !header[..<colon].contains(" ")
        else {
            throw ValidationError(
                "'\(PlainText.printable(header))' is not a header; expected one such as 'Authorization: Bearer …'"
            )
        }
        return (String(header[..<colon]), header[header.index(after: colon)...].trimmingCharacters(in: .whitespaces))
    }

    private static func body(_ data: String) throws -> [UInt8] {
        data.hasPrefix("@") ? try InputFile(String(data.dropFirst())).bytes : Array(data.utf8)
    }
}
