// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "library-user",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-stream-protocol", path: "REPOSITORY")],
    targets: [
        .executableTarget(
            name: "library-user",
            dependencies: [.product(name: "AISDK", package: "swift-stream-protocol")]
        )
    ]
)
