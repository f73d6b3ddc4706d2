// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "scripted-answer",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-stream-protocol", path: "../..")],
    targets: [
        .executableTarget(
            name: "scripted-answer",
            dependencies: [.product(name: "AISDK", package: "swift-stream-protocol")]
        )
    ]
)
