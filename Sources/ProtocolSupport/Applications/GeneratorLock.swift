/// Holds generated code and this library together: each names the other's version, and the compiler compares.
///
/// Generated code refers to the member that its generator was made for. A member that is missing means that the code is newer than
/// this library; one that is unavailable means that the code is older, and its message says how to generate it anew.
public enum GeneratorLock {
    /// What code from before the first release compiled against.
    @available(
        *,
        unavailable,
        message:
            "an older protocol-gen made this code; run 'protocol-gen generate' of the version you use, or build with its plugin"
    )
    public enum RuntimeForGenerator0 {}

    /// What code from a generator of version 1 compiles against.
    public enum RuntimeForGenerator1 {}
}
