/// Unguessable, unique ids.
public enum RandomID {
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// Returns fifteen random letters and digits.
    ///
    /// They hold 89 random bits, and fifteen bytes are the longest string that Swift stores without allocating memory.
    public static func make() -> String {
        String(unsafeUninitializedCapacity: 15) { buffer in
            // Safe: fifteen bytes are written, as many as asked for, and all of them ASCII.
            for index in 0..<15 { buffer[index] = alphabet[Int.random(in: 0..<alphabet.count)] }
            return 15
        }
    }
}
