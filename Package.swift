// swift-tools-version: 6.3

import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
    name: "swift-stream-protocol",
    platforms: [.macOS(.v15), .iOS(.v18)],
    products: [
        .library(name: "AISDK", targets: ["AISDK"]),
        .library(name: "AISDKHummingbird", targets: ["AISDKHummingbird"]),
        .library(name: "Vel", targets: ["Vel"]),
        .library(name: "VelBridge", targets: ["VelBridge"]),
        .library(name: "ModelProviders", targets: ["ModelProviders"]),
        .library(name: "ModelBridge", targets: ["ModelBridge"]),
        .library(name: "ModelClients", targets: ["ModelClients"]),
        .library(name: "StreamRuntime", targets: ["StreamRuntime"]),
        .library(name: "StreamHummingbird", targets: ["StreamHummingbird"]),
        .library(name: "GeneratedProtocol", targets: ["GeneratedProtocol"]),
        .library(name: "ProtocolSupport", targets: ["ProtocolSupport"]),
        .library(name: "FoundationTypes", targets: ["FoundationTypes"]),
        .executable(name: "protocol-gen", targets: ["protocol-gen"]),
        .executable(name: "stream-inspect", targets: ["stream-inspect"]),
        .plugin(name: "ProtocolGenPlugin", targets: ["ProtocolGenPlugin"]),
        .plugin(name: "GenerateProtocolPlugin", targets: ["GenerateProtocolPlugin"]),
        .plugin(name: "ProtocolGenCommandPlugin", targets: ["ProtocolGenCommandPlugin"]),
    ],
    traits: [
        .trait(name: "Hummingbird", description: "Responses of Hummingbird from a StreamContext."),
        .trait(name: "AsyncHTTPClient", description: "Models that are asked through AsyncHTTPClient."),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        // Used with the traits alone, and not resolved without them.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .target(name: "ProtocolSchema", dependencies: ["CLibYAML"], swiftSettings: settings),
        .target(name: "ProtocolEmitters", dependencies: ["ProtocolSchema"], swiftSettings: settings),
        .target(name: "ProtocolImport", dependencies: ["ProtocolSchema"], swiftSettings: settings),
        .executableTarget(
            name: "protocol-gen",
            dependencies: [
                "ProtocolSchema", "ProtocolEmitters", "ProtocolImport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .plugin(name: "ProtocolGenPlugin", capability: .buildTool(), dependencies: ["protocol-gen"]),
        .plugin(
            name: "GenerateProtocolPlugin",
            capability: .command(
                intent: .custom(
                    verb: "generate-protocol",
                    description: "Write the Swift and the TypeScript that schemas ask for into the package."
                ),
                permissions: [.writeToPackageDirectory(reason: "The generated files become part of the package.")]
            ),
            dependencies: ["protocol-gen"]
        ),
        .plugin(
            name: "ProtocolGenCommandPlugin",
            capability: .command(
                intent: .custom(
                    verb: "protocol-gen",
                    description: "Check, compare and explain schemas; writes nothing."
                )
            ),
            dependencies: ["protocol-gen"]
        ),
        .plugin(name: "CheckGeneratedPlugin", capability: .buildTool(), dependencies: ["protocol-gen"]),
        .target(name: "ProtocolSupport", swiftSettings: settings),
        .target(name: "FoundationTypes", dependencies: ["ProtocolSupport"], swiftSettings: settings),
        .target(name: "StreamRuntime", dependencies: ["ProtocolSupport"], swiftSettings: settings),
        .target(name: "GeneratedProtocol", dependencies: ["ProtocolSupport"], swiftSettings: settings),
        .target(
            name: "AISDK",
            dependencies: ["StreamRuntime", "GeneratedProtocol", "ProtocolSupport"],
            swiftSettings: settings
        ),
        .target(name: "Vel", dependencies: ["StreamRuntime", "ProtocolSupport"], swiftSettings: settings),
        .target(
            name: "VelBridge",
            dependencies: ["Vel", "AISDK", "StreamRuntime", "GeneratedProtocol", "ProtocolSupport"],
            swiftSettings: settings
        ),
        .target(
            name: "ModelProviders",
            dependencies: ["StreamRuntime", "ProtocolSupport"],
            swiftSettings: settings
        ),
        .target(
            name: "ModelBridge",
            dependencies: ["ModelProviders", "AISDK", "StreamRuntime", "GeneratedProtocol", "ProtocolSupport"],
            swiftSettings: settings
        ),
        .target(
            name: "ModelClients",
            dependencies: [
                "ModelBridge", "ProtocolSupport",
                .product(
                    name: "AsyncHTTPClient",
                    package: "async-http-client",
                    condition: .when(traits: ["AsyncHTTPClient"])
                ),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "StreamHummingbird",
            dependencies: [
                "StreamRuntime", "ProtocolSupport",
                .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Hummingbird"])),
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Hummingbird"])),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Hummingbird"])),
                .product(
                    name: "ServiceLifecycle",
                    package: "swift-service-lifecycle",
                    condition: .when(traits: ["Hummingbird"])
                ),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "AISDKHummingbird",
            dependencies: [
                "AISDK", "StreamHummingbird", "StreamRuntime", "ProtocolSupport",
                .product(
                    name: "Hummingbird",
                    package: "hummingbird",
                    condition: .when(traits: ["Hummingbird"])
                ),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "StreamInspection",
            dependencies: [
                "ModelBridge", "AISDK", "Vel", "StreamRuntime", "GeneratedProtocol", "ProtocolSupport",
            ],
            swiftSettings: settings
        ),
        // The generator's model as tables of the runtime: here, and only here, the two halves meet in code.
        .target(
            name: "SchemaInspection",
            dependencies: ["ProtocolSchema", "StreamInspection", "StreamRuntime", "ProtocolSupport"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "stream-inspect",
            dependencies: [
                "StreamInspection", "SchemaInspection", "ModelBridge", "AISDK", "StreamRuntime", "GeneratedProtocol",
                "ProtocolSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ProtocolSchemaTests",
            dependencies: ["ProtocolSchema"],
            resources: [.copy("Cases")],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ProtocolEmittersTests",
            dependencies: ["ProtocolSchema", "ProtocolEmitters"],
            resources: [.copy("Cases")],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ProtocolImportTests",
            dependencies: ["ProtocolSchema", "ProtocolEmitters", "ProtocolImport"],
            resources: [.copy("Cases")],
            swiftSettings: settings
        ),
        // Tests run the built protocol-gen and do not depend on it: the check of GeneratedProtocolTests brings it along, and SwiftPM
        // would link it twice.
        .testTarget(
            name: "ProtocolGenTests",
            dependencies: ["ProtocolSchema", "ProtocolEmitters"],
            exclude: ["Cases"],
            swiftSettings: settings
        ),
        .testTarget(name: "ProtocolSupportTests", dependencies: ["ProtocolSupport"], swiftSettings: settings),
        .testTarget(
            name: "GeneratedProtocolTests",
            dependencies: ["GeneratedProtocol", "ProtocolSupport", "ProtocolSchema", "ProtocolEmitters"],
            swiftSettings: settings,
            plugins: ["CheckGeneratedPlugin"]
        ),
        .testTarget(
            name: "StreamRuntimeTests",
            dependencies: ["AISDK", "StreamRuntime", "GeneratedProtocol", "ProtocolSupport", "StreamTestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "AISDKTests",
            dependencies: ["AISDK", "StreamRuntime", "GeneratedProtocol", "ProtocolSupport", "StreamTestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "VelTests",
            dependencies: ["Vel", "VelBridge", "AISDK", "StreamRuntime", "ProtocolSupport", "StreamTestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ModelBridgeTests",
            dependencies: [
                "StreamInspection", "ModelBridge", "ModelProviders", "AISDK", "StreamRuntime", "GeneratedProtocol",
                "ProtocolSupport", "StreamTestSupport",
            ],
            exclude: ["Corpus"],
            swiftSettings: settings
        ),
        // What several test targets read and judge streams with.
        .target(
            name: "StreamTestSupport",
            dependencies: ["AISDK", "StreamRuntime", "ProtocolSupport"],
            path: "Tests/StreamTestSupport",
            swiftSettings: settings
        ),
        .testTarget(
            name: "OtherProtocolsTests",
            dependencies: [
                "FoundationTypes", "ProtocolSupport", "StreamRuntime", "ModelProviders", "ProtocolSchema",
                "ProtocolEmitters",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PluginTests",
            exclude: ["Fixtures"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ApplicationTests",
            dependencies: [
                "AISDK", "StreamRuntime", "GeneratedProtocol", "ProtocolSupport", "ProtocolSchema", "ProtocolEmitters",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "StreamInspectTests",
            dependencies: [
                "StreamInspection", "SchemaInspection", "AISDK", "StreamRuntime", "ProtocolSchema", "ProtocolSupport",
                "stream-inspect",
            ],
            resources: [.copy("Cases")],
            swiftSettings: settings
        ),
    ]
)
