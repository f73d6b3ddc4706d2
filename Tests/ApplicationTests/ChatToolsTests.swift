import AISDK
import ProtocolSupport
import Synchronization
import Testing

/// Tools that an application runs, as they are reached without their types.
struct ChatToolsTests {
    private struct Tools: ChatTools {
        func getWeather(
            _ input: Chat.GetWeather.Input,
            _ call: ToolCallRun<Chat.GetWeather>
        ) async throws -> Chat.GetWeather.Output {
            try await call.update(.init(tempF: 0, condition: "asking", city: input.city))
            return .init(tempF: 41, condition: "rain", city: input.city)
        }

        func countWords(_ input: String, _ call: ToolCallRun<Chat.CountWords>) async throws -> JSONValue {
            .int(Int64(input.split(separator: " ").count))
        }
    }

    private func entry(_ name: String) throws -> ToolEntry {
        try #require(Tools().tools.first { $0.name == name })
    }

    @Test func `Each tool is declared, and only the server's can be run`() throws {
        #expect(Tools().tools.map(\.name) == ["get_weather", "confirm", "count_words"])
        let weather = try entry("get_weather")
        #expect(weather.description == "Looks up the weather of a city.")
        #expect(weather.inputSchema["required"] == ["city"] && weather.inputSchema["additionalProperties"] == false)
        #expect(weather.inputSchema["$defs"]?["TemperatureUnit"]?["enum"] == ["celsius", "fahrenheit"])
        #expect(try entry("confirm").run == nil)
    }

    @Test func `A call gets its typed input, and gives preliminary outputs and an output`() async throws {
        let written = Mutex<[JSONValue]>([])
        let call = ToolRun(id: "call") { output in written.withLock { $0.append(output) } }
        let run = try #require(try entry("get_weather").run)
        let output = try await run(["city": "Oslo", "unit": nil], call)
        #expect(output == ["temp_f": 41, "condition": "rain", "city": "Oslo"])
        #expect(written.withLock { $0 } == [["temp_f": 0, "condition": "asking", "city": "Oslo"]])
    }

    @Test(
        "a wrong input is told in words that a model can use",
        arguments: [
            (#"{}"#, "city"), (#"{"city":7}"#, "city"), (#"{"city":""}"#, "city"),
            (#"{"city":"Oslo","unit":"kelvin"}"#, "unit"),
        ]
    )
    func wrongInput(_ input: String, _ field: String) throws {
        let fault = try #require(try entry("get_weather").check(JSONValue(json: input)))
        #expect(fault.contains(field))
        #expect(try entry("get_weather").check(["city": "Oslo"]) == nil)
    }

    @Test func `An approval that the schema asks for is asked for`() async throws {
        let tool = ToolEntry.server(Approved.self) { input, _ in input }
        #expect(try await tool.needsApproval([:]))
        let chosen = ToolEntry.server(Approved.self, needsApproval: { $0 == 1 }) { input, _ in input }
        #expect(try await chosen.needsApproval(1))
        #expect(try await !chosen.needsApproval(2))
    }

    private enum Approved: ServerTool {
        typealias Input = JSONValue
        typealias Output = JSONValue
        static let name = "approved"
        static let needsApproval = true
    }
}
