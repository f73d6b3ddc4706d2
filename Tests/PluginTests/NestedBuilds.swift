import Testing

/// Tests that build packages, one at a time, since each uses the whole machine.
@Suite(.serialized, .timeLimit(.minutes(10))) struct NestedBuilds {
    /// Builds the package that uses the plugins until a build has nothing to do.
    ///
    /// SwiftPM links a plugin's tool again in the build after one that made a plan.
    static let consumerIsBuilt: Result<Void, any Error> = Result {
        for options in [NestedPackage.planning, [], []] {
            let build = try NestedPackage("Consumer").swift("build", options)
            #expect(build.status == 0, "\(build.text)")
            #expect(!build.text.contains("warning:"), "\(build.text)")
        }
    }
}
