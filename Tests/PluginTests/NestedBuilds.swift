import Testing

/// Tests that build packages: one after the other, since each takes the whole machine.
@Suite(.serialized, .timeLimit(.minutes(10))) struct NestedBuilds {
    /// The package that uses the plugins, built until it rests.
    ///
    /// SwiftPM links a plugin's tool twice, in the first build and in the second.
    static let consumerIsBuilt: Result<Void, any Error> = Result {
        for _ in 1...2 {
            let build = try NestedPackage("Consumer").swift("build")
            #expect(build.status == 0, "\(build.text)")
            #expect(!build.text.contains("warning:"), "\(build.text)")
        }
    }
}
