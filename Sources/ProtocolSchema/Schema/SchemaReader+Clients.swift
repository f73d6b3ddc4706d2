extension SchemaReader {
    /// Reads `clients`.
    mutating func clients(_ node: YAMLNode) -> SchemaClients? {
        guard var reader = mapping(node, of: "'clients'") else { return nil }
        var clients = SchemaClients(range: node.range)
        clients.floor = reader.require("floor", into: &diagnostics).flatMap { version($0.value) }
        if let entry = reader.require("lines", into: &diagnostics) { clients.lines = lines(entry.value) }
        clients.tolerantSince = since("tolerant-since", &reader)
        if let entry = reader.take("numbers"), let numbers = word(entry.value, ClientsModel.Numbers.self) {
            clients.numbers = numbers
        }
        if let entry = reader.take("forbidden-keys") { clients.forbiddenKeys = forbiddenKeys(entry.value) }
        clients.findsEscapedKeysSince = since("finds-escaped-keys-since", &reader)
        if let entry = reader.take("behaviours") { clients.behaviours = behaviours(entry.value) }
        reader.finish(into: &diagnostics)
        return clients
    }

    /// Takes an entry out of a mapping that says from where on all clients are alike.
    private mutating func since(_ key: String, _ reader: inout MappingReader) -> SchemaAvailability? {
        reader.take(key).map { entry in
            SchemaAvailability(
                value: Availability(since: versions(entry.value, wholeLines: false)),
                range: entry.value.range
            )
        }
    }

    /// Takes `since` and `until` out of a mapping.
    mutating func availability(_ reader: inout MappingReader) -> SchemaAvailability {
        var availability = SchemaAvailability()
        if let entry = reader.take("since") {
            availability.value.since = versions(entry.value, wholeLines: false)
            availability.range = entry.keyRange
        }
        if let entry = reader.take("until") {
            availability.value.until = versions(entry.value, wholeLines: true)
            availability.range = availability.range ?? entry.keyRange
        }
        return availability
    }

    private mutating func lines(_ node: YAMLNode) -> [Located<ClientsModel.Line>] {
        var lines: [Located<ClientsModel.Line>] = []
        for entry in entries(node, of: "'lines'") ?? [] {
            guard let first = version(entry.key, at: entry.keyRange), let (newest, name) = lineEnd(entry.value) else {
                continue
            }
            if first.major != newest.major || newest < first {
                report(
                    .invalidAvailability,
                    "the newest version \(newest) does not belong to the line that begins with \(first)",
                    at: entry.value.range
                )
            } else if let last = lines.last, last.value.first >= first {
                report(.invalidAvailability, "release lines are written in rising order", at: entry.keyRange)
            } else {
                lines.append(Located(ClientsModel.Line(first: first, newest: newest, name: name), at: entry.keyRange))
            }
        }
        if lines.isEmpty { report(.missingKey, "'lines' needs at least one release line", at: node.range) }
        return lines
    }

    /// The newest version of a line, or a mapping that also names the line.
    private mutating func lineEnd(_ node: YAMLNode) -> (newest: ClientVersion, name: String?)? {
        guard case .mapping(let entries) = node.content else { return version(node).map { ($0.value, nil) } }
        var reader = MappingReader(entries, of: "a release line", at: node.range)
        let newest = reader.require("newest", into: &diagnostics).flatMap { version($0.value)?.value }
        let name = swiftName(&reader)?.value
        reader.finish(into: &diagnostics)
        return newest.map { ($0, name) }
    }

    private mutating func behaviours(_ node: YAMLNode) -> [SchemaClients.Behaviour] {
        var behaviours: [SchemaClients.Behaviour] = []
        for entry in entries(node, of: "'behaviours'") ?? [] {
            guard var reader = mapping(entry.value, of: "behaviour '\(entry.key)'") else { continue }
            let doc = doc(&reader)
            let availability = availability(&reader)
            reader.finish(into: &diagnostics)
            behaviours.append(.init(name: Located(entry.key, at: entry.keyRange), doc: doc, availability: availability))
        }
        return behaviours
    }

    /// A list of keys, or a mapping that says more about each.
    private mutating func forbiddenKeys(_ node: YAMLNode) -> [SchemaClients.ForbiddenKey] {
        let keys: [SchemaClients.ForbiddenKey]
        if case .mapping(let entries) = node.content {
            keys = entries.map { forbiddenKey($0) }
        } else {
            keys = names(node, of: "'forbidden-keys'").map { SchemaClients.ForbiddenKey(name: $0) }
        }
        return keys.filter { key in
            let name = key.name
            let path = name.value.split(separator: ".", omittingEmptySubsequences: false)
            if path.count <= 2, !path.contains("") { return true }
            report(.invalidValue, "'\(name.value)' must be a key, or two keys with a dot between", at: name.range)
            return false
        }
    }

    private mutating func forbiddenKey(_ entry: YAMLNode.Entry) -> SchemaClients.ForbiddenKey {
        var key = SchemaClients.ForbiddenKey(name: Located(entry.key, at: entry.keyRange))
        guard case .mapping(let entries) = entry.value.content else {
            key.doc = text(entry.value, of: "the doc of a key").map(\.value).flatMap { $0.isEmpty ? nil : $0 }
            return key
        }
        var reader = MappingReader(entries, of: "key '\(entry.key)'", at: entry.value.range)
        key.doc = doc(&reader)
        key.onlyNull = reader.take("only-null").flatMap { bool($0.value, of: "'only-null'") } ?? false
        key.availability = availability(&reader)
        reader.finish(into: &diagnostics)
        return key
    }

    private mutating func version(_ node: YAMLNode) -> Located<ClientVersion>? {
        guard let text = text(node, of: "a version") else { return nil }
        return version(text.value, at: text.range).map { Located($0, at: text.range) }
    }

    private mutating func version(_ text: String, at range: SourceRange) -> ClientVersion? {
        if let version = ClientVersion(text) { return version }
        report(.invalidVersion, "'\(text)' is not a version; three numbers are expected, such as 6.0.15", at: range)
        return nil
    }

    /// One version or a list with at most one for each line, in rising order.
    private mutating func versions(_ node: YAMLNode, wholeLines: Bool) -> [ClientVersion] {
        var versions: [ClientVersion] = []
        let items: [YAMLNode] =
            if case .sequence(let items) = node.content { items } else { [node] }
        for item in items {
            guard let text = text(item, of: "a version") else { continue }
            guard
                let version = wholeLines
                    ? lineEnd(text.value) ?? version(text.value, at: text.range)
                    : version(text.value, at: text.range)
            else { continue }
            if let last = versions.last, last.major >= version.major {
                report(
                    .invalidVersion,
                    "versions are listed in rising order, one for each release line; \(version) follows \(last)",
                    at: text.range
                )
            } else {
                versions.append(version)
            }
        }
        if items.isEmpty { report(.invalidVersion, "the list needs at least one version", at: node.range) }
        return versions
    }

    /// `5.x`, the end of a line.
    private func lineEnd(_ text: String) -> ClientVersion? {
        guard text.hasSuffix(".x"), let line = ClientVersion(text.dropLast(2) + ".0.0") else { return nil }
        return ClientVersion(line.major, ClientVersion.componentLimit, ClientVersion.componentLimit)
    }
}
