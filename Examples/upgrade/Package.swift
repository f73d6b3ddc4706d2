// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "upgrade",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-stream-protocol", path: "../..")],
    targets: [
        .executableTarget(
            name: "upgrade",
            dependencies: [.product(name: "ProtocolSupport", package: "swift-stream-protocol")]
        )
    ]
)
