import ProtocolEmitters
import ProtocolSchema
import Testing

/// Tests what the released clients of the AI SDK know, and how they differ.
@Suite struct ClientDiffTests {
    /// The changes between two versions: `+` added, `-` removed, `~` changed.
    struct Step: Sendable, CustomTestStringConvertible {
        var old: ClientVersion
        var new: ClientVersion
        var changes: Set<String>
        var testDescription: String { "\(old) -> \(new)" }
    }

    static let steps = [
        Step(
            old: ClientVersion(5, 0, 0),
            new: ClientVersion(5, 0, 244),
            changes: [
                "+ finish.finishReason", "+ tool-input-error", "+ tool-output-available.preliminary", "- reasoning",
                "- reasoning-part-finish", "~ object mode strict -> tolerant", "- forbidden key constructor: null",
            ]
        ),
        Step(
            old: ClientVersion(5, 0, 244),
            new: ClientVersion(6, 0, 0),
            changes: [
                "+ tool-input-start.title", "+ tool-input-available.title", "+ tool-input-error.title",
                "+ tool-approval-request", "+ tool-output-denied", "- finish-reason.unknown",
                "~ object mode tolerant -> strict", "+ forbidden key constructor: null",
            ]
        ),
        Step(
            old: ClientVersion(6, 0, 0),
            new: ClientVersion(6, 0, 264),
            changes: [
                "+ tool-input-start.providerMetadata", "+ tool-input-start.toolMetadata",
                "+ tool-input-available.toolMetadata", "+ tool-input-error.toolMetadata",
                "+ tool-approval-request.signature", "+ tool-output-available.providerMetadata",
                "+ tool-output-available.toolMetadata", "+ tool-output-error.providerMetadata",
                "+ tool-output-error.toolMetadata", "+ abort.reason", "~ object mode strict -> tolerant",
                "- forbidden key constructor: null",
            ]
        ),
        Step(
            old: ClientVersion(6, 0, 264),
            new: ClientVersion(7, 0, 77),
            changes: [
                "+ reset-step", "+ custom", "+ reasoning-file", "+ tool-approval-request.isAutomatic",
                "+ tool-approval-response",
            ]
        ),
        Step(old: ClientVersion(6, 0, 39), new: ClientVersion(6, 0, 40), changes: ["+ finish.usage"]),
        Step(old: ClientVersion(6, 0, 40), new: ClientVersion(6, 0, 41), changes: ["- finish.usage"]),
    ]

    @Test("finds the changes between released clients", arguments: steps)
    func findsWhatChanged(_ step: Step) throws {
        let model = try ReferenceModels.aiSDK()
        let diff = ProtocolDiff.between(model, client: step.old, and: step.new)
        let messageTypes = Set(model.types.map(\.name)).subtracting(["finish-reason"])
        let changes = diff.changes.filter { change in
            // Changes of messages and the lifecycle follow from those of events, so only the latter are compared.
            let owner = String(change.name.split(separator: ".")[0])
            let isOfMessages = messageTypes.contains(owner)
            return !isOfMessages && [.event, .field, .value, .clients].contains(change.area)
        }
        let found = changes.map { change -> String in
            switch change.kind {
            case .added: "+ " + change.name
            case .removed: "- " + change.name
            case .changed: "~ " + change.name + " " + (change.detail ?? "")
            }
        }
        #expect(Set(found) == step.changes)
        #expect(!diff.breaksSwift)
    }

    @Test(
        "knows the events of each release",
        arguments: [
            (ClientVersion(5, 0, 0), 24), (ClientVersion(5, 0, 244), 23), (ClientVersion(6, 0, 0), 25),
            (ClientVersion(6, 0, 264), 25), (ClientVersion(7, 0, 77), 29),
        ]
    )
    func knowsTheEvents(_ client: ClientVersion, _ count: Int) throws {
        #expect(try ReferenceModels.aiSDK().restricted(to: client).events.count == count)
    }

    @Test("reports that an older client refuses an event and that a tolerant one ignores a key")
    func judgesByTheOldClient() throws {
        let model = try ReferenceModels.aiSDK()
        let up = ProtocolDiff.between(model, client: ClientVersion(5, 0, 244), and: ClientVersion(6, 0, 0))
        #expect(up.changes.first { $0.name == "tool-output-denied" }?.breaksOldClients == true)
        #expect(up.changes.first { $0.name == "tool-input-start.title" }?.breaksOldClients == false)
        let strict = ProtocolDiff.between(model, client: ClientVersion(6, 0, 0), and: ClientVersion(6, 0, 264))
        #expect(strict.changes.first { $0.name == "abort.reason" }?.breaksOldClients == true)
        let down = ProtocolDiff.between(model, client: ClientVersion(7, 0, 77), and: ClientVersion(7, 0, 0))
        #expect(down.changes.contains { $0.name == "reset-step" && $0.kind == .removed && !$0.breaksOldClients })
    }

    @Test("keeps every index of a restricted model valid")
    func leavesTheModelWhole() throws {
        let model = try ReferenceModels.aiSDK()
        for line in try #require(model.clients).lines {
            for client in [line.first, line.newest] {
                let known = model.restricted(to: client)
                // The page, the drawing and the samples use every index.
                #expect(MarkdownEmitter.text(for: known).contains("### `text-delta`"))
                #expect(DotEmitter.text(for: known) != nil)
                #expect(known.restricted(to: client) == known)
                #expect(
                    known.writers.allSatisfy { $0.emissions.allSatisfy { known.events.indices.contains($0.event) } }
                )
            }
        }
        let first = model.restricted(to: ClientVersion(5, 0, 0))
        #expect(!first.writers.contains { $0.name == "deny-tool-call" })
        #expect(!first.types.contains { $0.name == "finish-reason" })
        #expect(first.writers.first { $0.name == "abort" }?.signature.parameters.isEmpty == true)
    }

    @Test("finds no changes between a version and itself")
    func findsNothing() throws {
        let version = ClientVersion(6, 0, 100)
        let diff = ProtocolDiff.between(try ReferenceModels.aiSDK(), client: version, and: version)
        #expect(diff.changes.isEmpty)
        #expect(diff.text.hasSuffix("no changes\n"))
    }
}
