/// Scopes that know of each other.
extension SchemaFuzzer {
    /// A span that is renewed after its machines have ended, with what is inside.
    mutating func turn(within outermost: String, besides taken: inout Set<String>) -> [FuzzEntry] {
        let (turn, part, work) = (
            freshName(besides: &taken), freshName(besides: &taken), freshName(besides: &taken)
        )
        var renews = [FuzzEntry("before", .texts([part])), FuzzEntry("after", .text(work))]
        var fields = [FieldDraft(anyName(), .builtin("string"))]
        let key = fields[0].name
        if random.chance(50) {
            let flag = FieldDraft(key + "-flag", isOptional: true, .builtin("bool"))
            fields.append(flag)
            renews.append(FuzzEntry("except", .text(flag.name)))
        }
        let first = newEvent(with: fields)
        let last = newEvent(with: fields)
        let transitions = [
            FuzzEntry(first, .map([FuzzEntry("from", "none"), FuzzEntry("to", "begun")])),
            FuzzEntry(last, .map([FuzzEntry("from", "begun"), FuzzEntry("to", "ended")])),
        ]
        let stays = random.chance(70) ? [FuzzEntry("may-stay-open", true)] : []
        let states = [FuzzEntry("begun", .map(stays)), FuzzEntry("ended", .map([]))]
        let ends = (0..<2).map { _ in newEvent(with: [FieldDraft(anyName(), isOptional: true, .builtin("int"))]) }
        let span = [
            FuzzEntry("opens", .text(ends[0])), FuzzEntry("closes", .text(ends[1])),
            FuzzEntry("within", .text(outermost)),
            FuzzEntry("renews", .map(renews)),
        ]
        return [
            FuzzEntry(turn, .map(span)),
            FuzzEntry(part, .map([FuzzEntry("within", .text(turn))] + keyedSpan())),
            FuzzEntry(
                work,
                .map([
                    FuzzEntry("within", .text(turn)), FuzzEntry("key", .text(key)), FuzzEntry("states", .map(states)),
                    FuzzEntry("transitions", .map(transitions)),
                ])
            ),
        ]
    }

    /// A machine that asks, and an event that answers it.
    mutating func question(within outermost: String, besides taken: inout Set<String>) -> [FuzzEntry] {
        let (asking, answers) = (freshName(besides: &taken), freshName(besides: &taken))
        var names: Set<String> = []
        let key = FieldDraft(freshName(besides: &names), .builtin("string"))
        let question = FieldDraft(freshName(besides: &names), isOptional: random.chance(20), .builtin("string"))
        let request = newEvent(with: [key, question])
        let answer = newEvent(with: [question])
        let states = [FuzzEntry("asked", .map([FuzzEntry("may-stay-open", true)]))]
        let step = FuzzNode.map([FuzzEntry("from", "none"), FuzzEntry("to", "asked")])
        var refers = [FuzzEntry("by", .text(question.name)), FuzzEntry("to", .text(request))]
        if random.chance(50) { refers.append(FuzzEntry("awaited", .plain(String(random.chance(80))))) }
        return [
            FuzzEntry(
                asking,
                .map([
                    FuzzEntry("within", .text(outermost)), FuzzEntry("key", .text(key.name)),
                    FuzzEntry("states", .map(states)), FuzzEntry("transitions", .map([FuzzEntry(request, step)])),
                ])
            ),
            FuzzEntry(
                answers,
                .map([
                    FuzzEntry("within", .text(outermost)), FuzzEntry("single", .texts([answer])),
                    FuzzEntry("refers", .map(refers)),
                ])
            ),
        ]
    }
}
