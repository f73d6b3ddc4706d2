import ProtocolSupport

/// The spans of a stream that are open, in the order in which they were opened.
struct OpenSpans: Sendable {
    /// A span.
    struct Span: Sendable {
        var scope: Int
        var key: String
        /// The number of its opening, counted over the whole stream.
        var serial: Int
        /// The opening of the span around it; -1 if there is none.
        var parent: Int
        /// Whether the engine opened it by itself, so that nobody else knows its key.
        var isOwn: Bool
        /// Whether it stays one turn, whatever ends in it.
        var isHeldTogether = false
        var isOpen = true
    }

    private struct OpenKey: Hashable {
        var scope: Int
        var key: UTF8Text
    }

    /// The spans by opening; the last one is always open.
    private(set) var spans: [Span] = []
    private var closedCount = 0
    private var nextSerial = 0
    /// The place of each span, kept only while there are more than `linearLimit`.
    private var places: [OpenKey: Int] = [:]

    /// Up to this many spans are searched one after the other.
    private static var linearLimit: Int { 32 }
}

extension OpenSpans {
    var count: Int { spans.count }

    subscript(place: Int) -> Span { spans[place] }

    /// The place of a span, if it is open.
    func place(of scope: Int, key: String) -> Int? {
        if spans.count > Self.linearLimit { return places[OpenKey(scope: scope, key: UTF8Text(key))] }
        return spans.lastIndex { $0.isOpen && $0.scope == scope && UTF8Text.areSame($0.key, key) }
    }

    /// The place of the newest open span of the scope.
    func newestPlace(of scope: Int) -> Int? {
        // Of a scope without a key there is one at most, which many open parts must not hide.
        if spans.count > Self.linearLimit, let place = place(of: scope, key: "") { return place }
        return spans.lastIndex { $0.isOpen && $0.scope == scope }
    }

    /// The open spans inside of one, innermost first.
    func places(inside place: Int) -> [Int] {
        guard place < spans.count - 1 else { return [] }
        var serials: Set<Int> = [spans[place].serial]
        var found: [Int] = []
        for inner in place + 1..<spans.count where spans[inner].isOpen && serials.contains(spans[inner].parent) {
            serials.insert(spans[inner].serial)
            found.append(inner)
        }
        return found.reversed()
    }

    /// Opens a span within the newest open one of `parent`.
    mutating func open(_ scope: Int, key: String, within parent: Int?, isOwn: Bool) {
        let around = parent.flatMap { newestPlace(of: $0) }.map { spans[$0].serial } ?? -1
        spans.append(Span(scope: scope, key: key, serial: nextSerial, parent: around, isOwn: isOwn))
        nextSerial += 1
        if spans.count == Self.linearLimit + 1 {
            compact()
        } else if spans.count > Self.linearLimit {
            places[OpenKey(scope: scope, key: UTF8Text(key))] = spans.count - 1
        }
    }

    /// Says whether nobody but the engine knows the key of a span.
    mutating func mark(_ place: Int, isOwn: Bool) {
        spans[place].isOwn = isOwn
    }

    /// Keeps a span one turn.
    mutating func holdTogether(_ place: Int) {
        spans[place].isHeldTogether = true
    }

    /// Closes a span; places found before are void afterwards.
    mutating func close(at place: Int) {
        spans[place].isOpen = false
        if spans.count > Self.linearLimit {
            places[OpenKey(scope: spans[place].scope, key: UTF8Text(spans[place].key))] = nil
        }
        closedCount += 1
        while let last = spans.last, !last.isOpen {
            spans.removeLast()
            closedCount -= 1
        }
        // Compacting at half keeps the cost of a closing constant on average, however many are open.
        if closedCount > Self.linearLimit, closedCount * 2 > spans.count { compact() }
    }

    /// Closes all spans.
    mutating func closeAll() {
        spans = []
        places = [:]
        closedCount = 0
    }

    private mutating func compact() {
        spans.removeAll { !$0.isOpen }
        closedCount = 0
        places = [:]
        guard spans.count > Self.linearLimit else { return }
        for (place, span) in spans.enumerated() {
            places[OpenKey(scope: span.scope, key: UTF8Text(span.key))] = place
        }
    }
}
