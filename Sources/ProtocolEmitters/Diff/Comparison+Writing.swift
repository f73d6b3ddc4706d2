import ProtocolSchema

/// The rules of the lifecycle for writers beyond the order of events.
extension Comparison {
    /// When a writer begins a span anew, and how it ends one whose work is done.
    func compareWriting(_ scope: String, _ before: ScopeModel.Span, _ after: ScopeModel.Span) -> [Change] {
        // A writer does the same for every client; what its events lack for one is listed with them.
        if isOfClients { return [] }
        var changes: [Change] = []
        func note(_ detail: String, _ reason: String) {
            changes.append(
                change(.scope, .changed, scope, detail, wire: .fine(reason), swift: .fine(Reason.noName))
            )
        }
        let renewals = (renewal(before, old), renewal(after, new))
        if renewals.0 != renewals.1 {
            note("renews \(renewals.0) -> \(renewals.1)", "Readers accept scopes that close and open again.")
        }
        let completions = (completion(before, old), completion(after, new))
        if completions.0 != completions.1 {
            note(
                "on-completion \(completions.0) -> \(completions.1)",
                "Old clients are sent only what they know of the event."
            )
        }
        return changes
    }

    private func renewal(_ span: ScopeModel.Span, _ model: ProtocolModel) -> String {
        guard let renewal = span.renewal else { return "never" }
        let before = renewal.before.map { model.scopes[$0].name }.joined(separator: ", ")
        let except = model.exemption(of: renewal).map { " except \($0)" }
        return "before \(before) after \(model.scopes[renewal.after].name)\(except ?? "")"
    }

    private func completion(_ span: ScopeModel.Span, _ model: ProtocolModel) -> String {
        guard let completion = span.onCompletion else { return "none" }
        let waiting = completion.whileWaiting.map { ", while waiting \(phrase($0, model))" } ?? ""
        return phrase(completion.event, model) + waiting
    }

    /// The earlier event that events of a scope refer to, and whether a machine waits for them.
    func compareReferences(_ left: ScopeModel, _ right: ScopeModel) -> [Change] {
        let (before, after) = (target(left.refers, old), target(right.refers, new))
        var changes: [Change] = []
        func note(_ detail: String, _ wire: Verdict) {
            changes.append(change(.scope, .changed, left.name, detail, wire: wire, swift: .fine(Reason.noName)))
        }
        if before != after {
            note(
                "refers to \(before ?? "nothing") -> \(after ?? "nothing")",
                before == nil
                    ? .fine("Readers accept more than is sent.")
                    : .breaks("Readers of the old lifecycle look for a reference to the event.")
            )
        }
        let awaited = (left.refers?.isAwaited ?? false, right.refers?.isAwaited ?? false)
        if awaited == (false, true) {
            note("awaited now", .fine("Readers accept more than is sent."))
        } else if awaited == (true, false) {
            note(
                "no longer awaited",
                .breaks("Readers of the old lifecycle expect the answer before the machine moves on.")
            )
        }
        return changes
    }

    private func target(_ reference: ScopeModel.Reference?, _ model: ProtocolModel) -> String? {
        reference.map { "\(model.events[$0.event].displayName) by \($0.field)" }
    }

    /// The events that give way to others where they may not come, among those that both sides have.
    func compareFallbacks(_ scope: String, _ before: ScopeModel.Machine, _ after: ScopeModel.Machine) -> [Change] {
        let left = before.fallbacks.map { old.events[$0.event].displayName }
        let right = after.fallbacks.map { new.events[$0.event].displayName }
        let shared = Set(old.events.map(\.displayName)).intersection(new.events.map(\.displayName))
        func changed(_ names: [String], besides others: [String], _ detail: String, _ reason: String) -> [Change] {
            names.filter { shared.contains($0) && !others.contains($0) }.map {
                change(
                    .transition,
                    .changed,
                    scope + "." + $0,
                    detail,
                    wire: .fine(reason),
                    swift: .fine(Reason.noName)
                )
            }
        }
        return changed(left, besides: right, "otherwise below -> refused", "Readers accept more than is sent.")
            + changed(
                right,
                besides: left,
                "otherwise refused -> below",
                "What is sent instead is known to every client."
            )
    }
}
