import Foundation
import Testing

@Suite struct SchemaCommandTests {
    @Test func validateTakesASchema() throws {
        let run = try InspectRun(
            "validate",
            "docs/recordings/broken.sse",
            "--schema",
            "schema/ai-sdk.yaml",
            "--client",
            "6.0.0"
        )
        #expect(run.status == 1)
        #expect(
            run.output.contains("event 6: 'finish-step' comes while text 't1' is open; expected 'text-end' [left-open]")
        )
        let good = try InspectRun("validate", "docs/recordings/ferry.sse", "--schema", "schema/ai-sdk.yaml")
        #expect(good.status == 0, "\(good.output)")
    }

    @Test func timelineTakesASchema() throws {
        let own = try InspectRun("timeline", "docs/recordings/ferry.sse")
        let run = try InspectRun("timeline", "docs/recordings/ferry.sse", "--schema", "schema/ai-sdk.yaml")
        #expect(run.status == 0)
        #expect(run.output == own.output)
    }

    @Test(
        "an invalid command line is refused",
        arguments: [
            (["validate", "-", "--schema", "schema/ai-sdk.yaml", "--protocol", "vel"], 64, "give one"),
            (["validate", "-", "--schema", "schema/ai-sdk.yaml", "--client", "4"], 64, "has no client '4'"),
            (["validate", "-", "--schema", "Tests/Protocols/ferry.yaml", "--client", "4"], 64, "names no clients"),
            (
                ["replay", "-", "--schema", "schema/ai-sdk.yaml"], 64,
                "a schema does not say what a client makes of events"
            ),
            (
                ["message", "-", "--schema", "schema/ai-sdk.yaml"], 64,
                "a schema does not say what a client makes of events"
            ),
            (["validate", "-", "--schema", "nowhere.yaml"], 1, "nowhere.yaml:1:1: error: the file cannot be read"),
        ]
    )
    func anInvalidCommandLineIsRefused(_ arguments: [String], status: Int32, message: String) throws {
        let run = try InspectRun(arguments)
        #expect(run.status == status)
        #expect(run.messages.contains(message), "\(run.messages)")
    }
}
