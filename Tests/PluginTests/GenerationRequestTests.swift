import Testing

@Suite struct GenerationRequestTests {
    @Test func withoutOptionsFilesAreWrittenToTheFolderOfTheTarget() throws {
        let request = try GenerationRequest([])
        #expect(request.targets.isEmpty)
        #expect(
            request.generatorArguments(["/p/S/App/chat.protocol.yaml"], target: "/p/S/App", package: "/p/") == [
                "generate", "/p/S/App/chat.protocol.yaml", "--swift", "/p/S/App/Generated",
            ]
        )
    }

    @Test func optionsArePassedOnWithPathsInsideThePackage() throws {
        let request = try GenerationRequest([
            "--target", "App", "--target=Other", "--output", "Out Put", "--strict", "--access=internal", "--typescript",
            "web/chat.ts",
        ])
        #expect(request.targets == ["App", "Other"])
        #expect(
            request.generatorArguments(["/p/a.yaml"], target: "/p/S/App", package: "/p") == [
                "generate", "/p/a.yaml", "--swift", "/p/Out Put", "--strict", "--access", "internal",
                "--typescript", "/p/web/chat.ts",
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

    @Test func onlyTypeScriptIsWrittenOnRequest() throws {
        let request = try GenerationRequest(["--typescript-only"])
        #expect(
            request.generatorArguments(["/p/a.yaml"], target: "/p/S/App", package: "/p") == [
                "generate", "/p/a.yaml", "--typescript-only",
            ]
        )
    }

    @Test("a check compares Swift where there is some", arguments: [true, false])
    func check(_ exists: Bool) throws {
        let words = try GenerationRequest(["--strict"]).checkArguments(["/p/a.yaml"], target: "/p/S/App", package: "/p")
        {
            $0 == "/p/S/App/Generated" && exists
        }
        let swift = exists ? ["--swift", "/p/S/App/Generated"] : []
        let update = "swift package generate-protocol" + (exists ? "" : " --typescript-only")
        #expect(
            words == ["check", "/p/a.yaml"] + swift + ["--strict", "--command", update]
        )
    }

    @Test(
        "the generator gets a command line unchanged unless it checks the whole package",
        arguments: [
            (["diff", "a.yaml", "b.yaml", "--fail-on", "swift"], nil), (["check", "a.yaml", "--swift", "Out"], nil),
            ([], nil), (["explain", "unused-type"], nil), (["check"], []),
            (["check", "--target", "App"], ["App"]),
        ] as [([String], [String]?)]
    )
    func tool(_ words: [String], targets: [String]?) throws {
        let request = try ToolRequest(words)
        guard let targets else {
            #expect(request == .run(words))
            return
        }
        guard case .check(let check) = request else {
            Issue.record("\(request)")
            return
        }
        #expect(check.targets == targets)
    }

    @Test func aCommandWithoutPermissionToWriteNamesTheOneThatHasIt() {
        #expect(throws: RequestProblem.writes("generate", instead: "swift package generate-protocol")) {
            try ToolRequest(["generate", "a.yaml"])
        }
    }

    @Test func helpHasALongAndAShortOption() throws {
        #expect(try GenerationRequest(["--help"]).isHelp)
        #expect(try GenerationRequest(["-h"]).isHelp)
    }
}
