/// How events and the cases of unions are told apart.
extension SchemaFuzzer {
    /// How the events of a protocol are told apart.
    enum Naming {
        case key
        case scalars
        /// A key inside an object that each event has.
        case nested(head: String)
        case onlyKey
        case eventLine
        case fields

        /// Whether an event may be a value instead of an object.
        var allowsValues: Bool {
            switch self {
            case .onlyKey, .eventLine: true
            default: false
            }
        }
    }

    /// Draws how events are told apart; nil is the default.
    mutating func drawNaming() -> FuzzNode? {
        switch random.number(0...9) {
        case 0...1: return nil
        case 2: return .text(random.pick(["@", "kind", "t-t"]) ?? "")
        case 3: return .map([FuzzEntry("key", .text(anyName()))])
        case 4:
            naming = .scalars
            return .text(random.pick(["t", "code"]) ?? "")
        case 5:
            let head = anyName()
            naming = .nested(head: head)
            return .map([FuzzEntry("key", .texts([head, anyName()]))])
        case 6:
            naming = .onlyKey
            return .map([FuzzEntry("by", "only-key")])
        case 7:
            naming = .eventLine
            return .map([FuzzEntry("by", "event-line")])
        default:
            naming = .fields
            return .map([FuzzEntry("by", "fields")])
        }
    }

    /// Gives an event what its protocol's discriminator asks of it.
    mutating func addNaming(to event: inout EventDraft, isFree: Bool) {
        let place = events.count
        switch naming {
        case .key:
            if isFree, !event.isFamily, random.chance(10) { addCondition(to: &event, isFree: true) }
        case .scalars:
            guard !event.isFamily, random.chance(75) else { return }
            event.keys.append(FuzzEntry("wire", scalar(place)))
        case .nested(let head):
            guard !event.fields.contains(where: { $0.name == head }) || random.chance(10) else { return }
            var field = FieldDraft(head, nil)
            let inside = fields(random.number(0...2)).filter { $0.value != nil }
            field.keys = [FuzzEntry("fields", .map(inside.map(\.entry)))]
            event.fields.append(field)
        case .onlyKey, .eventLine:
            guard isFree, random.chance(25) else { return }
            event.fields = []
            event.keys.removeAll { $0.key == "joins" }
            event.keys.append(FuzzEntry("value", value().node))
        case .fields: addCondition(to: &event, isFree: isFree)
        }
    }

    /// A number or a boolean, no two of which are the same.
    mutating func scalar(_ place: Int) -> FuzzNode {
        switch place {
        case 0: .plain(random.pick(["true", "18446744073709551615", "-1"]) ?? "")
        case 1: .plain(random.pick(["false", "1e30", "0.5"]) ?? "")
        default: .plain(String(place) + (random.pick(["", ".0", "e1"]) ?? ""))
        }
    }

    /// Says by which of its fields an event is recognized; it gets one that no other has.
    private mutating func addCondition(to event: inout EventDraft, isFree: Bool) {
        guard !event.isFamily || random.chance(20) else { return }
        let own = (random.chance(50) ? anyName() : "sign") + "-\(events.count)"
        let field = FieldDraft(
            own,
            isOptional: random.chance(isFree ? 60 : 90),
            .builtin(random.pick(Self.tellable) ?? "")
        )
        event.fields.append(field)
        var tests = [FuzzEntry(own, test(of: field))]
        if random.chance(25), let other = random.pick(event.fields.filter { $0.name != own && !$0.isConstant }) {
            tests.append(FuzzEntry(other.name, test(of: other, mayBeAbsent: true)))
        }
        event.keys.append(FuzzEntry("when", .map(tests)))
    }

    private static let tellable = ["string", "int", "uint", "bool", "double", "any", "object", "list of string"]

    /// A test of a field.
    mutating func test(of field: FieldDraft, mayBeAbsent: Bool = false) -> FuzzNode {
        if mayBeAbsent, field.isOptional, random.chance(50) { return .plain("absent") }
        guard random.chance(40), let value = field.value else { return .plain("present") }
        switch value.resolved {
        case .builtin("string"), .builtin("int"), .builtin("uint"), .builtin("double"), .builtin("bool"):
            guard let first = literal(of: value) else { return .plain("present") }
            return random.chance(30) ? .list([first]) : first
        case .named(let type):
            guard case .enumeration(let values) = type.kind else { return .plain("present") }
            return .texts(Array(Set(values.prefix(2))).sorted())
        default: return .plain("present")
        }
    }
}

extension ValueDraft {
    /// The phrase as a node.
    var node: FuzzNode { .text(phrase) }
}
