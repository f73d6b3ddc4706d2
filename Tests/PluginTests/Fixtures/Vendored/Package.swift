// swift-tools-version: 6.0

import PackageDescription

let vendored: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
    name: "vendored",
    platforms: [.macOS(.v15)],
    targets: [
        .target(
            name: "ProtocolSupport",
            path: "Vendor/ProtocolSupport",
            swiftSettings: vendored
        ),
        .target(
            name: "GeneratedProtocol",
            dependencies: ["ProtocolSupport"],
            path: "Vendor/GeneratedProtocol",
            swiftSettings: vendored
        ),
        .target(
            name: "StreamRuntime",
            dependencies: ["ProtocolSupport", "GeneratedProtocol"],
            path: "Vendor/StreamRuntime",
            swiftSettings: vendored
        ),
        .executableTarget(name: "vendored", dependencies: ["StreamRuntime"]),
    ]
)
