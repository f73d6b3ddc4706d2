import AISDK
import Testing

@testable import StreamRuntime

@Suite("Pacing") struct PacingTests {
    @Test("a reader takes bytes at once until it finds that the writer is busy")
    func busyWriter() {
        var pacing = ReaderPacing()
        for _ in 0..<2 {
            #expect(pacing.takes(1, hasWaited: false, isOpen: true))
            pacing.noteTaken()
        }
        #expect(pacing.rests(isOpen: true))
        #expect(!pacing.takes(1, hasWaited: false, isOpen: true))
        #expect(pacing.threshold(isOpen: true, highWaterMark: 1000) == 500)
        #expect(pacing.threshold(isOpen: true, highWaterMark: 1) == 1)
    }

    @Test("a reader does not rest if many bytes are ready, if it has waited, or if the stream has ended")
    func noRest() {
        var pacing = ReaderPacing()
        for _ in 0..<3 { pacing.noteTaken() }
        #expect(pacing.takes(512, hasWaited: false, isOpen: true))
        #expect(pacing.takes(1, hasWaited: true, isOpen: true))
        #expect(pacing.takes(1, hasWaited: false, isOpen: false))
        #expect(pacing.threshold(isOpen: false, highWaterMark: 1000) == 1)
        pacing.noteIdle()
        #expect(!pacing.rests(isOpen: true))
    }

    @Test("a rest starts one timer, however often it is begun")
    func restTimer() {
        var pacing = ReaderPacing()
        let starts = [pacing.beginRest(), pacing.beginRest()]
        pacing.endRest()
        #expect(starts + [pacing.beginRest()] == [true, false, true])
    }

    @Test("a comment is due after the interval, and only while the reader waits")
    func heartbeat() throws {
        var heartbeat = try #require(Heartbeat(every: .seconds(15)))
        #expect([heartbeat.begin(), heartbeat.begin()] == [true, false])
        #expect(heartbeat.check(at: .seconds(20), idleSince: .seconds(5)) == (true, .seconds(15)))
        #expect(heartbeat.check(at: .seconds(20), idleSince: .seconds(12)) == (false, .seconds(7)))
        #expect(heartbeat.check(at: .seconds(20), idleSince: nil) == (false, .seconds(15)))
    }

    @Test("without an interval there is no heartbeat", arguments: [nil, .zero, .seconds(-1)] as [Duration?])
    func noHeartbeat(_ interval: Duration?) {
        #expect(Heartbeat(every: interval) == nil)
    }

    @Test("an empty box has no value, and a full one changes it in place")
    func optionalBox() {
        var empty = OptionalBox<Int>(nil)
        let nothing = empty.withValue { $0 }
        #expect(empty.isEmpty && empty.value == nil && nothing == nil && empty == OptionalBox())
        var box = OptionalBox(1)
        box.withValue { $0 += 1 }
        let value = box.withValue { $0 }
        #expect(!box.isEmpty && box.value == 2 && value == 2)
        #expect(MemoryLayout<OptionalBox<(Int, Int, Int, Int)>>.size == MemoryLayout<Int>.size)
    }
}

@Suite("The delta window") struct DeltaWindowTests {
    private func delta(_ text: String, _ id: String = "1") -> UIMessageStream.Event { .textDelta(id: id, delta: text) }

    @Test("deltas of one part are joined")
    func joins() throws {
        var window = try #require(DeltaWindow<UIMessageStream>(.seconds(1), limit: 100))
        let first1 = window.hold(delta("a"), size: 10)
        #expect(first1 == nil)
        let first2 = window.hold(delta("b"), size: 10)
        #expect(first2 == nil)
        let whole = window.take()
        #expect(whole == delta("ab"))
        #expect(window.held == nil)
    }

    @Test("a delta that belongs to another part or exceeds the limit releases the held delta first")
    func writesFirst() throws {
        var window = try #require(DeltaWindow<UIMessageStream>(.seconds(1), limit: 20))
        let first3 = window.hold(delta("a"), size: 10)
        #expect(first3 == nil)
        let first4 = window.hold(delta("b", "2"), size: 5)
        #expect(first4 == delta("a"))
        let first5 = window.hold(delta("c", "2"), size: 15)
        #expect(first5 == delta("b", "2"))
        #expect(window.held == delta("c", "2"))
    }

    @Test("only events that can be joined are held, and one timer closes the window")
    func holdsDeltas() throws {
        #expect(DeltaWindow<UIMessageStream>.canHold(delta("a")))
        #expect(!DeltaWindow<UIMessageStream>.canHold(.startStep()))
        #expect(DeltaWindow<UIMessageStream>(nil, limit: 1) == nil)
        var window = try #require(DeltaWindow<UIMessageStream>(.seconds(1), limit: 1))
        let starts = [window.open(), window.open()]
        window.close()
        #expect(starts + [window.open()] == [true, false, true])
    }
}
