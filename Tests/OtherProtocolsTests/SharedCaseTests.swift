import ProtocolSupport
import Testing

/// Structs that are cases of several unions.
@Suite struct SharedCaseTests {
    @Test("a struct is a case of two unions")
    func twoUnions() throws {
        let text = TypeGallery.TextItem(text: "Hi")
        let image = TypeGallery.ImageItem(name: "png", url: "u")
        let event = TypeGallery.Event.shared(
            input: [.text(text), .image(image)],
            output: [.text(text), .refusal(.init()), .image(image)]
        )
        let shared = #"{"type":"text","text":"Hi"}"#
        let other = #"{"type":"image-png","url":"u"}"#
        let json =
            #"{"type":"shared","input":[\#(shared),\#(other)],"output":[\#(shared),{"type":"refusal"},\#(other)]}"#
        #expect(try String(decoding: event.json(), as: UTF8.self) == json)
        #expect(try TypeGallery.Event(json: json) == event)
        let client = ProtocolSupport.ClientVersion(2, 5, 0)
        #expect(try TypeGallery.Event(strictly: Array(json.utf8), for: client) == event)
    }
}
