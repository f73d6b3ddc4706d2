import ProtocolSupport
import Testing

/// Types that hold themselves, through optional fields, lists, maps, unions and tuples.
@Suite struct RecursionTests {
    @Test(
        "a value inside a value of its own type is written as it was read",
        arguments: [
            #"{"type":"recursive","failure":{"message":"a","cause":{"message":"b","cause":{"message":"c"}}}}"#,
            #"{"type":"recursive","node":{"name":"a","parent":{"name":"b","children":[]},"#
                + #""children":[{"name":"c","children":[]}]}}"#,
            #"{"type":"recursive","first":{"second":{"first":{"second":{"first":{}}},"extra":"x"}}}"#,
            #"{"type":"recursive","object":{"type":"item","variation":{"type":"leaf","n":1},"#
                + #""all":{"a":{"type":"item","all":{}},"b":{"type":"more"}}}}"#,
            #"{"type":"recursive","expression":{"left":"a","right":{"left":"b","right":"c"}}}"#,
            #"{"type":"recursive","pair":[1,[2,[3]]]}"#,
        ]
    )
    func roundTrip(_ json: String) throws {
        let event = try TypeGallery.Event(json: json)
        #expect(try String(decoding: event.json(), as: UTF8.self) == json)
        #expect(try TypeGallery.Event(json: event.json()).hashValue == event.hashValue)
    }

    @Test("a property that leads back is used like any other")
    func properties() {
        var failure = TypeGallery.Failure(message: "a", cause: TypeGallery.Failure(message: "b"))
        let copy = failure
        failure.cause?.cause = copy
        #expect(failure.cause?.cause?.cause?.message == "b")
        failure.cause = nil
        #expect(failure == TypeGallery.Failure(message: "a"))
    }

    @Test("nesting from outside is limited")
    func depth() {
        let json =
            String(repeating: #"{"left":"a","right":"#, count: 2000) + "\"b\"" + String(repeating: "}", count: 2000)
        let failure = #expect(throws: JSONDecodingError.self) { try TypeGallery.Expression(json: json) }
        #expect(failure?.reason == .tooDeep)
    }
}
