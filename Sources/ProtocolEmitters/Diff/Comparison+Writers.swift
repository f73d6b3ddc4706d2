import ProtocolSchema

extension Comparison {
    func writerChanges() -> [Change] {
        let match = matched(old.writers, new.writers, by: \.name)
        let unaffected = Verdict.fine("It writes the same events as any other code.")
        var changes = match.removed.map {
            change(.writer, .removed, $0.swiftName, wire: unaffected, swift: .breaks("The method is gone."))
        }
        changes += match.added.map {
            change(.writer, .added, $0.swiftName, wire: unaffected, swift: .fine(Reason.addition))
        }
        for (old, new) in match.both {
            let (before, after) = (self.old.signature(of: old), self.new.signature(of: new))
            if before != after {
                changes.append(
                    change(
                        .writer,
                        .changed,
                        old.swiftName,
                        "\(before) -> \(after)",
                        wire: unaffected,
                        swift: signature(old, new)
                    )
                )
            }
            let (writes, nowWrites) = (emissions(old, self.old), emissions(new, self.new))
            if writes != nowWrites {
                changes.append(
                    change(
                        .writer,
                        .changed,
                        old.swiftName,
                        "writes \(writes) -> \(nowWrites)",
                        wire: unaffected,
                        swift: .fine("The method is called as before.")
                    )
                )
            }
        }
        return changes
    }

    /// Calls go on compiling if the old arguments still fit, in their order, and what is new may be left out.
    private func signature(_ old: WriterModel, _ new: WriterModel) -> Verdict {
        if old.swiftName != new.swiftName { return .breaks("The method has another name.") }
        var rest = new.parameters[...]
        for parameter in old.parameters {
            guard let place = rest.firstIndex(where: { $0.label == parameter.label }) else {
                return .breaks("An argument is gone, or stands elsewhere.")
            }
            if rest[..<place].contains(where: isNeeded) { return .breaks("Callers must give a new argument.") }
            if !accepts(parameter, rest[place]) { return .breaks("An argument has another type.") }
            rest = rest[(place + 1)...]
        }
        if rest.contains(where: isNeeded) { return .breaks("Callers must give a new argument.") }
        return .fine("What is new in the call may be left out.")
    }

    private func isNeeded(_ parameter: WriterModel.Parameter) -> Bool {
        !parameter.isOptional && !parameter.isGenerated
    }

    private func accepts(_ old: WriterModel.Parameter, _ new: WriterModel.Parameter) -> Bool {
        if isNeeded(new), !isNeeded(old) { return false }
        return self.old.swiftSpelling(old.type) == self.new.swiftSpelling(new.type)
            || self.new.resolved(new.type) == .any
    }

    private func emissions(_ writer: WriterModel, _ model: ProtocolModel) -> String {
        let events = writer.emissions.map { emission -> String in
            let event = model.events[emission.event]
            let fixed = emission.arguments.compactMap { argument -> String? in
                guard case .fixed(let field, let literal) = argument else { return nil }
                return "\(event.fields[field].wireName)=\(JSONPrinter.compact(JSONTree(literal)))"
            }
            return ([event.displayName] + fixed).joined(separator: " ")
        }
        return events.joined(separator: ", ")
    }
}
