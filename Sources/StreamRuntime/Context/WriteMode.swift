/// How events are fitted into a stream.
enum WriteMode: Sendable {
    /// Events that need it are surrounded by those of the lifecycle.
    case managed
    /// The same, and a machine that begins under the key of one that has ended gets a new key.
    case advancing
    /// The same, and events keep the order of another server: nothing interrupts a part, and no turn is renewed.
    case relaying
}
