import Foundation
import StreamInspection
import Testing

@Suite struct RecordTests {
    private static let body =
        "\u{FEFF}: hello\r\n\r\ndata: {\"type\":\"start\"}\r\n\r\n: ping\n\nevent: x\ndata: [DONE]\n\ndata: cut"

    /// Returns the recording of `body` in pieces that arrive ten milliseconds apart.
    private func recorded(_ size: Int) -> (text: String, frameCount: Int) {
        var recorder = ArrivalRecorder()
        var kept: [UInt8] = []
        var rest = Array(Self.body.utf8)[...]
        var time = 0
        while !rest.isEmpty {
            time += 10
            kept += recorder.append(Array(rest.prefix(size)), at: time)
            rest = rest.dropFirst(size)
        }
        kept += recorder.finish()
        return (String(decoding: kept, as: UTF8.self), recorder.frameCount)
    }

    @Test(
        "each frame has a stamp before it, and the other bytes do not change",
        arguments: [1, 2, 3, 5, 7, 16, 1000]
    )
    func stampsStandInFrontOfFrames(_ size: Int) {
        let (text, count) = recorded(size)
        #expect(count == 2)
        #expect(text.contains(/: \+\d+ms\ndata: {"type":"start"}\r\n/))
        #expect(text.contains(/: \+\d+ms\nevent: x\n/))
        // Unicode takes CR LF for one character, which hides the stamp after it from a pattern.
        let bytes = text.utf8.split(separator: 10, omittingEmptySubsequences: false).filter {
            !$0.starts(with: Array(": +".utf8))
        }
        #expect(Array(bytes.joined(separator: [10])) == Array(Self.body.utf8))
    }

    @Test("the arrival times are read from a recording", arguments: [1, 3, 1000])
    func timesAreReadBack(_ size: Int) throws {
        let stream = RecordedStream(Array(recorded(size).text.utf8), of: .uiMessageStream)
        #expect(stream.frames.count == 2)
        #expect(stream.hasTimes)
        // A frame is complete at the end of its blank line, or at the carriage return if that line ends in CR LF;
        // its time is that of the piece with this byte.
        for (frame, end) in zip(stream.frames, ["}\r\n\r\n", "[DONE]\n\n"]) {
            let place = try #require(Self.body.utf8Range(of: end)).upperBound
            let times = [place - 1, place].map { ($0 + size - 1) / size * 10 }
            #expect(times.contains(try #require(frame.arrival)))
        }
    }

    @Test(
        "a comment that only resembles a stamp is not read as one",
        arguments: [": +ms", ": +1s", ": 12ms", ": +-5ms", ": +99999999999ms", "+5ms"]
    )
    func whatLooksLikeAStamp(_ line: String) {
        let stream = RecordedStream(Array((line + "\ndata: {}\n\n").utf8), of: .uiMessageStream)
        #expect(stream.frames.count == 1)
        #expect(!stream.hasTimes)
    }

    @Test("bytes that are not a stream of events are recorded unchanged")
    func otherBytesArePassedOn() {
        var recorder = ArrivalRecorder(frameLimit: 100)
        let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 300)
        #expect(recorder.append(bytes, at: 1) + recorder.append(bytes, at: 2) + recorder.finish() == bytes + bytes)
    }

    @Test("a response is recorded while it arrives, and the request has the given options")
    func keepsALiveResponse() async throws {
        let workspace = try Workspace()
        let server = try LocalServer()
        let pipe = workspace.folder.appending(path: "out").path()
        #expect(mkfifo(pipe, 0o600) == 0)
        let address = "http://127.0.0.1:\(server.port)/api/chat"
        let arguments = [
            "record", address, "--data", #"{"id":1}"#, "--header", "X-Kind: tide", "--out", pipe, "--timeout", "60",
        ]
        async let run = blocking { try InspectRun(arguments) }
        let connection = try await blocking { try server.accept() }
        #expect(connection.request.hasPrefix("POST /api/chat HTTP/1.1\r\n"))
        #expect(connection.request.lowercased().contains("\r\nx-kind: tide\r\n"))
        #expect(connection.request.lowercased().contains("\r\ncontent-type: application/json\r\n"))
        #expect(connection.request.hasSuffix(#"{"id":1}"#))
        connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
        connection.send("data: {\"type\":\"start\"}\n\ndata: {\"type\"")
        // The first event is recorded before the second one is sent.
        let first = try await blocking { try Self.read(pipe, until: "{\"type\":\"start\"}") }
        connection.send(":\"finish\"}\n\n")
        connection.close()
        let rest = try first.file.readToEnd().map { String(decoding: $0, as: UTF8.self) } ?? ""
        let text = first.text + rest
        #expect(try await run.status == 0)
        #expect(
            text.wholeMatch(of: /: \+\d+ms\ndata: {"type":"start"}\n\n: \+\d+ms\ndata: {"type":"finish"}\n\n/) != nil,
            "\(text)"
        )
    }

    @Test(
        "reports the status and the received text of a refusal",
        arguments: [
            ("503 Busy\r\nContent-Length: 9\r\n\r\ncome back", true, "503: come back"),
            ("500 No\r\nContent-Length: 40\r\n\r\n{\n  \"error\": \"bo", true, #"500: { "error": "bo"#),
            ("500 No\r\nContent-Length: 40\r\n\r\nboom", false, "500: boom"),
            ("500 No\r\nContent-Length: 0\r\n\r\n", true, "500, and says nothing more"),
            ("204 Nothing\r\n\r\n", true, "204: it has nothing to send, such as no stream to resume"),
        ]
    )
    func saysWhatTheServerSays(_ response: String, endsItself: Bool, expected: String) async throws {
        let workspace = try Workspace()
        let server = try LocalServer()
        let out = workspace.folder.appending(path: "out").path()
        let address = "http://127.0.0.1:\(server.port)/"
        async let run = blocking { try InspectRun("record", address, "--out", out, "--timeout", "60") }
        let connection = try await blocking { try server.accept() }
        #expect(connection.request.hasPrefix("GET / HTTP/1.1\r\n"))
        connection.send("HTTP/1.1 \(response)")
        if endsItself { connection.close() }
        let result = try await run
        connection.close()
        #expect(result.status == 1)
        #expect(result.messages == "error: the server answered with status \(expected)\n")
        #expect(!FileManager.default.fileExists(atPath: out))
    }

    @Test("reports the type of a recording that is not a stream of events")
    func saysWhatWasRecorded() async throws {
        let workspace = try Workspace()
        let server = try LocalServer()
        let out = workspace.folder.appending(path: "out").path()
        let address = "http://127.0.0.1:\(server.port)/"
        async let run = blocking { try InspectRun("record", address, "--out", out, "--timeout", "60") }
        let connection = try await blocking { try server.accept() }
        let body = "f:{\"messageId\":\"m\"}\n0:\"Hello\"\nd:{\"finishReason\":\"stop\"}\n"
        connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n\(body)")
        connection.close()
        let result = try await run
        #expect(result.status == 0)
        #expect(result.messages.contains("note: the response (text/plain) holds no server-sent event\n"))
        #expect(result.messages.contains("note: this is the data stream protocol of AI SDK 4"))
        #expect(try workspace.read("out") == body)
    }

    private static func read(_ path: String, until end: String) throws -> (file: FileHandle, text: String) {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        var text = ""
        while !text.contains(end) {
            let data = file.availableData
            if data.isEmpty { break }
            text += String(decoding: data, as: UTF8.self)
        }
        return (file, text)
    }
}

extension String {
    fileprivate func utf8Range(of text: String) -> Range<Int>? {
        let (bytes, wanted) = (Array(utf8), Array(text.utf8))
        return (0...(bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) }.map {
            $0..<$0 + wanted.count
        }
    }
}
