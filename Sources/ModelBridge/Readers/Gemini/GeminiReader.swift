import ModelProviders
import ProtocolSupport

/// Turns the chunks of `streamGenerateContent` into parts.
///
/// A chunk has no beginnings and ends: a text is open until something comes that is not part of it. Only the first candidate is
/// read, since a chat has one answer.
struct GeminiReader: ModelReader {
    typealias Stream = GeminiStream

    let settings: ModelReaderSettings
    var block = GeminiBlock()
    var calls = GeminiCalls()
    var tools = GeminiServerTools()
    var ending = GeminiEnding()
    private var sources: Set<String> = []
    private var hasResponse = false
    private var isFirst = true

    init(_ settings: ModelReaderSettings) { self.settings = settings }

    mutating func read(_ event: GeminiStream.Event, into parts: inout [ModelPart]) {
        switch event {
        case .chunk(let chunk): read(chunk, into: &parts)
        case .failure(let failure): report(ModelError(failure.error), into: &parts)
        case .unrecognized(let value): report(ModelError(unrecognized: value.value), into: &parts)
        }
        isFirst = false
    }

    mutating func reject(_ error: ModelError, into parts: inout [ModelPart]) {
        ending.hasFailed = true
        isFirst = false
        parts.append(.error(error))
    }

    mutating func finish(into parts: inout [ModelPart]) {
        block.close(into: &parts)
        parts.append(.finish(ending.finish))
    }

    /// Tells an error of the provider.
    ///
    /// One that comes first is all there is.
    private mutating func report(_ error: ModelError, into parts: inout [ModelPart]) {
        ending.hasFailed = true
        parts.append(isFirst && error.kind == .reported ? .failure(error) : .error(error))
    }

    private mutating func read(_ chunk: GeminiStream.Chunk, into parts: inout [ModelPart]) {
        describe(chunk, into: &parts)
        if let candidate = chunk.candidates?.first {
            if let grounding = candidate.groundingMetadata { cite(grounding, into: &parts) }
            if let content = candidate.content?.parts { read(content, into: &parts) }
        }
        ending.note(chunk, hasCalls: calls.hasEnded)
    }

    private mutating func describe(_ chunk: GeminiStream.Chunk, into parts: inout [ModelPart]) {
        guard !hasResponse, let id = chunk.responseID else { return }
        hasResponse = true
        parts.append(.response(ModelResponse(id: id, model: chunk.modelVersion)))
    }

    /// Reads the parts of a chunk: the calls of functions after all others, as the SDK does.
    private mutating func read(_ content: [GeminiStream.Part], into parts: inout [ModelPart]) {
        var hasCalls = false
        for part in content {
            switch part {
            case .text(let text): block.append(text, into: &parts)
            case .inlineData(let file): give(file, into: &parts)
            case .functionCall: hasCalls = true
            case .executableCode(let code): tools.run(code.executableCode, settings, into: &parts)
            case .codeExecutionResult(let result): tools.end(result.codeExecutionResult, into: &parts)
            case .toolCall(let call): tools.call(call, settings, into: &parts)
            case .toolResponse(let response): tools.answer(response, settings, into: &parts)
            case .fileData, .functionResponse, .unrecognized: break
            }
        }
        guard hasCalls else { return }
        for case .functionCall(let call) in content {
            if let error = calls.read(call, settings, into: &parts) { reject(error, into: &parts) }
        }
    }

    private mutating func give(_ part: GeminiStream.InlineDataPart, into parts: inout [ModelPart]) {
        block.close(into: &parts)
        let isThought = part.thought == true
        var values: JSONObject = [:]
        if isThought, !settings.isVersion7 { values["thought"] = true }
        if let signature = part.thoughtSignature { values["thoughtSignature"] = .string(signature) }
        let file = ModelFile(
            mediaType: part.inlineData.mimeType ?? "application/octet-stream",
            base64: part.inlineData.data,
            metadata: values.isEmpty ? nil : ["google": values]
        )
        parts.append(isThought && settings.isVersion7 ? .reasoningFile(file) : .file(file))
    }

    /// Gives the pages that an answer is based on, each once.
    private mutating func cite(_ grounding: GeminiStream.GroundingMetadata, into parts: inout [ModelPart]) {
        for chunk in grounding.groundingChunks ?? [] {
            guard let source = chunk.page, sources.insert(source.url).inserted else { continue }
            parts.append(.source(url: source.url, title: source.title))
        }
    }
}

extension GeminiStream.GroundingChunk {
    /// The page to link to, if there is one.
    ///
    /// Documents of a store have none.
    fileprivate var page: (url: String, title: String?)? {
        if let web { return web.uri.map { ($0, web.title) } }
        if let image { return image.sourceURI.map { ($0, image.title) } }
        if let maps { return maps.uri.map { ($0, maps.title) } }
        guard let document = retrievedContext, let uri = document.uri else { return nil }
        return uri.hasPrefix("http://") || uri.hasPrefix("https://") ? (uri, document.title) : nil
    }
}
