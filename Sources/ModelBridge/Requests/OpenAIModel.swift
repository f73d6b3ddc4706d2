/// What a model of OpenAI takes, as far as its name tells.
///
/// The rules are those that the AI SDK has for the names in OpenAI's list of models. Names of other makers, of fine-tuned models
/// and of deployments match none of them: such models get every setting as it is.
struct OpenAIModel: Sendable {
    /// The model, as the API names it.
    let name: String
    /// The number of an o-model: 3 of `o3-mini`.
    private let oNumber: Int?
    /// The version of a GPT model: 5 and 1 of `gpt-5.1-mini`, and what follows it.
    private let gpt: (major: Int, minor: Int?, variant: Substring)?

    init(_ name: String) {
        self.name = name
        oNumber = Self.oNumber(of: name)
        gpt = Self.version(of: name)
    }

    /// Whether the model reasons: it is told instructions as `developer`, and takes neither sampling nor penalties.
    var reasons: Bool {
        oNumber != nil || isNewGPT || name.hasPrefix("codex-mini") || name.hasPrefix("computer-use-preview")
    }

    /// Whether the model takes temperature, `topP` and log probabilities while its effort is `none`: GPT 5.1 and later.
    var samplesWithoutEffort: Bool {
        guard let gpt else { return false }
        return (gpt.major, gpt.minor ?? 0) >= (5, 1)
    }

    /// Whether the model searches the web before each answer; it takes no temperature.
    var searches: Bool {
        name.hasPrefix("gpt-4o-search-preview") || name.hasPrefix("gpt-4o-mini-search-preview")
    }

    /// Whether requests may be of the slow, cheap tier `flex`.
    var hasFlexTier: Bool { (oNumber ?? 0) >= 3 || isNewGPT }

    /// Whether requests may be of the tier `priority`.
    var hasPriorityTier: Bool {
        if let gpt, gpt.variant.hasPrefix("nano"), isNewGPT { return false }
        return hasFlexTier || name.hasPrefix("gpt-4")
    }

    /// GPT 5 and later, without those that are tuned for chat: `gpt-5-chat-latest` does not reason, `gpt-5.1-chat-latest` does.
    private var isNewGPT: Bool {
        guard let gpt, gpt.major >= 5 else { return false }
        return gpt.minor != nil || !gpt.variant.hasPrefix("chat")
    }

    private static func oNumber(of name: String) -> Int? {
        guard name.hasPrefix("o") else { return nil }
        let digits = name.dropFirst().prefix { $0 != "-" }
        guard digits.utf8.allSatisfy({ $0.isDigit }) else { return nil }
        return Int(digits)
    }

    private static func version(of name: String) -> (Int, Int?, Substring)? {
        guard name.hasPrefix("gpt-") else { return nil }
        let version = name.dropFirst(4).prefix { $0 != "-" }
        let variant = name.dropFirst(4 + version.count).dropFirst()
        let numbers = version.split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count <= 2, numbers.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }),
            let major = Int(numbers[0])
        else { return nil }
        return (major, numbers.count == 2 ? Int(numbers[1]) : nil, variant)
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
