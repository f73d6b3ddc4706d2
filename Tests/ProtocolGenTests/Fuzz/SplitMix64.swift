/// A small generator of random numbers that gives the same numbers for a seed on every machine, today and tomorrow.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    /// A number of a range.
    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    /// True in so many of a hundred cases.
    mutating func chance(_ percent: Int) -> Bool { number(0...99) < percent }

    /// One of the items; nil if there are none.
    mutating func pick<Item>(_ items: [Item]) -> Item? {
        items.isEmpty ? nil : items[number(0...items.count - 1)]
    }

    /// Some of the items, in their order.
    mutating func some<Item>(of items: [Item], _ percent: Int = 50) -> [Item] {
        items.filter { _ in chance(percent) }
    }
}
