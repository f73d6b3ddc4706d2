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
            name: "StreamRuntime",
            dependencies: ["ProtocolSupport"],
            path: "Vendor/StreamRuntime",
            swiftSettings: vendored
        ),
        .target(
            name: "GeneratedProtocol",
            dependencies: ["ProtocolSupport"],
            path: "Vendor/GeneratedProtocol",
            swiftSettings: vendored
        ),
        .target(
            name: "AISDK",
            dependencies: ["ProtocolSupport", "StreamRuntime", "GeneratedProtocol"],
            path: "Vendor/AISDK",
            swiftSettings: vendored
        ),
        .executableTarget(name: "vendored", dependencies: ["AISDK"]),
    ]
)
