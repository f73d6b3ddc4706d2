// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "chat-server",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "swift-stream-protocol", path: "../..", traits: ["Hummingbird"]),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.25.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    ],
    targets: [
        .target(
            name: "ChatServer",
            dependencies: [
                .product(name: "AISDKHummingbird", package: "swift-stream-protocol"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ]
        ),
        .executableTarget(name: "chat-server", dependencies: ["ChatServer"]),
        .executableTarget(
            name: "reading-a-stream",
            dependencies: [
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "AISDK", package: "swift-stream-protocol"),
            ]
        ),
        .testTarget(
            name: "ChatServerTests",
            dependencies: [
                "ChatServer",
                .product(name: "AISDKHummingbird", package: "swift-stream-protocol"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdHTTP2", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "InMemoryLogging", package: "swift-log"),
            ]
        ),
    ]
)
