import AISDK

/// Prints an event.
@main
struct LibraryUser {
    static func main() throws {
        let event = UIMessageStream.Event.textDelta(id: "1", delta: "Hello")
        print(String(decoding: try event.json(), as: UTF8.self))
    }
}
