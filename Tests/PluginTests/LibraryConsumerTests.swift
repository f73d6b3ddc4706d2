import Foundation
import Testing

extension NestedBuilds {
    /// Tests a package that uses only the libraries, on a machine without libyaml.
    @Suite struct LibraryConsumerTests {
        @Test func neitherTheGeneratorNorLibyamlIsNeeded() throws {
            let user = try NestedPackage("LibraryUser")
            // The compiler finds this header before any other with its name.
            try user.write("NoYAML/yaml.h", "#error \"libyaml is not for users of the libraries\"\n")
            let build = try user.swift(
                "build",
                NestedPackage.planning,
                environment: ["CPATH": user.path("NoYAML"), "PKG_CONFIG_LIBDIR": "/nonexistent", "PKG_CONFIG_PATH": ""]
            )
            #expect(build.status == 0, "\(build.text)")
            #expect(!build.text.contains("warning:"), "\(build.text)")
            let modules = try user.compiledModules()
            #expect(modules == ["AISDK", "GeneratedProtocol", "ProtocolSupport", "StreamRuntime", "library_user"])
            let resolved = try user.read("Package.resolved")
            #expect(resolved.contains("\"swift-argument-parser\""))
            for package in ["hummingbird", "swift-nio", "swift-log", "swift-service-lifecycle"] {
                #expect(!resolved.contains("\"\(package)\""), "\(package) needs the trait to be resolved.")
            }
            #expect(try user.run("library-user").text == "{\"type\":\"text-delta\",\"id\":\"1\",\"delta\":\"Hello\"}\n")
        }

        @Test(
            "a package that uses one protocol does not compile others",
            arguments: [
                ("Vel", "VelStream.Event.textDelta(id: \"1\", delta: \"Hello\")", ["Vel"]),
                ("StreamRuntime", "JSONValue.string(\"Hello\")", []),
            ]
        )
        func oneProtocol(_ product: String, _ value: String, _ rooms: [String]) throws {
            let user = try NestedPackage("LibraryUser", as: "\(product)User")
            try user.edit("Package.swift", ".product(name: \"AISDK\"", ".product(name: \"\(product)\"")
            try user.write(
                "Sources/library-user/LibraryUser.swift",
                "import \(product)\n\n@main\nenum LibraryUser {\n    static func main() { print(\(value)) }\n}\n"
            )
            let build = try user.swift("build", NestedPackage.planning)
            #expect(build.status == 0, "\(build.text)")
            let modules = Set(try user.compiledModules())
            #expect(modules == Set(rooms + ["ProtocolSupport", "StreamRuntime", "library_user"]))
        }
    }
}
