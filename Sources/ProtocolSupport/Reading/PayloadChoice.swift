/// Decides which of several members of an envelope is the event.
///
/// The first key that has a value counts, in the order of the schema, and a null only where no key has one: some writers
/// send `"error": null` with every result. Of duplicate keys, the last one counts.
@_spi(Generated)
public struct PayloadChoice: Hashable, Sendable {
    private var best = Int.max

    /// Creates a choice among nothing.
    public init() {}

    /// Returns whether a member goes before those that came until now, and notes it if so.
    public mutating func prefers(_ key: Int, isNull: Bool) -> Bool {
        let rank = isNull ? Int.max / 2 + key : key
        guard rank <= best else { return false }
        best = rank
        return true
    }
}

extension JSONReader {
    /// Whether `null` comes next; reads nothing.
    @_spi(Generated)
    public mutating func isAtNull() -> Bool {
        skipWhitespace()
        return next == UInt8(ascii: "n")
    }

    /// Reads the event under one of an envelope's keys, unless another member goes before it.
    @_spi(Generated)
    public mutating func event<Event: StreamEvent>(
        _ result: inout Event?,
        under key: Int,
        _ choice: inout PayloadChoice
    ) {
        if choice.prefers(key, isNull: isAtNull()) { return value(&result) }
        do throws(JSONDecodingError) { try skipValue() } catch { fail(error) }
    }
}
