import Foundation
import Testing

extension NestedBuilds {
    /// Tests the build plugin with a package that has several schemas in several targets.
    @Suite struct BuildPluginTests {
        private let consumer: NestedPackage

        /// Restores the fixture and builds it.
        init() throws {
            try NestedBuilds.consumerIsBuilt.get()
            consumer = try NestedPackage("Consumer")
            #expect(try consumer.swift("build").status == 0)
        }

        @Test func everySchemaOfEveryTargetIsCompiled() throws {
            let run = try consumer.run("consumer")
            #expect(
                run.text == """
                    {"type":"data-progress","data":{"percent":40},"transient":true}
                    {"type":"reading","celsius":3.5}
                    {"type":"data-storm","data":{"force":9}}

                    """
            )
        }

        @Test func aBuildWithoutChangesDoesNotGenerate() throws {
            let build = try consumer.swift("build")
            #expect(build.status == 0)
            #expect(!build.text.contains("Generating"), "\(build.text)")
            #expect(!build.text.contains("Compiling Chat"), "\(build.text)")
        }

        @Test func onlyTheChangedSchemaIsCompiled() throws {
            try consumer.edit("Sources/Weather/Storms/storms.protocol.yml", "max: 12", "max: 11")
            let build = try consumer.swift("build")
            #expect(build.status == 0, "\(build.text)")
            #expect(build.text.contains("Generating storms.protocol.swift of Weather"), "\(build.text)")
            // The generator looks at all schemas again, and leaves the Swift of the others untouched.
            #expect(build.text.contains("Compiling Weather storms.protocol.swift"), "\(build.text)")
            #expect(!build.text.contains("Compiling Weather station.protocol.swift"), "\(build.text)")
            #expect(!build.text.contains("module Chat"), "\(build.text)")
        }

        @Test func aChangedBaseCompilesItsExtensions() throws {
            try consumer.edit("Sources/Weather/station.protocol.yaml", "Anything else.", "Anything else at all.")
            let build = try consumer.swift("build")
            #expect(build.status == 0, "\(build.text)")
            #expect(build.text.contains("Generating storms.protocol.swift of Weather"), "\(build.text)")
            #expect(build.text.contains("Generating station.protocol.swift of Weather"), "\(build.text)")
        }

        /// SwiftPM asks for the inputs of a schema when it plans a build, and does not plan again after an edit of the schema.
        @Test func aBuildNeverLeavesOldSwiftAfterAnEditOfExtends() throws {
            let storms = "Sources/Weather/Storms/storms.protocol.yml"
            let station = try consumer.read("Sources/Weather/station.protocol.yaml")
            func build() throws -> ProcessRun { try consumer.swift("build", ["--target", "Weather"]) }
            func expectNewSwift(_ change: Comment) throws {
                let build = try build()
                #expect(build.status == 0, "\(build.text)")
                #expect(build.text.contains("Generating storms.protocol.swift of Weather"), change)
            }
            // Two other descriptions of the station: one in the target, one elsewhere.
            try consumer.write("Sources/Weather/marine.yaml", station)
            try consumer.write("Shared/base.yaml", station)
            try consumer.write(storms, "{ language: 1, protocol: StormWarnings, events: { storm: {} } }\n")
            try expectNewSwift("The schema extends nothing when the build is planned.")

            try consumer.write(storms, Self.storms(extending: "../marine.yaml"))
            try expectNewSwift("The schema extends a base now, in a mapping in braces.")
            try consumer.edit("Sources/Weather/marine.yaml", "Anything else.", "Anything at sea.")
            try expectNewSwift("The base changes, and the build was not planned again.")

            try consumer.write(storms, Self.storms(extending: "../../../Shared/base.yaml"))
            let unknown = try build()
            #expect(unknown.status != 0)
            let message =
                "error: this build does not know '../../../Shared/base.yaml' yet, and would miss changes of it"
            #expect(unknown.text.contains(message), "\(unknown.text)")
            try consumer.write("Package.swift", try consumer.read("Package.swift") + "\n")
            try expectNewSwift("The build is planned again, as the message asked.")
            try consumer.edit("Shared/base.yaml", "Anything else.", "Anything at all.")
            try expectNewSwift("The base outside of all targets changes.")
        }

        private static func storms(extending base: String) -> String {
            """
            { language: 1, protocol: StormWarnings, extends: \(base), casing: { events: kebab-case, fields: camelCase },
              events: { data-storm: { data: { fields: { force: int } }, id: none, transient: never } } }

            """
        }

        @Test func aWarningIsShownAndTheBuildSucceeds() throws {
            let station = try consumer.read("Sources/Weather/station.protocol.yaml")
            try consumer.write("Sources/Weather/station.protocol.yaml", station + "types: { mood: { enum: [good] } }\n")
            let build = try consumer.swift("build", ["--target", "Weather"])
            #expect(build.status == 0, "\(build.text)")
            let path = consumer.path("Sources/Weather/station.protocol.yaml")
            #expect(
                build.text.contains("\(path):13:10: warning: type 'mood' is never used [unused-type]"),
                "\(build.text)"
            )
        }

        @Test func aMistakeIsReportedInTheFormatOfACompiler() throws {
            try consumer.edit("Sources/Chat/chat.protocol.yaml", "{ type: int, min: 0, max: 100 }", "itn")
            let build = try consumer.swift("build")
            let path = consumer.path("Sources/Chat/chat.protocol.yaml")
            #expect(build.status != 0)
            #expect(
                build.text.contains(
                    """
                    \(path):9:32: error: unknown type 'itn'; did you mean 'int'? [unknown-type]
                     9 |     data: { fields: { percent: itn } }
                       |                                ^~~
                    1 error in \(path)

                    """
                ),
                "\(build.text)"
            )
        }

        @Test func twoSchemasWithTheSameNameAreRefused() throws {
            try consumer.write("Sources/Weather/Storms/station.protocol.yaml", "language: 1\n")
            let build = try consumer.swift("build")
            let paths = ["Storms/station.protocol.yaml", "station.protocol.yaml"].map {
                consumer.path("Sources/Weather/\($0)")
            }
            #expect(build.status != 0)
            #expect(
                build.text.contains("\(paths[0]) and \(paths[1]) would both be station.protocol.swift in one module"),
                "\(build.text)"
            )
        }

        @Test func aTargetWithoutSchemasIsReported() throws {
            try consumer.remove("Sources/Chat/chat.protocol.yaml")
            let build = try consumer.swift("build", ["--target", "Chat"])
            #expect(
                build.text.contains("target 'Chat' uses ProtocolGenPlugin but has no file that ends in .protocol.yaml"),
                "\(build.text)"
            )
        }

        @Test func aSwitchOutsideThePackageNeedsAnUnknownDefault() throws {
            let cases = try eventCases().map { "    case .\($0): 1" }.joined(separator: "\n")
            let function = """
                import GeneratedProtocol

                func weight(_ event: UIMessageStream.Event) -> Int {
                    switch event {
                \(cases)
                    }
                }

                """
            try consumer.write("Sources/Chat/Weight.swift", function)
            let refused = try consumer.swift("build", ["--target", "Chat"])
            #expect(refused.status != 0)
            #expect(refused.text.contains("switch covers known cases, but"), "\(refused.text)")
            try consumer.edit("Sources/Chat/Weight.swift", "\n    }\n}", "\n    @unknown default: 0\n    }\n}")
            let accepted = try consumer.swift("build", ["--target", "Chat"])
            #expect(accepted.status == 0, "\(accepted.text)")
        }

        /// The cases of the event enum in the generated source.
        private func eventCases() throws -> [String] {
            let file = NestedPackage.repository.appending(
                path: "Sources/GeneratedProtocol/UIMessageStream/UIMessageStream+Event.swift"
            )
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            return lines.compactMap { line in
                guard let declaration = line.prefixMatch(of: /\ {8}(indirect )?case (?<name>[A-Za-z]+)\(/) else {
                    return nil
                }
                return String(declaration.name)
            }
        }
    }
}
