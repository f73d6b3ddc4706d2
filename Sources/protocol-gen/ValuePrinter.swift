import ProtocolSchema

/// Prints a value as an indented outline: names of fields, positions as `line:column`, no empty values.
enum ValuePrinter {
    static func text(of value: some Any) -> String {
        var text = ""
        print(value, label: nil, level: 0, &text)
        return text
    }

    private static func print(_ value: Any, label: String?, level: Int, _ text: inout String) {
        let head = String(repeating: "  ", count: level) + (label.map { "\($0): " } ?? "")
        if let scalar = scalar(value) {
            text += head + scalar + "\n"
            return
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            if let child = mirror.children.first { print(child.value, label: label, level: level, &text) }
        case .collection, .set:
            if mirror.children.isEmpty { return }
            text += head.trimmingTrailingSpace + "\n"
            for child in mirror.children { print(child.value, label: "-", level: level + 1, &text) }
        case .enum:
            guard let child = mirror.children.first else {
                text += head + "\(value)" + "\n"
                return
            }
            text += head + (child.label ?? "") + "\n"
            print(child.value, label: nil, level: level + 1, &text)
        default:
            text +=
                (label == nil ? String(repeating: "  ", count: level) + "\(mirror.subjectType)" : head)
                .trimmingTrailingSpace + "\n"
            for child in mirror.children { print(child.value, label: child.label, level: level + 1, &text) }
        }
    }

    private static func scalar(_ value: Any) -> String? {
        switch value {
        case let range as SourceRange:
            "\(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column)"
        case let text as String: "\"\(text.unicodeScalars.map { $0.escaped(asASCII: false) }.joined())\""
        case let number as Int: "\(number)"
        case let flag as Bool: "\(flag)"
        case let version as ClientVersion: version.description
        case let id as TypeID: "type \(id.index)"
        default: nil
        }
    }
}

extension String {
    fileprivate var trimmingTrailingSpace: String { hasSuffix(" ") ? String(dropLast()) : self }
}
