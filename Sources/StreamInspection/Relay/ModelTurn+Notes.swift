public import ModelBridge

extension ModelTurn {
    /// What a turn told about itself, in sentences.
    public var notes: [String] {
        var notes: [String] = []
        if let raw = rawFinishReason {
            notes.append("the model stopped with '\(raw)', which is '\(finishReason.rawValue)'")
        }
        if let input = usage.inputTokens, let output = usage.outputTokens {
            notes.append("tokens: \(input) read, \(output) written")
        }
        if let id = response.id { notes.append("the response is \(id)" + (response.model.map { " of \($0)" } ?? "")) }
        notes += errors.map { "a fault: \($0)" }
        if !isComplete, !hasFailed { notes.append("the stream ended before the provider said that its turn was over") }
        return notes
    }
}
