// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "consumer",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-stream-protocol", path: "REPOSITORY")],
    targets: [
        .target(
            name: "Chat",
            dependencies: [
                .product(name: "GeneratedProtocol", package: "swift-stream-protocol"),
                .product(name: "ProtocolSupport", package: "swift-stream-protocol"),
            ],
            plugins: [.plugin(name: "ProtocolGenPlugin", package: "swift-stream-protocol")]
        ),
        .target(
            name: "Weather",
            dependencies: [.product(name: "ProtocolSupport", package: "swift-stream-protocol")],
            plugins: [.plugin(name: "ProtocolGenPlugin", package: "swift-stream-protocol")]
        ),
        .executableTarget(name: "consumer", dependencies: ["Chat", "Weather"]),
    ]
)
