/// What OpenAI's models can do, by their names.
///
/// Taken from OpenAI's pages of models and from what the AI SDK does. A model whose name says nothing, a fine-tuned one or one of
/// another maker, gets what every model takes.
struct OpenAIResponsesModel {
    /// Whether the model reasons: it takes `developer` messages then, and no sampling.
    let reasons: Bool
    /// Whether the model takes sampling if it is told not to reason.
    let samplesWithoutReasoning: Bool
    /// Whether the model has the service tier `flex`.
    let hasFlexTier: Bool
    /// Whether the model has the service tier `priority`.
    let hasPriorityTier: Bool

    init(_ name: String) {
        if let version = Self.oVersion(of: name) {
            reasons = true
            samplesWithoutReasoning = false
            hasFlexTier = version >= 3
            hasPriorityTier = version >= 3
        } else if let version = GPTVersion(name), version.major >= 5 {
            let isChat = version.minor == nil && version.variant.hasPrefix("chat")
            reasons = !isChat
            samplesWithoutReasoning = version.major > 5 || (version.minor ?? 0) >= 1
            hasFlexTier = !isChat
            hasPriorityTier = !isChat && !version.variant.hasPrefix("nano")
        } else {
            reasons = Self.otherReasoningModels.contains(name)
            samplesWithoutReasoning = false
            hasFlexTier = false
            hasPriorityTier = name.hasPrefix("gpt-4")
        }
    }

    private static let otherReasoningModels: Set<String> = ["codex-mini-latest", "computer-use-preview"]

    /// The number of `o3` and `o4-mini`.
    private static func oVersion(of name: String) -> Int? {
        guard name.first == "o" else { return nil }
        var rest = name.dropFirst()
        guard let version = rest.removeNumber(), rest.isEmpty || rest.first == "-" else { return nil }
        return version
    }
}

/// The pieces of `gpt-5.1-codex`.
private struct GPTVersion {
    let major: Int
    let minor: Int?
    let variant: Substring

    /// Nil for a name of another form, such as `gpt-4o`.
    init?(_ name: String) {
        guard name.hasPrefix("gpt-") else { return nil }
        var rest = name.dropFirst(4)
        guard let major = rest.removeNumber() else { return nil }
        self.major = major
        if rest.first == "." {
            rest.removeFirst()
            guard let minor = rest.removeNumber() else { return nil }
            self.minor = minor
        } else {
            minor = nil
        }
        guard rest.isEmpty || rest.first == "-" else { return nil }
        variant = rest.dropFirst()
    }
}

extension Substring {
    /// Removes the digits at the start, and returns their number.
    fileprivate mutating func removeNumber() -> Int? {
        let digits = prefix { $0.isASCII && $0.isNumber }
        removeFirst(digits.count)
        return Int(digits)
    }
}
