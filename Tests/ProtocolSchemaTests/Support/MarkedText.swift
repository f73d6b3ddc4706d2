import ProtocolSchema

/// A text with the places of markers such as `«1»`: `MarkedText("a: «1»b").text` is `a: b`.
struct MarkedText {
    /// The text without the markers.
    let text: String
    /// The places of the markers, by their numbers.
    let positions: [Int: SourcePosition]

    /// Removes the markers from a text; lines end at LF, CRLF or CR, and columns count Unicode scalars.
    init(_ marked: String) {
        var text = String.UnicodeScalarView()
        var positions: [Int: SourcePosition] = [:]
        var position = SourcePosition(line: 1, column: 1)
        var number: String?
        var previous: Unicode.Scalar?
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "«":
                number = ""
            case "»":
                if let number = number.flatMap({ Int($0) }) { positions[number] = position }
                number = nil
            case _ where number != nil:
                number?.unicodeScalars.append(scalar)
            default:
                text.append(scalar)
                if scalar == "\n", previous == "\r" {
                    // The CR has already ended the line.
                } else if scalar == "\n" || scalar == "\r" {
                    position = SourcePosition(line: position.line + 1, column: 1)
                } else {
                    position.column += 1
                }
                previous = scalar
            }
        }
        self.text = String(text)
        self.positions = positions
    }
}
