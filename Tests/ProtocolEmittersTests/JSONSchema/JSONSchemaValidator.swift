import Foundation
import ProtocolEmitters

/// Checks JSON against the keywords that the emitter writes; an unknown keyword is also a failure.
struct JSONSchemaValidator {
    private let root: JSONTree

    init(_ text: String) throws {
        root = try JSONTree(parsing: text)
    }

    /// Returns the errors of the instance; empty if it is valid.
    func errors(_ instance: JSONTree) -> [String] {
        errors(instance, root, "$")
    }

    private static let annotations: Set = [
        "$schema", "$comment", "$defs", "title", "description", "format", "default", "examples", "then",
    ]

    private func errors(_ value: JSONTree, _ schema: JSONTree, _ path: String) -> [String] {
        if case .bool(let isAllowed) = schema { return isAllowed ? [] : ["\(path) must be absent"] }
        return schema.members.flatMap { keyword -> [String] in
            if Self.annotations.contains(keyword.key) { return [] }
            return objectErrors(value, keyword, schema, path) ?? combinedErrors(value, keyword, schema, path)
                ?? scalarErrors(value, keyword, path) ?? ["unknown keyword \(keyword.key)"]
        }
    }

    private func combinedErrors(
        _ value: JSONTree,
        _ keyword: JSONTree.Member,
        _ schema: JSONTree,
        _ path: String
    ) -> [String]? {
        switch keyword.key {
        case "$ref":
            guard case .string(let pointer) = keyword.value else { return ["bad $ref"] }
            let name = String(pointer.split(separator: "/").last ?? "")
            guard let target = root["$defs"]?[name] else { return ["no definition \(pointer)"] }
            return errors(value, target, path)
        case "anyOf":
            let all = keyword.value.elements.map { errors(value, $0, path) }
            return all.contains(where: \.isEmpty) ? [] : ["\(path) does not match any of anyOf"]
        case "allOf": return keyword.value.elements.flatMap { errors(value, $0, path) }
        case "not": return errors(value, keyword.value, path).isEmpty ? ["\(path) matches a forbidden schema"] : []
        case "if":
            guard errors(value, keyword.value, path).isEmpty, let then = schema["then"] else { return [] }
            return errors(value, then, path)
        default: return nil
        }
    }

    private func objectErrors(
        _ value: JSONTree,
        _ keyword: JSONTree.Member,
        _ schema: JSONTree,
        _ path: String
    ) -> [String]? {
        let known = Set(schema["properties"]?.members.map(\.key) ?? [])
        switch keyword.key {
        case "properties":
            return keyword.value.members.flatMap { property in
                value[property.key].map { errors($0, property.value, path + "." + property.key) } ?? []
            }
        case "required":
            guard case .object = value else { return [] }
            return keyword.value.strings.filter { value[$0] == nil }.map { "\(path).\($0) is missing" }
        case "additionalProperties":
            return value.members.filter { !known.contains($0.key) }
                .flatMap { errors($0.value, keyword.value, path + "." + $0.key) }
        case "propertyNames":
            return value.members.flatMap { errors(.string($0.key), keyword.value, path + " key") }
        case "items": return value.elements.flatMap { errors($0, keyword.value, path + "[]") }
        default: return nil
        }
    }

    private func scalarErrors(_ value: JSONTree, _ keyword: JSONTree.Member, _ path: String) -> [String]? {
        let isFine: Bool
        switch keyword.key {
        case "type":
            let types = keyword.value.elements.isEmpty ? [keyword.value] : keyword.value.elements
            isFine = types.contains { value.isOfType($0) }
        case "const": isFine = value == keyword.value
        case "enum": isFine = keyword.value.elements.contains(value)
        case "pattern":
            guard let text = value.text, case .string(let pattern) = keyword.value else { return [] }
            isFine = (try? Regex(pattern).firstMatch(in: text)) != nil
        case "minimum": isFine = value.number.flatMap { value in keyword.value.number.map { value >= $0 } } ?? true
        case "maximum": isFine = value.number.flatMap { value in keyword.value.number.map { value <= $0 } } ?? true
        case "minLength": isFine = (value.text?.unicodeScalars.count ?? .max) >= Int(keyword.value.number ?? 0)
        case "maxLength": isFine = (value.text?.unicodeScalars.count ?? 0) <= Int(keyword.value.number ?? 0)
        case "minItems": isFine = !value.isArray || value.elements.count >= Int(keyword.value.number ?? 0)
        case "maxItems": isFine = value.elements.count <= Int(keyword.value.number ?? 0)
        default: return nil
        }
        return isFine ? [] : ["\(path) breaks \(keyword.key) \(JSONPrinter.compact(keyword.value))"]
    }
}

extension JSONTree {
    /// Parses JSON text; numbers keep their value, but not their spelling.
    init(parsing text: String) throws {
        self.init(any: try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed))
    }

    private init(any value: Any) {
        switch value {
        case let text as String: self = .string(text)
        case let number as NSNumber:
            let isBool = String(cString: number.objCType) == "c"
            self = isBool ? .bool(number.boolValue) : .number(number.stringValue)
        case let array as [Any]: self = .array(array.map { JSONTree(any: $0) })
        case let object as [String: Any]:
            self = .object(object.sorted { $0.key < $1.key }.map { Member($0.key, JSONTree(any: $0.value)) })
        default: self = .null
        }
    }

    var elements: [JSONTree] { if case .array(let elements) = self { elements } else { [] } }
    fileprivate var isArray: Bool { if case .array = self { true } else { false } }
    fileprivate var strings: [String] { elements.compactMap(\.text) }
    fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
    fileprivate var number: Double? { if case .number(let text) = self { Double(text) } else { nil } }

    fileprivate func isOfType(_ type: JSONTree) -> Bool {
        switch (self, type) {
        case (.null, "null"), (.bool, "boolean"), (.string, "string"), (.array, "array"), (.object, "object"): true
        case (.number, "number"): true
        case (.number(let text), "integer"): Double(text).map { $0.rounded() == $0 } ?? false
        default: false
        }
    }
}
