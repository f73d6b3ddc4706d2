import ProtocolSchema

extension Comparison {
    func writerChanges() -> [Change] {
        let match = matched(old.writers, new.writers, by: \.name)
        let unaffected = Verdict.fine("It writes the same events as any other code.")
        var changes = match.removed.map {
            change(.writer, .removed, $0.signature.name, wire: unaffected, swift: .breaks("The method is gone."))
        }
        changes += match.added.map {
            change(.writer, .added, $0.signature.name, wire: unaffected, swift: .fine(Reason.addition))
        }
        for (old, new) in match.both {
            let (before, after) = (self.old.line(of: old.signature), self.new.line(of: new.signature))
            if before != after {
                changes.append(
                    change(
                        .writer,
                        .changed,
                        old.signature.name,
                        "\(before) -> \(after)",
                        wire: unaffected,
                        swift: verdict(old.signature, new.signature)
                    )
                )
            }
            let (writes, nowWrites) = (emissions(old, self.old), emissions(new, self.new))
            if writes != nowWrites {
                changes.append(
                    change(
                        .writer,
                        .changed,
                        old.signature.name,
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
    private func verdict(_ old: WriterSignature, _ new: WriterSignature) -> Verdict {
        if old.name != new.name { return .breaks("The method has another name.") }
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

    private func isNeeded(_ parameter: WriterSignature.Parameter) -> Bool { parameter.presence == .required }

    /// Whether every argument for the old parameter is one for the new.
    private func accepts(_ old: WriterSignature.Parameter, _ new: WriterSignature.Parameter) -> Bool {
        if isNeeded(new), !isNeeded(old) { return false }
        let (before, after) = (old.swiftType.local, new.swiftType.local)
        return new.takesEncodable || after == before || after == before + "?"
    }

    private func emissions(_ writer: WriterModel, _ model: ProtocolModel) -> String {
        writer.emissions.map { phrase(model.events[$0.event], fixed: model.fixedValues(of: $0)) }.joined(
            separator: ", "
        )
    }
}
