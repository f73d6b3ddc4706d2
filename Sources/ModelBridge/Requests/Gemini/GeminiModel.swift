/// What is known of a model of Gemini's API by its name.
///
/// The families are those of the AI SDK's Google provider, which follows https://ai.google.dev/gemini-api/docs/models. A name that
/// is not listed gets what every model has.
struct GeminiModel: Hashable, Sendable {
    /// The model, as a request names it.
    let name: String
    private let id: String

    init(_ name: String) {
        self.name = name
        id = name.split(separator: "/").last.map { $0.lowercased() } ?? ""
    }

    /// The path of a streamed answer, after the base URL.
    ///
    /// A name with a slash says which collection it is of.
    var path: String { "/\(name.contains("/") ? name : "models/\(name)"):streamGenerateContent?alt=sse" }

    /// Whether instructions go into the first message of the user.
    var isGemma: Bool { id.hasPrefix("gemma-") }

    /// Whether it is of version 3: it checks signatures, and takes functions beside tools of the provider, and files in outputs.
    var isVersion3: Bool { isOfVersion("3") }

    /// Whether it knows the tools of the provider.
    var hasProviderTools: Bool {
        isOfVersion("2") || isVersion3 || isLatest || id.contains("nano-banana")
    }

    /// Whether it can search in uploaded files.
    var hasFileSearch: Bool { isOfVersion("2.5") || isVersion3 || isLatest }

    /// Whether it fetches files at links.
    var takesLinks: Bool { id.hasPrefix("gemini-") && !isOfVersion("2.0") }

    /// Whether the depth of its thinking is a word instead of a number of tokens.
    var hasThinkingLevels: Bool { isVersion3 && !id.contains("gemini-3-pro-image") }

    /// The most tokens that it may think.
    var largestThinkingBudget: Int {
        id.contains("2.5-pro") || id.contains("gemini-3-pro-image") ? 32_768 : 24_576
    }

    /// The tokens of an answer that budgets are a share of.
    static let outputLimit = 65_536

    private var isLatest: Bool {
        ["gemini-flash-latest", "gemini-flash-lite-latest", "gemini-pro-latest"].contains(id)
    }

    private func isOfVersion(_ version: String) -> Bool {
        guard let range = id.firstRange(of: "gemini-\(version)") else { return false }
        guard let next = id[range.upperBound...].first else { return true }
        return next == "-" || next == "."
    }
}
