import ProtocolSupport

/// The output of a call, as parts of a message.
struct GeminiOutput {
    let output: ModelMessage.Output
    let model: GeminiModel
    let isVersion7: Bool

    init(_ output: ModelMessage.Output, model: GeminiModel, isVersion7: Bool) {
        self.output = output
        self.model = model
        self.isVersion7 = isVersion7
    }

    func parts() throws(ModelRequestError) -> [JSONValue] {
        switch output.value {
        case .text(let text, _): [response(.string(text))]
        case .json(let value, _): [response(value)]
        case .errorText(let text): [response(.string(text))]
        case .errorJSON(let value): [response(value)]
        case .denied(let reason): [response(.string(reason ?? ModelMessage.deniedText))]
        case .content(let content): try parts(of: content)
        }
    }

    private func response(_ content: JSONValue, files: [JSONValue] = []) -> JSONValue {
        var response: JSONObject = ["id": .string(output.id), "name": .string(output.name)]
        response["response"] = ["name": .string(output.name), "content": content]
        if !files.isEmpty { response["parts"] = .array(files) }
        return ["functionResponse": .object(response)]
    }

    /// The parts of content in the form of the tool.
    ///
    /// Gemini 3 takes files in the response. Before, they come after it, each with a word on what it is.
    ///
    /// There is one response whatever the content, as the service wants as many responses as calls.
    private func parts(of content: [JSONValue]) throws(ModelRequestError) -> [JSONValue] {
        var texts: [String] = []
        var files: [JSONValue] = []
        var others: [JSONValue] = []
        for piece in content {
            switch try Piece(piece, isVersion7: isVersion7) {
            case .text(let text): texts.append(text)
            case .file(let data, let type):
                let file = JSONValue.object(GeminiContents.inlineData(data, type))
                files.append(file)
                others += [file, ["text": .string(Self.note(on: type))]]
            case .other(let value) where model.isVersion3: texts.append(value.description)
            case .other(let value): others.append(["text": .string(value.description)])
            }
        }
        let text = texts.isEmpty ? "The tool is done." : texts.joined(separator: "\n")
        if model.isVersion3 { return [response(.string(text), files: files)] }
        return [response(.string(text))] + others
    }

    private static func note(on type: String) -> String {
        "The tool is done and gave this \(type.hasPrefix("image/") ? "image" : "file")."
    }

    /// A piece of content in the form of the tool.
    private enum Piece {
        case text(String)
        case file(data: String, type: String)
        case other(JSONValue)

        init(_ value: JSONValue, isVersion7: Bool) throws(ModelRequestError) {
            let type = value["mediaType"]?.stringValue ?? ""
            switch value["type"]?.stringValue {
            case "text": self = .text(value["text"]?.stringValue ?? "")
            case "image-data", "file-data", "media":
                self = value["data"]?.stringValue.map { .file(data: $0, type: type) } ?? .other(value)
            case "image-url", "file-url": self = Self.file(atURL: value["url"]) ?? .other(value)
            case "file":
                guard isVersion7 else {
                    throw ModelRequestError(
                        .prompt,
                        "the output of a tool has content of type 'file', which is of version 7; use 'image-data' or 'file-data'"
                    )
                }
                if let data = value["data"]?["data"]?.stringValue {
                    self = .file(data: data, type: type)
                } else {
                    self = Self.file(atURL: value["data"]?["url"]) ?? .other(value)
                }
            default: self = .other(value)
            }
        }

        private static func file(atURL url: JSONValue?) -> Piece? {
            guard let url = url?.stringValue.flatMap(DataURL.init), url.isBase64 else { return nil }
            return .file(data: url.contents, type: url.mediaType)
        }
    }
}
