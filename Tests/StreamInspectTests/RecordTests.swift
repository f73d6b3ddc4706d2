import Foundation
import StreamInspection
import Testing

@Suite struct RecordTests {
    private static let body =
        "\u{FEFF}: hello\r\n\r\ndata: {\"type\":\"start\"}\r\n\r\n: ping\n\nevent: x\ndata: [DONE]\n\ndata: cut"

    /// What is kept of `body`, cut into pieces that arrive ten milliseconds apart.
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
        "a stamp is in front of each frame, and without stamps the bytes are the same",
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

    @Test("the times are read back", arguments: [1, 3, 1000])
    func timesAreReadBack(_ size: Int) throws {
        let stream = RecordedStream(Array(recorded(size).text.utf8), of: .uiMessageStream)
        #expect(stream.frames.count == 2)
        #expect(stream.hasTimes)
        // The blank line completes a frame, of a carriage return and a line feed the first one does; the times are of the
        // pieces they came in.
        for (frame, end) in zip(stream.frames, ["}\r\n\r\n", "[DONE]\n\n"]) {
            let place = try #require(Self.body.utf8Range(of: end)).upperBound
            let times = [place - 1, place].map { ($0 + size - 1) / size * 10 }
            #expect(times.contains(try #require(frame.arrival)))
        }
    }

    @Test(
        "what only looks like a stamp is a comment",
        arguments: [": +ms", ": +1s", ": 12ms", ": +-5ms", ": +99999999999ms", "+5ms"]
    )
    func whatLooksLikeAStamp(_ line: String) {
        let stream = RecordedStream(Array((line + "\ndata: {}\n\n").utf8), of: .uiMessageStream)
        #expect(stream.frames.count == 1)
        #expect(!stream.hasTimes)
    }

    @Test("what is not a stream of events is passed on as it came")
    func otherBytesArePassedOn() {
        var recorder = ArrivalRecorder(frameLimit: 100)
        let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 300)
        #expect(recorder.append(bytes, at: 1) + recorder.append(bytes, at: 2) + recorder.finish() == bytes + bytes)
    }

    @Test("a response is kept while it arrives, and the request is what was asked for")
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
        // The first event is there before the second one is sent.
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
        "says what the server says if it refuses, as far as that comes",
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

    @Test("says what it is that was recorded, if it is not a stream of events")
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
