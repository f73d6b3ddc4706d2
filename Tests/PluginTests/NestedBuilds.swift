import Testing

/// Tests that build packages: one after the other, since each takes the whole machine.
@Suite(.serialized, .timeLimit(.minutes(10))) struct NestedBuilds {}
