// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "protocol-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-stream-protocol", path: "..")],
    targets: [
        .executableTarget(
            name: "protocol-benchmarks",
            dependencies: [
                .product(name: "GeneratedProtocol", package: "swift-stream-protocol"),
                .product(name: "ProtocolSupport", package: "swift-stream-protocol"),
                .product(name: "AISDK", package: "swift-stream-protocol"),
                .product(name: "ModelBridge", package: "swift-stream-protocol"),
            ]
        ),
        .executableTarget(
            name: "context-benchmarks",
            dependencies: [.product(name: "AISDK", package: "swift-stream-protocol")]
        ),
        .executableTarget(
            name: "vel-benchmarks",
            dependencies: [.product(name: "Vel", package: "swift-stream-protocol")]
        ),
    ]
)
