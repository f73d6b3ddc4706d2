import Foundation
import ProtocolSupport
import Testing

/// A recorded stream of a provider, and what each version of the SDK made of it.
struct ProviderCase: Sendable, CustomTestStringConvertible {
    let provider: String
    let name: String
    let document: JSONValue
    let body: [UInt8]

    var testDescription: String { "\(provider)/\(name)" }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

    /// The cases of one provider, in the order of their names.
    static func all(of provider: String) -> [ProviderCase] {
        let folder = folder.appending(path: provider)
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.compactMap { file in
            guard let json = try? Data(contentsOf: file), let document = try? JSONValue(json: Array(json)) else {
                return nil
            }
            let body = (try? Data(contentsOf: file.deletingPathExtension().appendingPathExtension("sse"))) ?? Data()
            let name = file.deletingPathExtension().lastPathComponent
            return ProviderCase(provider: provider, name: name, document: document, body: Array(body))
        }
    }

    /// What a version of the SDK made of it.
    func outcome(of version: String) -> JSONValue? {
        document["versions"]?.objectValue?.first { $0.key.split(separator: ",").contains(Substring(version)) }?.value
    }
}
