// swift-tools-version: 6.3

import PackageDescription

let server: [Target.Dependency] = [
    .product(name: "AISDKHummingbird", package: "swift-stream-protocol"),
    .product(name: "ModelClients", package: "swift-stream-protocol"),
    .product(name: "Hummingbird", package: "hummingbird"),
]

let package = Package(
    name: "model-chat",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "swift-stream-protocol", path: "../..", traits: ["Hummingbird", "AsyncHTTPClient"]),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0"),
    ],
    targets: [
        .executableTarget(name: "openai-chat", dependencies: server),
        .executableTarget(name: "openai-responses-chat", dependencies: server),
        .executableTarget(name: "anthropic-chat", dependencies: server),
        .executableTarget(name: "gemini-chat", dependencies: server),
        .target(
            name: "Relaying",
            dependencies: [
                .product(name: "ModelClients", package: "swift-stream-protocol"),
                .product(name: "AISDK", package: "swift-stream-protocol"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
            ]
        ),
        .testTarget(
            name: "ModelChatTests",
            dependencies: server + [
                "openai-chat", "openai-responses-chat", "anthropic-chat", "gemini-chat",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
            ]
        ),
    ]
)
