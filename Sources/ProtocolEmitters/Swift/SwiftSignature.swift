import ProtocolSchema

/// Prints the signature of a method that writes.
struct SwiftSignature {
    /// Who reads it, and so how types are spelled.
    enum Reader {
        /// The compiler.
        case compiler
        /// A person, who knows the protocol.
        case person
    }

    private let signature: WriterSignature
    private let model: ProtocolModel
    private let reader: Reader

    init(_ signature: WriterSignature, _ model: ProtocolModel, for reader: Reader) {
        self.signature = signature
        self.model = model
        self.reader = reader
    }

    /// The declaration on one line, without its effects.
    var line: String {
        "\(signature.name)(\(parameters.joined(separator: ", ")))" + (result.map { " -> " + $0 } ?? "")
    }

    /// The parameters with their labels, types and defaults.
    var parameters: [String] { signature.parameters.map(parameter) }

    /// The type that the method returns, if it returns anything.
    var result: String? {
        switch signature.result {
        case .nothing: nil
        case .generated: "String"
        case .toolCall(let tool): "ToolCallWriter<\(spelled(model.tools[tool].swiftType)), Self>"
        }
    }

    private func parameter(_ parameter: WriterSignature.Parameter) -> String {
        let type = spelled(parameter.swiftType) + (defaultValue(of: parameter).map { " = " + $0 } ?? "")
        let name = parameter.swiftName
        if parameter.label == name.withoutBackticks { return SwiftLiteral.parameterLabel(name) + ": " + type }
        let label = parameter.label.map { SwiftLiteral.parameterLabel(SwiftNames.escaped($0)) } ?? "_"
        return "\(label) \(name): \(type)"
    }

    private func defaultValue(of parameter: WriterSignature.Parameter) -> String? {
        switch parameter.presence {
        case .required: nil
        case .optional, .generated: "nil"
        case .defaulted: parameter.takesEncodable ? "nil" : SwiftExpressions(model).defaultValue(of: parameter)
        }
    }

    private func spelled(_ type: SwiftTypeName) -> String { reader == .compiler ? type.qualified : type.local }
}
