/// The stable name of a rule, as diagnostics print it in brackets.
package enum RuleID: String, Sendable, CaseIterable {
    case unreadableFile = "unreadable-file"
    case fileTooLarge = "file-too-large"
    case invalidEncoding = "invalid-encoding"
    case emptyFile = "empty-file"
    case yamlSyntax = "yaml-syntax"
    case yamlAnchor = "yaml-anchor"
    case yamlTag = "yaml-tag"
    case yamlDocuments = "yaml-documents"
    case yamlKey = "yaml-key"
    case duplicateKey = "duplicate-key"
    case nestingTooDeep = "nesting-too-deep"
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case wrongKind = "wrong-kind"
    case invalidValue = "invalid-value"
    case invalidLanguage = "invalid-language"
    case invalidVersion = "invalid-version"
    case invalidName = "invalid-name"
    case invalidType = "invalid-type"
    case unknownType = "unknown-type"
    case unusedType = "unused-type"
    case recursiveType = "recursive-type"
    case unknownEvent = "unknown-event"
    case unknownField = "unknown-field"
    case unknownScope = "unknown-scope"
    case unknownState = "unknown-state"
    case duplicateName = "duplicate-name"
    case invalidUnion = "invalid-union"
    case invalidDiscriminator = "invalid-discriminator"
    case invalidConstraint = "invalid-constraint"
    case invalidLiteral = "invalid-literal"
    case sinceAfterUntil = "since-after-until"
    case invalidAvailability = "invalid-availability"
    case invalidBelow = "invalid-below"
    case eventInTwoScopes = "event-in-two-scopes"
    case missingScopeKey = "missing-scope-key"
    case unopenableScope = "unopenable-scope"
    case scopeCycle = "scope-cycle"
    case unreachableState = "unreachable-state"
    case ambiguousTransition = "ambiguous-transition"
    case invalidWriter = "invalid-writer"
    case invalidCarrier = "invalid-carrier"
    case invalidOrigin = "invalid-origin"
    case invalidCondition = "invalid-condition"
    case unknownBase = "unknown-base"
    case extensionCycle = "extension-cycle"
    case invalidExtension = "invalid-extension"
}

extension RuleID {
    /// The rule and the reason for it, for `protocol-gen explain`.
    package var explanation: String {
        switch self {
        case .unreadableFile:
            """
            The schema file could not be read: it does not exist, is a directory, or the permissions forbid \
            it.
            """
        case .fileTooLarge:
            """
            A schema file may have at most 64 MiB. No protocol needs more; a larger file is most likely not a \
            schema.
            """
        case .invalidEncoding:
            """
            A schema is UTF-8 text (UTF-16 with a byte order mark is accepted by YAML, but not here). Save the \
            file as UTF-8.
            """
        case .emptyFile:
            "The file holds no YAML document. A schema has at least `language`, `protocol` and `events`."
        case .yamlSyntax:
            """
            The text is not YAML. The caret shows where the parser gave up; the note shows what it was \
            reading.
            """
        case .yamlAnchor:
            """
            Anchors (`&name`) and aliases (`*name`) are refused: a schema says everything where it stands. Use \
            a named type, or `includes`.
            """
        case .yamlTag:
            "Tags (`!name`) are refused: a value is what it looks like."
        case .yamlDocuments:
            "A file holds one schema. A second document (after `---`) is refused."
        case .yamlKey:
            "A key must be plain text, not a list or a mapping."
        case .duplicateKey:
            "A key may stand once in a mapping. YAML itself would let the last one win in silence."
        case .nestingTooDeep:
            "Collections nest at most 64 levels deep, and at most 128 types lead to one another."
        case .unknownKey:
            "The key means nothing at this place. Misspelled keys would otherwise be ignored in silence."
        case .missingKey:
            "A key that must be there is not."
        case .wrongKind:
            "A value is of the wrong kind: text where a mapping is expected, and the like."
        case .invalidValue:
            "A value is not one of those that are possible here."
        case .invalidLanguage:
            "`language` names the version of the schema language. This generator reads language 1."
        case .invalidVersion:
            "A client version is three numbers, such as `6.0.15`. `until` also takes a whole line, `5.x`."
        case .invalidName:
            "A name needs at least one letter and must begin with a letter; Swift names must be identifiers."
        case .invalidType:
            "A type phrase is a type's name, `list of T`, `map of T`, or one of these followed by `or null`."
        case .unknownType:
            "A type is used that is neither built in nor declared under `types`."
        case .unusedType:
            """
            A type is declared but never used. It is most likely a leftover or a misspelled reference. This is a warning, and an \
            error with `--strict`; the types of a base may be there for the schemas that extend it.
            """
        case .recursiveType:
            "A type contains itself without a list or a map in between, so no value of it could ever end."
        case .unknownEvent:
            "An event is named that `events` does not declare."
        case .unknownField:
            "A field is named that the event or type does not have."
        case .unknownScope:
            "A scope is named that `lifecycle` does not declare."
        case .unknownState:
            "A state is named that the scope does not declare."
        case .duplicateName:
            "Two names meet, on the wire or in Swift. Rename one, or pin its spelling with `wire` or `swift`."
        case .invalidUnion:
            """
            A union's case must be a struct. None of its fields may be called like the discriminator, unless it is a \
            constant with the value of the case, and only a struct that all of its unions call the same can have a `*`.
            """
        case .invalidDiscriminator:
            """
            The `discriminator` cannot tell the events of the protocol, or the cases of the union, apart: one of them can never \
            be recognized, or lacks the place where its name would be written.
            """
        case .invalidConstraint:
            """
            A constraint does not fit the type it stands on, or cannot be met: `min` above `max`, `pattern` on \
            a number, a pattern that is no regular expression.
            """
        case .invalidLiteral:
            "A default, constant, example or fixed value does not fit the type of its field."
        case .sinceAfterUntil:
            "Something would begin after it ended: no client version ever has it."
        case .invalidAvailability:
            """
            Versions do not fit together: a required field newer than its event, a value that replaces another \
            and is itself newer, a version in no release line.
            """
        case .invalidBelow:
            """
            What is sent below the floor cannot work: a required field gets no value, the substitute is itself \
            newer, or substitutes lead back to where they began. Or nothing could ever be sent or dropped: \
            `otherwise` needs an event that sends others, `below: drop` a bool that is newer than its event.
            """
        case .eventInTwoScopes:
            "An event belongs to one scope, so that it has one meaning."
        case .missingScopeKey:
            "The `key` of a scope must be a required string field of each of its events."
        case .unopenableScope:
            "Nothing can open, or nothing can close, this scope."
        case .scopeCycle:
            "A scope is, in the end, within itself."
        case .unreachableState:
            "No transition leads to this state."
        case .ambiguousTransition:
            "The same event in the same state leads to two places."
        case .invalidWriter:
            """
            A writer's parameters cannot be derived: fields of the same name differ in type, or a required \
            field gets no value.
            """
        case .invalidCarrier:
            """
            An event of `applications` cannot carry what it should: a field does not fit, a value has no field, or a \
            required field gets no value.
            """
        case .invalidOrigin:
            """
            A type cannot be made from the event that `from` names: a field is missing, lost, of another type, or known to \
            other client versions.
            """
        case .invalidCondition:
            """
            A condition maps fields to 'present', 'absent', a value or a list of values, and all of its lines must \
            hold. The fields must exist, and it must be possible that the condition does not hold.
            """
        case .unknownBase:
            "The protocol named by `extends` was not found."
        case .extensionCycle:
            "A schema extends, in the end, itself."
        case .invalidExtension:
            """
            An extension adds to its base: its events are data that the base carries, and what belongs to \
            the base alone (transport, clients, lifecycle) it cannot change.
            """
        }
    }
}
