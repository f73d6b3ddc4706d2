@_spi(Generated) import ProtocolSupport

@testable import AISDK

/// The versions between which something that the schema tells of clients changes.
enum ClientVersions {
    /// Each version that the tables name, the ones before and after it, and the first and the newest of each line.
    static let all: [ClientVersion] = {
        let named = versions(in: UIMessageStream.clients).union(versions(in: UIMessageStream.events))
        let around = named.flatMap { version in
            [-1, 0, 1].map { ClientVersion(version.major, version.minor, version.patch + $0) }
        }
        let lines = UIMessageStream.clients.lines
        let released = Set(around).filter { version in
            lines.contains { $0.first <= version && version <= $0.newest }
        }
        return released.sorted()
    }()

    /// The versions that a value has in it, however deep.
    private static func versions(in value: Any) -> Set<ClientVersion> {
        if let version = value as? ClientVersion { return [version] }
        return Mirror(reflecting: value).children.reduce(into: []) { $0.formUnion(versions(in: $1.value)) }
    }

    /// The newest version of the line that a stream is written for, whose message is stored.
    static func newest(of floor: ClientVersion) -> ClientVersion {
        UIMessageStream.clients.lines.last { $0.first <= floor }?.newest ?? floor
    }
}

/// What of a stream clients differ about.
///
/// Replaying each stream for each of some hundred versions takes a hundred times as long as writing it. Versions that know
/// the same of what is in the stream, and do the same where it matters, read it alike; one of them stands for all.
struct StreamTraits {
    private var availabilities: Set<Availability> = []
    private var behaviours: Set<UIMessageStream.Behaviour> = []
    private var steps: [UTF8Text: Int] = [:]
    private var step = 0

    /// The traits of events as they were read, each with its JSON.
    init(continuing earlier: UIMessageStream.UIMessage?) {
        for call in earlier?.toolCalls ?? [] {
            steps[UTF8Text(call.toolCallID)] = -1
            if call.isDynamic { noteDynamic() }
        }
    }

    /// The versions that stand for all from `floor` on: the newest of its line, and one for each other way to read the stream.
    func representatives(from floor: ClientVersion) -> [ClientVersion] {
        let known = Array(availabilities) + behaviours.map(\.availability)
        let newest = ClientVersions.newest(of: floor)
        var seen: Set<[Bool]> = [known.map { $0.contains(newest) }]
        let others = ClientVersions.all.filter { client in
            client >= floor && seen.insert(known.map { $0.contains(client) }).inserted
        }
        return [newest] + others
    }

    private mutating func noteDynamic() {
        behaviours.formUnion([.outputsOfAnyTool, .inputErrorFollowsTool])
    }
}

extension StreamTraits {
    /// Adds an event.
    mutating func add(_ event: UIMessageStream.Event, json: JSONObject) {
        guard let kind = event.kind else { return }
        let shape = UIMessageStream.events[kind]
        note(shape.availability)
        for (key, value) in json where key != "type" {
            guard let field = shape.fields.first(where: { $0.name == key }) else {
                note(UIMessageStream.clients.tolerantSince ?? .always)
                continue
            }
            if field.availability != .always {
                note(field.availability)
                note(UIMessageStream.clients.tolerantSince ?? .always)
            }
            noteKeys(in: value)
            if case .enumeration(let values, _) = field.shape { values.forEach { note($0.availability) } }
            if key == "dynamic", value == true { noteDynamic() }
            if ClientRules.inheritedNames.contains(value.stringValue ?? "") { behaviours.insert(.prototypeLessIDs) }
        }
        if case .startStep = event { step += 1 }
        if case .messageMetadata = event { behaviours.insert(.safeMetadataKeys) }
        if event.type.hasPrefix("tool-"), let id = event.scopeKey,
            steps.updateValue(step, forKey: UTF8Text(id)) ?? step != step
        {
            behaviours.insert(.currentStepTools)
        }
    }

    /// Notes which clients refuse a key that is somewhere in a value.
    private mutating func noteKeys(in value: JSONValue) {
        switch value {
        case .array(let elements): elements.forEach { noteKeys(in: $0) }
        case .object(let object):
            for (key, value) in object {
                for forbidden in UIMessageStream.clients.forbiddenKeys where forbidden.key == key {
                    note(forbidden.availability)
                }
                noteKeys(in: value)
            }
        default: break
        }
    }

    private mutating func note(_ availability: Availability) {
        if availability != .always { availabilities.insert(availability) }
    }
}
