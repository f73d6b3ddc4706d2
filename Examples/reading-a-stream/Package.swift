// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "reading-a-stream",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "swift-stream-protocol", path: "../.."),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        .executableTarget(
            name: "reading-a-stream",
            dependencies: [
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "StreamRuntime", package: "swift-stream-protocol"),
            ]
        )
    ]
)
