extension SwiftEmitter {
    /// What generated code names in `ProtocolSupport`, so that the compiler refuses a runtime of another version.
    package static var runtimeLock: String { "RuntimeForGenerator\(Lowering.lockVersion)" }
}
