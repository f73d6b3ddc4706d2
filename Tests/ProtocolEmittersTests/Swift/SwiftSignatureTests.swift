import ProtocolSchema
import Testing

@testable import ProtocolEmitters

@Suite struct SwiftSignatureTests {
    @Test("prints signatures as they are declared in the generated code", arguments: ReferenceModels.paths)
    func showsTheDeclaration(_ path: String) throws {
        let model = try ReferenceModels.shipped(path)
        let emitter = SwiftEmitter(model: model, access: .public, layout: .singleFile, schemaPath: path, command: nil)
        let namespaces = [model.name, model.base?.name].compactMap { $0.map { $0 + "." } }
        let declarations = try #require(emitter.files().first).text.split(separator: " func ").map { declaration in
            let head = declaration.prefix(
                upTo: declaration.firstRange(of: ") async throws")?.lowerBound ?? declaration.startIndex
            )
            let words = head.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("( ", with: "(")
            return namespaces.reduce(words) { $0.replacing($1, with: "") }
        }
        for signature in model.writers.map(\.signature) + model.methods.map(\.signature) {
            let line = namespaces.reduce(model.line(of: signature)) { $0.replacing($1, with: "") }
            let head = line.prefix(upTo: line.lastRange(of: ") -> ")?.lowerBound ?? line.index(before: line.endIndex))
            #expect(declarations.contains(String(head)), "\(line)")
        }
    }

    @Test(
        "prints labels, types and defaults",
        arguments: [
            (
                "{ emits: one, unlabelled: text }",
                #"send(_ text: String, limit: Int = 10, in: Level = .low, any: (any Encodable & Sendable)? = nil)"#
            ),
            (
                "{ emits: one, labels: { in: class } }",
                #"send(text: String, limit: Int = 10, class `in`: Level = .low, any: (any Encodable & Sendable)? = nil)"#
            ),
            ("{ emits: one, generates: text, omits: [limit, in, any] }", "send(text: String? = nil) -> String"),
        ]
    )
    func prints(_ writer: String, _ line: String) throws {
        let model = try ReferenceModels.text(
            """
            types: { level: { enum: [low] } }
            events:
              one:
                fields:
                  text: string
                  limit?: { type: int, default: 10 }
                  in?: { type: level, default: low }
                  any?: { type: any, default: [1] }
            writers: { send: \(writer) }
            """
        )
        #expect(model.line(of: model.writers[0].signature) == line)
    }
}

extension String {
    fileprivate func lastRange(of text: String) -> Range<String.Index>? { ranges(of: text).last }
}
