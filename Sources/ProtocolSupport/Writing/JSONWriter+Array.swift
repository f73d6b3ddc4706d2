/// The progress of an array of events that a writer writes.
enum ArrayProgress {
    /// Nothing has been written.
    case notBegun
    /// The opening bracket is among the bytes, at this offset.
    case begun(at: Int)
    /// The opening bracket has been taken, with the bytes before.
    case taken
}

extension JSONWriter {
    /// Writes what comes before the next element: the opening bracket, or a comma.
    mutating func beginElement() {
        if case .notBegun = arrayProgress {
            arrayProgress = .begun(at: count)
            raw("[")
        } else {
            raw(",\n")
        }
    }

    /// Writes the bracket that closes the array, and the opening one if there was no event.
    mutating func endArray() {
        if case .notBegun = arrayProgress { raw("[") }
        raw("]\n")
        arrayProgress = .notBegun
    }

    /// Notes that the bytes after the first `count` are removed.
    mutating func cutArray(to count: Int) {
        if case .begun(let offset) = arrayProgress, offset >= count { arrayProgress = .notBegun }
    }
}
