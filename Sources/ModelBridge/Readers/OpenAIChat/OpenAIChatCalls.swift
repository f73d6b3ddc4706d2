import ModelProviders
import ProtocolSupport

/// The calls of an answer, whose additions are mixed.
///
/// An addition belongs to the call with its id. Without an id its index counts, and without an index it continues the call of
/// the addition before it.
struct OpenAIChatCalls: Sendable {
    private struct Call: Sendable {
        enum State { case waiting, begun, broken }

        var state = State.waiting
        var id: String?
        var name = ""
        var input = ""
        var signature: String?

        /// Whether an id may still come.
        var lacksID: Bool { id?.isEmpty != false }
    }

    private let dialect: OpenAIChatDialect
    /// Whether an addition without arguments repeats as an empty delta, as clients before 7.0.0 are served.
    private let repeatsNothing: Bool
    private var calls: [Call] = []
    /// The calls in the order of their beginnings.
    private var begun: [Int] = []
    private var placeOfID: [String: Int] = [:]
    private var placeOfIndex: [Int: Int] = [:]
    private var latest: Int?

    init(_ dialect: OpenAIChatDialect, repeatsNothing: Bool) {
        self.dialect = dialect
        self.repeatsNothing = repeatsNothing
    }

    /// Appends the parts of an addition; returns what is wrong with its call.
    mutating func add(_ delta: OpenAIChatStream.ToolCallDelta, into parts: inout [ModelPart]) -> ModelError? {
        let place = place(of: delta) ?? calls.count
        if place == calls.count { calls.append(Call()) }
        if let index = delta.index { placeOfIndex[index] = place }
        latest = place
        switch calls[place].state {
        case .broken: return nil
        case .begun: append(delta.function?.arguments, to: place, into: &parts)
        case .waiting: return prepare(place, with: delta, into: &parts)
        }
        return nil
    }

    /// Appends the whole calls; returns what is wrong with those that never began.
    func finish(into parts: inout [ModelPart]) -> [ModelError] {
        for place in begun {
            let call = calls[place]
            parts.append(
                .toolCall(
                    ModelToolCall(
                        id: call.id ?? "",
                        name: call.name,
                        input: call.input,
                        metadata: call.signature.map { [dialect.provider: ["thoughtSignature": .string($0)]] }
                    )
                )
            )
        }
        return calls.filter { $0.state == .waiting }.map { call in
            ModelError(.invalidSequence, "The call '\(call.id ?? "")' has no name.")
        }
    }

    private func place(of delta: OpenAIChatStream.ToolCallDelta) -> Int? {
        guard let id = delta.id, !id.isEmpty else {
            guard let index = delta.index else { return latest }
            return placeOfIndex[index]
        }
        if let place = placeOfID[id] { return place }
        guard let index = delta.index, let place = placeOfIndex[index] else { return nil }
        // Some servers make an id for each addition. A call that begins has a name, one that goes on has none.
        let goesOn = calls[place].state == .begun && delta.function?.name == nil
        let waits = calls[place].state == .waiting && calls[place].lacksID
        return goesOn || waits ? place : nil
    }

    private mutating func append(_ arguments: String?, to place: Int, into parts: inout [ModelPart]) {
        guard let id = calls[place].id, arguments != nil || repeatsNothing else { return }
        calls[place].input += arguments ?? ""
        parts.append(.toolInputDelta(id: id, text: arguments ?? ""))
    }

    /// Notes what an addition tells of a call that has no name yet, and begins the call if it has one now.
    private mutating func prepare(
        _ place: Int,
        with delta: OpenAIChatStream.ToolCallDelta,
        into parts: inout [ModelPart]
    ) -> ModelError? {
        if calls[place].lacksID, let id = delta.id {
            calls[place].id = id
            placeOfID[id] = place
        }
        calls[place].input += delta.function?.arguments ?? ""
        if !dialect.isOpenAI, let signature = delta.extraContent?.google?.thoughtSignature {
            calls[place].signature = signature
        }
        guard let name = delta.function?.name else { return nil }
        calls[place].name = name
        guard let id = calls[place].id else {
            calls[place].state = .broken
            return ModelError(.invalidSequence, "The call of '\(name)' has no id.")
        }
        calls[place].state = .begun
        begun.append(place)
        parts.append(.toolInputStart(ModelToolInput(id: id, name: name)))
        if !calls[place].input.isEmpty { parts.append(.toolInputDelta(id: id, text: calls[place].input)) }
        return nil
    }
}
