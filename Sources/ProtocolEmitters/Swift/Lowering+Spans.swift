import ProtocolSchema

/// The methods that hold a span open around some work, and the properties that name the open one.
extension Lowering {
    func spans() -> [Declaration] {
        let members = model.scopes.indices.flatMap { index -> [Declaration] in
            let scope = model.scopes[index]
            guard index != model.outermost, case .span(let span) = scope.kind else { return [] }
            return [currentKey(scope), method(scope, span)].compactMap(\.self)
        }
        guard !members.isEmpty else { return [] }
        let head = "extension SpanWriter where Stream == \(model.streamName)"
        return [.type(TypeDeclaration(doc: nil, head: head, members: members))]
    }

    private func path(_ scope: ScopeModel) -> String { "\(model.name).Scope.\(scope.swiftName)" }

    private func currentKey(_ scope: ScopeModel) -> Declaration? {
        guard let key = scope.key?.single, let name = scope.currentKeyName else { return nil }
        return .property(
            PropertyDeclaration(
                doc: DocComment("The `\(key)` of the open `\(scope.name)`; nil if there is none."),
                head: "\(access)var \(name): String?",
                value: .inline("currentKey(of: \(path(scope)))")
            )
        )
    }

    /// Whether the key of a span is one string field, so that a writer can make one up.
    private func hasStringKey(_ span: ScopeModel.Span) -> Bool {
        ([span.opens] + span.closes).allSatisfy { model.events[$0].key != nil }
    }

    /// A method for a span whose first and last event need nothing but its key.
    private func method(_ scope: ScopeModel, _ span: ScopeModel.Span) -> Declaration? {
        guard scope.key == nil || hasStringKey(span), keyedCall(span.opens) != nil,
            span.closes.contains(where: { keyedCall($0) != nil })
        else { return nil }
        let isHeldTogether = span.renewal != nil
        let arguments = "of: \(path(scope))" + (isHeldTogether ? ", isHeldTogether: true" : "")
        let parameter: String
        let body: Code
        if deltaCall(scope) != nil {
            parameter = "Deltas"
            body = Code("try await withDeltas(\(arguments), body)")
        } else if scope.key != nil {
            parameter = "String"
            body = Code("try await withPart(\(arguments), body)")
        } else {
            parameter = ""
            body = Code("try await withPart(\(arguments)) { _ in try await body() }")
        }
        let details =
            parameter == "String"
            ? scope.key?.single.map { ["The closure is called with the part's `\($0)`."] } ?? [] : []
        let rest = isHeldTogether ? " and remains one `\(scope.name)`, whatever is written inside it" : ""
        return .function(
            FunctionDeclaration(
                doc: DocComment(
                    "Runs `body` inside a new `\(scope.name)`, which is closed on every path\(rest).",
                    details
                ),
                head: "\(access)func \(scope.enclosingMethodName)<Result: Sendable>",
                parameters: ["_ body: (\(parameter)) async throws -> Result"],
                effects: "async throws -> Result",
                body: body
            )
        )
    }
}
