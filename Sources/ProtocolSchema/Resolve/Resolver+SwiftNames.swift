/// The spelling of names in Swift, so that they meet nothing that generated code declares or uses itself.
extension Resolver {
    /// The Swift name of an entry: the pinned one, or what follows from its name in the schema.
    ///
    /// A name that is taken gets a suffix; one that is pinned and taken is reported.
    mutating func swiftName(
        of name: Located<String>,
        pinned: Located<String>? = nil,
        in scope: SwiftScope,
        besides taken: Set<String> = [],
        suffix: String = "Value"
    ) -> String {
        if let pinned {
            if scope == .types, SwiftNames.isKeyword(pinned.value) {
                report(.invalidName, "'\(pinned.value)' is a word of Swift and cannot be a type", at: pinned.range)
            } else if isTaken(pinned.value, in: scope, besides: taken) {
                report(
                    .invalidName,
                    SwiftVocabulary.types.contains(pinned.value)
                        ? "the name '\(pinned.value)' would hide a type that generated code or its users need"
                        : "generated code uses the name '\(pinned.value)' itself in this place",
                    at: pinned.range,
                    notes: [.init("'swift' may be any other name; without it, generated code chooses one")]
                )
            }
            return pinned.value
        }
        guard scope == .types else {
            return free(SwiftNames.member(name.value), in: scope, besides: taken, suffix: suffix)
        }
        let derived = SwiftNames.type(name.value)
        if SwiftNames.isIdentifier(derived) { return free(derived, in: scope, besides: taken, suffix: suffix) }
        report(
            .invalidName,
            "'\(name.value)' gives no Swift name",
            at: name.range,
            notes: [.init("'swift' gives it one")]
        )
        return "Unnamed"
    }

    /// The name, or one with a suffix if it is taken.
    func free(
        _ name: String,
        in scope: SwiftScope,
        besides taken: Set<String> = [],
        suffix: String = "Value"
    ) -> String {
        var name = name
        while isTaken(name, in: scope, besides: taken) { name += suffix }
        return name
    }

    /// Whether a name is one of generated code in its scope, or that of a namespace, which generated code spells out everywhere.
    private func isTaken(_ name: String, in scope: SwiftScope, besides taken: Set<String>) -> Bool {
        scope.hasTaken(name) || taken.contains(name) || namespaces.contains(name)
    }

    /// The namespaces that generated code names everywhere.
    var namespaces: Set<String> { Set([document.name.value, base?.name].compactMap(\.self)) }

    /// The name in methods of something whose type has a suffix, which methods do not need: `callChat` writes a `ChatTool`.
    func methodStem(of name: String, pinned: Located<String>?, verb: String, type: String) -> String? {
        let plain = SwiftNames.type(name)
        guard pinned == nil, plain != type, !SwiftScope.parameters.hasTaken(verb + plain) else { return nil }
        let isOfBase = base?.writers.contains { $0.signature.name.withoutBackticks == verb + plain } == true
        return isOfBase ? nil : plain
    }

    /// The Swift name of a writer's method, which is never changed without telling its author.
    mutating func methodName(of written: SchemaWriter) -> String {
        let name = written.swift?.value ?? SwiftNames.member(written.name.value)
        if SwiftScope.methods.hasTaken(name) {
            report(
                .invalidName,
                "every writer already has a method called '\(name)'",
                at: (written.swift ?? written.name).range,
                notes: [.init("'swift' gives the method another name")]
            )
        }
        return name
    }

    /// Reports writers and spans whose methods or properties have one name.
    mutating func claimMethods(of scopes: [ScopeModel], _ writers: [WriterModel]) {
        let outermost = scopes.firstIndex { $0.parent == nil && $0.isSpan }
        var taken: [String: ScopeModel] = [:]
        for (index, scope) in scopes.enumerated() where scope.isSpan && index != outermost {
            for name in [scope.currentKeyName, scope.enclosingMethodName].compactMap(\.self) {
                guard let first = taken.updateValue(scope, forKey: name) else { continue }
                report(
                    .duplicateName,
                    "the scopes '\(first.name)' and '\(scope.name)' both give writers a member called '\(name)'",
                    at: scope.range,
                    notes: [
                        .init("the first is here", at: first.range),
                        .init("another name of a scope gives other members"),
                    ]
                )
            }
        }
        for writer in writers {
            let name = writer.signature.name.withoutBackticks
            guard let scope = taken[name] else { continue }
            report(
                .duplicateName,
                "writers have '\(name)' for the scope '\(scope.name)' already",
                at: writer.range,
                notes: [
                    .init("the scope is here", at: scope.range), .init("'swift' gives the method another name"),
                ]
            )
        }
    }

    /// Reports a namespace that would hide what its own code uses.
    mutating func checkNamespace() {
        let name = document.name
        let advice = [Diagnostic.Note("a name such as '\(Words.capitalized(name.value))Stream' says what it is")]
        if SwiftNames.isKeyword(name.value) {
            report(
                .invalidName,
                "'\(name.value)' is a word of Swift and cannot be the name of the namespace",
                at: name.range,
                notes: advice
            )
        } else if SwiftVocabulary.types.contains(name.value) {
            report(
                .invalidName,
                "a namespace called '\(name.value)' would hide a type that generated code or its users need",
                at: name.range,
                notes: advice
            )
        } else if name.value.first?.isLowercase == true {
            report(
                .invalidName,
                "'\(name.value)' is the name of the Swift namespace, and so begins with a capital: "
                    + "'\(Words.capitalized(name.value))'",
                at: name.range
            )
        } else if name.value == base?.name {
            report(
                .invalidName,
                "'\(name.value)' is the protocol that is extended; the extension needs a name of its own",
                at: name.range
            )
        }
    }
}
