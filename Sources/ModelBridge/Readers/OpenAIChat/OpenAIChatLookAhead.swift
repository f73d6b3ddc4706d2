/// The beginning of an answer, held back until there is output: an error before that is a failed request.
struct OpenAIChatLookAhead: Sendable {
    /// The parts that wait.
    private(set) var held: [ModelPart] = []
    /// Whether the request failed; nothing follows then.
    private(set) var hasFailed = false

    /// Adds parts; returns those to give if that ends the waiting, and nil if it does not.
    mutating func pass(_ added: [ModelPart]) -> [ModelPart]? {
        guard !hasFailed else { return nil }
        held += added
        guard let output = added.first(where: \.isOutput) else { return nil }
        guard case .error(let error) = output, error.kind == .reported else { return held }
        hasFailed = true
        return [.failure(error)]
    }
}

extension ModelPart {
    /// Whether the part is more than the preparation of output.
    fileprivate var isOutput: Bool {
        switch self {
        case .response, .textStart: false
        default: true
        }
    }
}
