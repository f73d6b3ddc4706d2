import AISDK
import Foundation
import Testing
import Vel

@Suite("Declared behaviours")
struct BehaviourUseTests {
    private static let sources = ["AISDK", "Vel", "StreamInspection"].map { name in
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/\(name)").standardized
    }

    /// The handwritten code that may use behaviours.
    private static let code: String = {
        let files = sources.flatMap { folder in
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        }
        let handWritten = files.filter { $0.pathExtension == "swift" && !$0.path.contains("/Generated/") }
        return handWritten.compactMap { try? String(contentsOf: $0, encoding: .utf8) }.joined()
    }()

    @Test("The code uses each behaviour of an AI SDK client", arguments: UIMessageStream.Behaviour.allCases)
    func asksFor(_ behaviour: UIMessageStream.Behaviour) {
        #expect(isUsed("\(behaviour)"))
    }

    @Test("The code uses each behaviour of a Vel client", arguments: VelStream.Behaviour.allCases)
    func asksFor(_ behaviour: VelStream.Behaviour) {
        #expect(isUsed("\(behaviour)"))
    }

    private func isUsed(_ name: String) -> Bool {
        Self.code.contains("has(.\(name))") || Self.code.contains("Behaviour.\(name).applies")
    }
}
