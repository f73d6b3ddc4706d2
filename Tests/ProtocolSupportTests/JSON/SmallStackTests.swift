import Foundation
@_spi(Generated) import ProtocolSupport
import Testing

/// Tests that recursive encoding, comparing and freeing of values fit into the stack of a thread.
@Suite struct SmallStackTests {
    @Test(
        "a value nested up to the limit needs at most two megabytes of stack, even without optimisation",
        arguments: ["[", "{\"k\":"]
    )
    func deepestValue(opening: String) async throws {
        let closing = opening == "[" ? "]" : "}"
        let limit = JSONReader.depthLimit
        let json = Array(
            (String(repeating: opening, count: limit) + "1" + String(repeating: closing, count: limit)).utf8
        )
        let isSame = await withCheckedContinuation { continuation in
            let thread = Thread {
                let value = try? JSONValue(json: json)
                let isEqual = value?.hashValue == (try? JSONValue(json: json))?.hashValue
                let again = try? value?.json()
                let coded = (try? value?.decode(JSONValue.self)) == value
                continuation.resume(returning: isEqual && coded && again == json)
            }
            thread.stackSize = 2 << 20
            thread.start()
        }
        #expect(isSame)
    }
}
