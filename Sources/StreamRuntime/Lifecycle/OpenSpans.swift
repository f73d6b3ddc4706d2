import ProtocolSupport

/// The spans of a stream that are open, in the order in which they were opened.
struct OpenSpans: Sendable {
    /// One opened scope.
    struct Span: Sendable {
        var scope: Int
        var key: String
        /// The number of its opening, counted over the whole stream.
        var serial: Int
        /// The serial of the span around it; -1 if there is none.
        var parent: Int
        /// Whether the engine opened it, so that only the engine knows its key.
        var isOwn: Bool
        /// Whether it stays one turn, even when all machines in it have ended.
        var isHeldTogether = false
        var isOpen = true
    }

    private struct OpenKey: Hashable {
        var scope: Int
        var key: UTF8Text
    }

    /// The spans in the order of their opening; the last one is always open.
    private(set) var spans: [Span] = []
    private var closedCount = 0
    private var nextSerial = 0
    /// The place of each span; filled only while there are more than `linearLimit`.
    private var places: [OpenKey: Int] = [:]

    /// The number of spans up to which they are searched one by one.
    private static var linearLimit: Int { 32 }
}

extension OpenSpans {
    var count: Int { spans.count }

    subscript(place: Int) -> Span { spans[place] }

    /// Returns the place of a span; nil if it is not open.
    func place(of scope: Int, key: String) -> Int? {
        if spans.count > Self.linearLimit { return places[OpenKey(scope: scope, key: UTF8Text(key))] }
        return spans.lastIndex { $0.isOpen && $0.scope == scope && UTF8Text.areSame($0.key, key) }
    }

    /// Returns the place of the newest open span of the scope; nil if there is none.
    func newestPlace(of scope: Int) -> Int? {
        // A scope without a key has at most one open span, which is found without searching all the open parts.
        if spans.count > Self.linearLimit, let place = place(of: scope, key: "") { return place }
        return spans.lastIndex { $0.isOpen && $0.scope == scope }
    }

    /// Returns the places of the open spans inside a span, innermost first.
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

    /// Opens a span inside the newest open span of `parent`.
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

    /// Sets whether only the engine knows the key of a span.
    mutating func mark(_ place: Int, isOwn: Bool) {
        spans[place].isOwn = isOwn
    }

    /// Keeps a span one turn.
    mutating func holdTogether(_ place: Int) {
        spans[place].isHeldTogether = true
    }

    /// Closes a span; places found before are invalid afterwards.
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
        // Compacting when half are closed keeps the average cost of closing a span constant, however many are open.
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
