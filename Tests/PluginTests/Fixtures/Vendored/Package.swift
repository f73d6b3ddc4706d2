// swift-tools-version: 6.0
// swift-format-ignore-file

import PackageDescription

let package = Package(
    name: "vendored",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "ProtocolSupport", path: "Vendor/ProtocolSupport"),
        .target(name: "GeneratedProtocol", dependencies: ["ProtocolSupport"], path: "Vendor/GeneratedProtocol"),
        .target(name: "StreamRuntime", dependencies: ["ProtocolSupport", "GeneratedProtocol"], path: "Vendor/StreamRuntime"),
        .executableTarget(name: "vendored", dependencies: ["StreamRuntime"]),
    ]
)
