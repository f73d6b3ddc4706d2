/// Ids that nobody can guess and nobody else has.
public enum RandomID {
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// Fifteen random letters and digits.
    ///
    /// That is 89 bits, and the longest text that Swift keeps without memory of its own.
    public static func make() -> String {
        String(unsafeUninitializedCapacity: 15) { buffer in
            // Safe: fifteen bytes are written, as many as asked for, and all of them ASCII.
            for index in 0..<15 { buffer[index] = alphabet[Int.random(in: 0..<alphabet.count)] }
            return 15
        }
    }
}
