import Testing

@Suite struct GenerationRequestTests {
    @Test func withoutOptionsFilesAreWrittenToTheFolderOfTheTarget() throws {
        let request = try GenerationRequest([])
        #expect(request.targets.isEmpty)
        #expect(
            request.generatorArguments(["/p/S/App/chat.protocol.yaml"], target: "/p/S/App", package: "/p/") == [
                "generate", "/p/S/App/chat.protocol.yaml", "--swift", "/p/S/App/Generated", "--relative-to", "/p/",
                "--command", "swift package generate-protocol",
            ]
        )
    }

    @Test func optionsArePassedOnWithPathsInsideThePackage() throws {
        let request = try GenerationRequest([
            "--target", "App", "--target=Other", "--output", "Out Put", "--access=internal", "--typescript",
            "web/chat.ts",
        ])
        #expect(request.targets == ["App", "Other"])
        #expect(
            request.generatorArguments(["/p/a.yaml"], target: "/p/S/App", package: "/p") == [
                "generate", "/p/a.yaml", "--swift", "/p/Out Put", "--relative-to", "/p", "--access", "internal",
                "--typescript", "/p/web/chat.ts", "--command", "swift package generate-protocol",
            ]
        )
    }

    @Test(
        "an unknown word or a missing value is refused by name",
        arguments: [
            (["--traget", "App"], RequestProblem.unknownOption("--traget")), (["App"], .unknownOption("App")),
            (["--target"], .missingValue("--target")), (["--output="], .missingValue("--output")),
        ]
    )
    func refused(_ arguments: [String], problem: RequestProblem) {
        #expect(throws: problem) { try GenerationRequest(arguments) }
    }

    @Test func helpHasALongAndAShortOption() throws {
        #expect(try GenerationRequest(["--help"]).isHelp)
        #expect(try GenerationRequest(["-h"]).isHelp)
    }
}
