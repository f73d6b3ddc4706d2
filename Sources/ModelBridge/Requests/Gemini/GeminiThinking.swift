import ProtocolSupport

/// How deeply the model thinks: as the options of the provider say, or else by the level of version 7.
struct GeminiThinking {
    var config: JSONObject?
    var omissions: [ModelRequest.Omission] = []

    init(_ settings: ModelRequestSettings, _ model: GeminiModel, asked: JSONObject?) {
        config = asked
        let isDecided = [asked?["thinkingBudget"], asked?["thinkingLevel"]].contains { $0?.isNull == false }
        guard settings.isVersion7, !isDecided, let level = settings.reasoning, level != "provider-default" else {
            return
        }
        if model.hasThinkingLevels {
            set("thinkingLevel", to: word(for: level).map { .string($0) })
        } else {
            set("thinkingBudget", to: budget(for: level, model).map { .int(Int64($0)) })
        }
    }

    private mutating func set(_ key: String, to value: JSONValue?) {
        guard let value else { return }
        var config = config ?? [:]
        config[key] = value
        self.config = config
    }

    private mutating func word(for level: String) -> String? {
        switch level {
        case "minimal", "low", "medium", "high": return level
        // These models always think.
        case "none": return "minimal"
        case "xhigh":
            omissions.append(.init("reasoning", "the model has no level 'xhigh'; the request says 'high'"))
            return "high"
        default: return unknown(level)
        }
    }

    private mutating func budget(for level: String, _ model: GeminiModel) -> Int? {
        if level == "none" { return 0 }
        let percents = ["minimal": 2, "low": 10, "medium": 30, "high": 60, "xhigh": 90]
        guard let percent = percents[level] else { return unknown(level) }
        let share = (GeminiModel.outputLimit * percent + 50) / 100
        return min(model.largestThinkingBudget, max(1_024, share))
    }

    private mutating func unknown<Value>(_ level: String) -> Value? {
        omissions.append(
            .init("reasoning", "'\(level)' is not a level; use none, minimal, low, medium, high or xhigh")
        )
        return nil
    }
}
