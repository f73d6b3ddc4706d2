/// The names of one namespace: what is taken, on the wire and in Swift, and by whom.
struct NameTable {
    private var wire: [String: Located<String>] = [:]
    private var swift: [String: Located<String>] = [:]
    private var reservedWire: [String: String] = [:]

    /// Who has a name already.
    enum Holder {
        case entry(Located<String>)
        case reserved(reason: String)
    }

    /// Keeps a wire name for something else.
    mutating func reserveWire(_ name: String, because reason: String) { reservedWire[name] = reason }

    /// Takes a wire name; the holder if it is taken.
    mutating func claimWire(_ name: String, for entry: Located<String>) -> Holder? {
        if let reason = reservedWire[name] { return .reserved(reason: reason) }
        if let first = wire[name] { return .entry(first) }
        wire[name] = entry
        return nil
    }

    /// Takes a Swift name; the holder if it is taken.
    mutating func claimSwift(_ name: String, for entry: Located<String>) -> Holder? {
        if let first = swift[name] { return .entry(first) }
        swift[name] = entry
        return nil
    }
}

extension Resolver {
    /// Takes both names of an entry and reports what they meet.
    mutating func claim(
        wire wireName: String,
        swift swiftName: String,
        of name: Located<String>,
        in table: inout NameTable,
        subject: String
    ) {
        if !SwiftNames.isIdentifier(swiftName) {
            report(
                .invalidName,
                "'\(name.value)' gives no Swift name",
                at: name.range,
                notes: [.init("'swift' gives it one")]
            )
        }
        if let holder = table.claimWire(wireName, for: name) {
            reportClash("on the wire, '\(wireName)'", of: name, with: holder, subject: subject)
        } else if let holder = table.claimSwift(swiftName, for: name) {
            reportClash("in Swift, '\(swiftName)'", of: name, with: holder, subject: subject)
        }
    }

    private mutating func reportClash(
        _ spelling: String,
        of name: Located<String>,
        with holder: NameTable.Holder,
        subject: String
    ) {
        switch holder {
        case .entry(let first):
            report(
                .duplicateName,
                "'\(name.value)' and '\(first.value)' in \(subject) have the same name \(spelling)",
                at: name.range,
                notes: [.init("the first is here", at: first.range)]
            )
        case .reserved(let reason):
            report(
                .duplicateName,
                "'\(name.value)' in \(subject) cannot have its name \(spelling): \(reason)",
                at: name.range
            )
        }
    }
}
