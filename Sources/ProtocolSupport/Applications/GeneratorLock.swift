/// Locks generated code to this library: each names the other's version, and the compiler checks that they match.
///
/// Generated code refers to the member for its generator. A missing member means that the code is newer than
/// this library; one that is unavailable means that the code is older, and its message says how to regenerate it.
public enum GeneratorLock {
    /// The lock for code generated before the first release.
    @available(
        *,
        unavailable,
        message:
            "an older protocol-gen made this code; run 'protocol-gen generate' of the version you use, or build with its plugin"
    )
    public enum RuntimeForGenerator0 {}

    /// The lock for code from the generator of version 0.1.
    @available(
        *,
        unavailable,
        message:
            "an older protocol-gen made this code; run 'protocol-gen generate' of the version you use, or build with its plugin"
    )
    public enum RuntimeForGenerator1 {}

    /// The lock for code from the current generator.
    public enum RuntimeForGenerator2 {}
}
