extension String {
    /// The word in snake case, as APIs spell what the SDK's options spell in camel case: `maxUses` is `max_uses`.
    var snakeCased: String {
        var result = ""
        for character in self {
            if character.isASCII, character.isUppercase {
                result += "_" + character.lowercased()
            } else {
                result.append(character)
            }
        }
        return result
    }
}
