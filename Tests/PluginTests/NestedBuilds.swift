import Testing

/// Tests that build packages: one after the other, since each takes the whole machine.
@Suite(.serialized, .timeLimit(.minutes(10))) struct NestedBuilds {
    /// The package that uses the plugins, built until it rests.
    ///
    /// SwiftPM links a plugin's tool once more in the build after one that made a plan.
    static let consumerIsBuilt: Result<Void, any Error> = Result {
        for options in [NestedPackage.planning, [], []] {
            let build = try NestedPackage("Consumer").swift("build", options)
            #expect(build.status == 0, "\(build.text)")
            #expect(!build.text.contains("warning:"), "\(build.text)")
        }
    }
}
