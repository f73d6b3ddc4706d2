import ProtocolSupport

extension ModelPrompt {
    /// The types of parts that version 6 knows in a tool's own form of its output.
    ///
    /// Later versions know these too.
    private static let contentTypes: Set = [
        "text", "media", "file-data", "file-url", "file-id", "image-data", "image-url", "image-file-id", "custom",
    ]

    /// Stops at a tool's own form of an output in words that only later versions know.
    static func requireWordsOfVersion6(in messages: [ModelMessage]) throws(ModelRequestError) {
        for case .tool(let parts) in messages {
            for case .output(let output) in parts {
                guard case .content(let content) = output.value else { continue }
                for part in content {
                    let type = part["type"]?.stringValue ?? ""
                    guard !contentTypes.contains(type) else { continue }
                    throw ModelRequestError(
                        .prompt,
                        "the output of the call '\(output.id)' has a part of type '\(type)', which clients before 7.0.0 do not know; "
                            + "use one of \(contentTypes.sorted().joined(separator: ", "))"
                    )
                }
            }
        }
    }
}
