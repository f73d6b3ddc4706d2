/// The way in which the events of a protocol, or the cases of a union, are told apart.
package enum DiscriminatorModel: Hashable, Sendable {
    /// The value of a wire key; more than one key leads into objects inside.
    case key([String])
    /// The only key of an object is the name, and its value the event.
    case onlyKey
    /// The `event:` line of an SSE frame is the name; elsewhere it is the only key of an object.
    case eventLine
    /// The fields show it.
    case fields

    /// The discriminator of a schema that names none.
    package static let standard = DiscriminatorModel.key(["type"])

    /// The key, if it is one of the object itself.
    package var topKey: String? { if case .key(let path) = self, path.count == 1 { path.first } else { nil } }

    /// The keys that lead to a discriminator inside of another object; nil for all other discriminators.
    package var nestedPath: [String]? { if case .key(let path) = self, path.count > 1 { path } else { nil } }

    /// Whether an object around the event, or its frame, has the name.
    package var isOutside: Bool { self == .onlyKey || self == .eventLine }

    /// The key, or the discriminator in a few words.
    package var short: String { if case .key(let path) = self { path.joined(separator: ".") } else { phrase { $0 } } }

    /// The discriminator in a few words, with keys as `code` spells them.
    package func phrase(_ code: (String) -> String) -> String {
        switch self {
        case .key(let path): "the key \(code(path.joined(separator: ".")))"
        case .onlyKey: "the only key"
        case .eventLine: "the event line"
        case .fields: "the fields"
        }
    }
}

/// The sign by which an event, or a case of a union, is recognized.
package enum Recognition: Hashable, Sendable {
    /// The discriminator has this value: a string, a number or a boolean; for a family, a string that begins so.
    case value(Literal)
    /// Its fields meet a condition.
    case condition(ConditionModel)
    /// Nothing: any object is recognized.
    case anything
}

extension Recognition {
    /// The condition, if that is the sign.
    package var condition: ConditionModel? { if case .condition(let condition) = self { condition } else { nil } }

    /// The value of the discriminator, if that is the sign.
    package var tag: Literal? { if case .value(let literal) = self { literal } else { nil } }

    /// Whether the sign is a string.
    package var isString: Bool { if case .value(.string) = self { true } else { false } }
}

extension ProtocolModel {
    /// Whether every event has a string as its name, under a key of its object: the usual case, which is read fastest.
    package var hasPlainNames: Bool {
        discriminator.topKey != nil && events.allSatisfy(\.recognition.isString)
    }
}

extension UnionModel {
    /// Whether every case has a string as its name, under a key of its object.
    package var hasPlainNames: Bool { discriminator.topKey != nil && cases.allSatisfy(\.recognition.isString) }
}

extension Literal {
    /// The text of a discriminator's value.
    package var tagText: String {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let value): String(value)
        case .null, .list, .object: ""
        }
    }

    /// A text that two values of a discriminator share only if they mean the same.
    var tagKey: String {
        switch self {
        case .number(let text): "\(Self.shortest(text)) (a number)"
        case .bool(let value): "\(value) (a boolean)"
        case .string(let text): text
        case .null, .list, .object: ""
        }
    }

    /// A spelling that all texts of a number share: its digits without zeros at either end, and an exponent.
    private static func shortest(_ text: String) -> String {
        let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
        let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        var digits = Substring(mantissa.joined()).drop { $0 == "0" }
        guard !digits.isEmpty, let exponent = Int(parts.count > 1 ? parts[1] : "0") else {
            return digits.isEmpty ? "0" : text
        }
        var shift = exponent.subtractingReportingOverflow(mantissa.count > 1 ? mantissa[1].count : 0).partialValue
        while digits.last == "0" {
            digits.removeLast()
            shift &+= 1
        }
        let sign = text.hasPrefix("-") ? "-" : ""
        return sign + digits + (shift == 0 ? "" : "e\(shift)")
    }
}
