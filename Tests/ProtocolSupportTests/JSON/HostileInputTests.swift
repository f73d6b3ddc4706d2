import ProtocolSupport
import Testing

@Suite("Hostile input")
struct HostileInputTests {
    static let document = Array(
        #"""
        {"type":"finish","finishReason":"st\u006fp","messageMetadata":{"a":[1,-2.5e3,true,null,"\ud83d\ude00é"],"b":{}},
        "usage":{"total":18,"shares":[0.1,1e400]},"x":9223372036854775808}
        """#.utf8
    )

    @Test("A document that is cut off at any byte is refused")
    func truncated() {
        for count in 0..<Self.document.count {
            let cut = Array(Self.document.prefix(count))
            #expect(throws: JSONDecodingError.self) { try JSONValue(json: cut) }
            #expect(throws: JSONDecodingError.self) { try SmallStream.Event(json: cut) }
            #expect(throws: JSONDecodingError.self) {
                try SmallStream.Event(strictly: cut, for: ClientVersion(6, 0, 264))
            }
        }
    }

    @Test("Random bytes and changed documents are read correctly or refused")
    func mutated() throws {
        var random = SystemRandomNumberGenerator()
        for round in 0..<20_000 {
            var bytes = Self.document
            if round % 4 == 0 {
                bytes = (0..<Int.random(in: 0..<40, using: &random)).map { _ in .random(in: 0...255, using: &random) }
            }
            for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch round % 3 {
                case 0: bytes[place] = .random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                default:
                    bytes.insert(Array("{}[]\",:\\0123eE.-tfn \n".utf8).randomElement(using: &random) ?? 0, at: place)
                }
            }
            try check(bytes)
        }
    }

    private func check(_ bytes: [UInt8]) throws {
        do {
            let value = try JSONValue(json: bytes)
            #expect(try JSONValue(json: value.json()) == value)
            _ = try Skipped(json: bytes)
        } catch let failure as JSONDecodingError {
            #expect((0...bytes.count).contains(try #require(failure.offset)))
            #expect(failure.path.hasPrefix("$"))
        }
        if let event = try? SmallStream.Event(json: bytes) {
            #expect(try SmallStream.Event(json: event.json()) == event)
        }
        _ = try? SmallStream.Event(strictly: bytes, for: ClientVersion(6, 0, 0))
    }

    @Test("An object with very many keys is read quickly")
    func manyKeys() throws {
        var json = "{"
        for index in 0..<200_000 { json += "\"key\(index)\":\(index)," }
        json += "\"key7\":true}"
        var value = JSONValue.null
        let duration = try ContinuousClock().measure { value = try JSONValue(json: json) }
        #expect(value.objectValue?.count == 200_000)
        #expect(value["key7"] == true)
        let event = try SmallStream.Event(json: #"{"type":"finish",\#(json.dropFirst())"#)
        guard case .finish(let finish) = event else {
            Issue.record("the event was not recognized")
            return
        }
        #expect(finish.additionalFields.object.count == 200_000)
        #expect(duration < .seconds(60))
    }
}
