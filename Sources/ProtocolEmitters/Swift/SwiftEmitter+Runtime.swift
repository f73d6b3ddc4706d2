extension SwiftEmitter {
    /// The type of `ProtocolSupport` that generated code names, so that the compiler rejects a runtime of another version.
    package static var runtimeLock: String { "RuntimeForGenerator\(Lowering.lockVersion)" }
}
