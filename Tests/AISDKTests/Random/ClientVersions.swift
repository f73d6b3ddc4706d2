@_spi(Generated) import ProtocolSupport

@testable import AISDK

/// The versions at which the clients change according to the schema.
enum ClientVersions {
    /// Each version in the tables, its neighbours, and the first and the newest version of each line.
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

    /// Returns all versions inside a value, at any depth.
    private static func versions(in value: Any) -> Set<ClientVersion> {
        if let version = value as? ClientVersion { return [version] }
        return Mirror(reflecting: value).children.reduce(into: []) { $0.formUnion(versions(in: $1.value)) }
    }

    /// The newest version of the line that a stream is written for; its message is the stored one.
    static func newest(of floor: ClientVersion) -> ClientVersion {
        UIMessageStream.clients.lines.last { $0.first <= floor }?.newest ?? floor
    }
}

/// The properties of a stream that clients treat differently.
///
/// Replaying each stream for every version would take a hundred times as long as writing it. Versions that know the
/// same parts of the stream and share the relevant behaviours read it alike, so one of them represents all.
struct StreamTraits {
    private var availabilities: Set<Availability> = []
    private var behaviours: Set<UIMessageStream.Behaviour> = []
    private var steps: [UTF8Text: Int] = [:]
    private var step = 0

    /// Creates the traits of a stream that continues the earlier message, before its first event.
    init(continuing earlier: UIMessageStream.UIMessage?) {
        for call in earlier?.toolCalls ?? [] {
            steps[UTF8Text(call.toolCallID)] = -1
            if call.isDynamic { noteDynamic() }
        }
    }

    /// Returns the newest version of the floor's line, and one version for every other way to read the stream.
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
    /// Adds the traits of an event.
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

    /// Adds the availabilities of forbidden keys at any depth of a value.
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
