import GeneratedProtocol
import ProtocolSupport
import StreamRuntime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension StreamRecord: Codable {
    private enum CodingKeys: String, CodingKey {
        case messageID = "message_id"
        case text
        case reasoning
        case toolCalls = "tool_calls"
        case sources
        case files
        case dataParts = "data_parts"
        case finishReason = "finish_reason"
        case stepCount = "step_count"
        case reasoningTokens = "reasoning_tokens"
        case answerTokens = "answer_tokens"
        case promptTokens = "prompt_tokens"
        case totalOutputTokens = "total_output_tokens"
        case totalTokens = "total_tokens"
        case createdAt = "created_at"
        case finishedAt = "finished_at"
        case durationMilliseconds = "duration_ms"
    }

    /// Reads a record; totals and the duration are computed anew.
    ///
    /// - Throws: `DecodingError` if a key is missing or a time is not in the RFC 3339 format.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(messageID: try values.decode(String.self, forKey: .messageID))
        text = try values.decode(String.self, forKey: .text)
        reasoning = try values.decode(String.self, forKey: .reasoning)
        for call in try values.decode([ToolCall].self, forKey: .toolCalls) { append(call) }
        sources = try values.decode([Source].self, forKey: .sources)
        files = try values.decode([File].self, forKey: .files)
        for part in try values.decode([DataPart].self, forKey: .dataParts) { append(part) }
        finishReason = try values.decodeIfPresent(UIMessageStream.FinishReason.self, forKey: .finishReason)
        stepCount = try values.decode(Int.self, forKey: .stepCount)
        reasoningTokens = try values.decodeIfPresent(Int.self, forKey: .reasoningTokens)
        answerTokens = try values.decodeIfPresent(Int.self, forKey: .answerTokens)
        promptTokens = try values.decodeIfPresent(Int.self, forKey: .promptTokens)
        createdAt = try Self.time(try values.decode(String.self, forKey: .createdAt), .createdAt, values)
        finishedAt = try values.decodeIfPresent(String.self, forKey: .finishedAt)
            .map { try Self.time($0, .finishedAt, values) }
    }

    /// Writes the record with all keys, null where there is no value.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(messageID, forKey: .messageID)
        try values.encode(text, forKey: .text)
        try values.encode(reasoning, forKey: .reasoning)
        try values.encode(toolCalls, forKey: .toolCalls)
        try values.encode(sources, forKey: .sources)
        try values.encode(files, forKey: .files)
        try values.encode(dataParts, forKey: .dataParts)
        try values.encode(finishReason, forKey: .finishReason)
        try values.encode(stepCount, forKey: .stepCount)
        try values.encode(reasoningTokens, forKey: .reasoningTokens)
        try values.encode(answerTokens, forKey: .answerTokens)
        try values.encode(promptTokens, forKey: .promptTokens)
        try values.encode(totalOutputTokens, forKey: .totalOutputTokens)
        try values.encode(totalTokens, forKey: .totalTokens)
        try values.encode(Self.text(of: createdAt), forKey: .createdAt)
        try values.encode(finishedAt.map { Self.text(of: $0) }, forKey: .finishedAt)
        try values.encode(durationMilliseconds, forKey: .durationMilliseconds)
    }

    private static let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    /// The time, rounded to milliseconds: the format truncates, so a record would lose a millisecond each time it is stored.
    private static func text(of time: Date) -> String { time.addingTimeInterval(0.000_5).formatted(format) }

    private static func time(
        _ text: String,
        _ key: CodingKeys,
        _ values: KeyedDecodingContainer<CodingKeys>
    ) throws -> Date {
        if let time = try? Date(text, strategy: format) { return time }
        if let time = try? Date(text, strategy: .iso8601) { return time }
        throw DecodingError.dataCorruptedError(
            forKey: key,
            in: values,
            debugDescription: "\"\(text)\" is not a time such as 2026-08-22T12:00:00.000Z"
        )
    }
}
