import ModelProviders
import ProtocolSupport

/// Calls of tools that the provider runs: search, code and pictures.
extension OpenAIResponsesReader {
    /// Begins a call that the provider runs.
    mutating func beginRun(
        _ id: String?,
        _ name: String,
        at place: Int,
        into parts: inout [ModelPart]
    ) -> OpenAIResponsesCall {
        let call = providerCall(id, name)
        items[place] = .call(call)
        parts.append(call.start)
        return call
    }

    /// Tells a call that has no input.
    @discardableResult
    mutating func beginAtOnce(
        _ id: String?,
        _ name: String,
        at place: Int,
        into parts: inout [ModelPart]
    ) -> OpenAIResponsesCall {
        let call = providerCall(id, name)
        items[place] = .call(call)
        parts.append(call.call(input: "{}"))
        return call
    }

    /// The call that has begun at a place; one whose beginning was left out begins here.
    private mutating func run(
        _ id: String?,
        _ name: String,
        at place: Int,
        into parts: inout [ModelPart]
    ) -> OpenAIResponsesCall {
        if case .call(let call) = items[place] { return call }
        return beginAtOnce(id, name, at: place, into: &parts)
    }

    mutating func end(_ item: OpenAIResponsesStream.WebSearchItem, at place: Int, into parts: inout [ModelPart]) {
        let call = run(item.id, names.webSearch, at: place, into: &parts)
        parts.append(call.result(item.action?.output ?? [:]))
    }

    mutating func end(_ item: OpenAIResponsesStream.FileSearchItem, at place: Int, into parts: inout [ModelPart]) {
        let call = run(item.id, names.fileSearch, at: place, into: &parts)
        let queries = (item.queries ?? []).map { JSONValue.string($0) }
        let results = item.results.map { .array($0.map(\.output)) } ?? JSONValue.null
        parts.append(call.result(["queries": .array(queries), "results": results]))
    }

    mutating func begin(_ item: OpenAIResponsesStream.CodeInterpreterItem, at place: Int, into parts: inout [ModelPart])
    {
        var call = beginRun(item.id, names.codeInterpreter, at: place, into: &parts)
        call.containerID = item.containerID
        call.closing = #""}"#
        items[place] = .call(call)
        let container = item.containerID.map { #""containerId":\#(JSONValue.string($0)),"# } ?? ""
        parts.append(.toolInputDelta(id: call.id, text: #"{\#(container)"code":""#))
    }

    mutating func endCode(_ code: String, at place: Int, into parts: inout [ModelPart]) {
        endEscaped(code, at: place, into: &parts)
        guard case .call(var call) = items[place], !call.isGiven else { return }
        call.isGiven = true
        items[place] = .call(call)
        var input: JSONObject = ["code": .string(code)]
        input["containerId"] = call.containerID.map { .string($0) }
        parts.append(call.call(input: JSONValue.object(input).description))
    }

    mutating func end(_ item: OpenAIResponsesStream.CodeInterpreterItem, at place: Int, into parts: inout [ModelPart]) {
        if case .call = items[place] {} else { begin(item, at: place, into: &parts) }
        endCode(item.code ?? "", at: place, into: &parts)
        guard case .call(let call) = items[place] else { return }
        let outputs = item.outputs.map { .array($0.compactMap { .openAI($0) }) } ?? JSONValue.null
        parts.append(call.result(["outputs": outputs]))
    }

    /// A picture that is not done yet, which a better one replaces.
    func give(_ event: OpenAIResponsesStream.ImagePartial, into parts: inout [ModelPart]) {
        guard case .call(let call) = items[event.outputIndex] else { return }
        parts.append(call.result(["result": .string(event.partialImageB64)]))
    }

    mutating func end(_ item: OpenAIResponsesStream.ImageGenerationItem, at place: Int, into parts: inout [ModelPart]) {
        let call = run(item.id, names.imageGeneration, at: place, into: &parts)
        guard let picture = item.result else {
            return parts.append(call.result("The picture was not drawn.", isError: true))
        }
        parts.append(call.result(["result": .string(picture)]))
    }
}

extension OpenAIResponsesStream.WebAction {
    /// What the model did, and what it found.
    fileprivate var output: JSONValue {
        var action: JSONObject = [:]
        var sources: [OpenAIResponsesStream.SearchSource]?
        switch self {
        case .search(let search):
            action["type"] = "search"
            action["query"] = search.query.map { .string($0) }
            action["queries"] = search.queries.map { .array($0.map { .string($0) }) }
            sources = search.sources
        case .openPage(let page):
            action["type"] = "openPage"
            action["url"] = page.url.map { .string($0) }
        case .findInPage(let find):
            action["type"] = "findInPage"
            action["url"] = find.url.map { .string($0) }
            action["pattern"] = find.pattern.map { .string($0) }
        case .unrecognized(let other): action = other.value.objectValue ?? [:]
        }
        var output: JSONObject = ["action": .object(action)]
        output["sources"] = sources.map { .array($0.compactMap { .openAI($0) }) }
        return .object(output)
    }
}

extension OpenAIResponsesStream.FileSearchResult {
    fileprivate var output: JSONValue {
        var values: JSONObject = [:]
        values["attributes"] = attributes.map { .object($0) }
        values["fileId"] = fileID.map { .string($0) }
        values["filename"] = filename.map { .string($0) }
        values["score"] = score.map { .double($0) }
        values["text"] = text.map { .string($0) }
        return .object(values)
    }
}
