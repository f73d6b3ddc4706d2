/// Builds the tree of one document out of events and collects what is wrong with it.
struct YAMLTreeBuilder {
    /// The result of reading a document.
    enum Outcome {
        case node(YAMLNode)
        case empty
        case failed
    }

    /// The findings so far.
    private(set) var findings: [Diagnostic] = []
    private let path: String
    private var source: YAMLSourceCursor
    /// Whether every value of the text is in the tree.
    private var isComplete = true
    private var depth = 0
    private var lastLine = 0

    /// Creates a builder for the text of the file at `path`.
    init(text: YAMLText, path: String) {
        self.path = path
        source = YAMLSourceCursor(bytes: text.bytes)
    }

    /// Builds the tree, and looks for what follows the document.
    mutating func document(from reader: inout YAMLEventReader) -> Outcome {
        do throws(YAMLAbort) {
            var event = try next(&reader)
            while event.kind == .streamStart || event.kind == .documentStart { event = try next(&reader) }
            if event.kind == .streamEnd { return .empty }
            let isEmpty = event.kind == .scalar("", isPlain: true) && !event.isAnchored && !event.isTagged
            let root = try node(event, from: &reader)
            try checkEnd(of: root?.range, after: try next(&reader))
            if isEmpty { return .empty }
            guard let root, isComplete else { return .failed }
            return .node(root)
        } catch {
            if let finding = error.finding { findings.append(finding) }
            return .failed
        }
    }

    // MARK: - Nodes

    /// The node that an event begins; nil for an alias, which stands for no value.
    private mutating func node(
        _ event: YAMLEvent,
        from reader: inout YAMLEventReader
    ) throws(YAMLAbort) -> YAMLNode? {
        try checkProperties(of: event)
        switch event.kind {
        case .scalar(let text, let isPlain):
            return YAMLNode(.scalar(text, isPlain: isPlain), at: range(event))
        case .sequenceStart(let isFlow):
            return try sequence(event, isFlow: isFlow, from: &reader)
        case .mappingStart(let isFlow):
            return try mapping(event, isFlow: isFlow, from: &reader)
        default:
            isComplete = false
            return nil
        }
    }

    private mutating func sequence(
        _ start: YAMLEvent,
        isFlow: Bool,
        from reader: inout YAMLEventReader
    ) throws(YAMLAbort) -> YAMLNode {
        try enter(start)
        var items: [YAMLNode] = []
        while true {
            let event = try next(&reader)
            if event.kind == .collectionEnd {
                depth -= 1
                let inner = bounds(items.first?.range, items.last?.range, of: start)
                return YAMLNode(.sequence(items), at: isFlow ? range(from: start, to: event) : inner)
            }
            if let item = try node(event, from: &reader) { items.append(item) }
        }
    }

    private mutating func mapping(
        _ start: YAMLEvent,
        isFlow: Bool,
        from reader: inout YAMLEventReader
    ) throws(YAMLAbort) -> YAMLNode {
        try enter(start)
        var entries: [YAMLNode.Entry] = []
        var places: [String: Int] = [:]
        while true {
            let event = try next(&reader)
            if event.kind == .collectionEnd {
                depth -= 1
                let inner = bounds(entries.first?.keyRange, entries.last?.value.range, of: start)
                return YAMLNode(.mapping(entries), at: isFlow ? range(from: start, to: event) : inner)
            }
            let key = try key(event, from: &reader)
            let value = try node(try next(&reader), from: &reader)
            guard let key, let value else { continue }
            if let place = places[key.place] {
                try report(.duplicate(key.text, at: key.range, first: entries[place].keyRange))
            } else {
                places[key.place] = entries.count
                entries.append(
                    YAMLNode.Entry(key: key.text, keyIsPlain: key.isPlain, keyRange: key.range, value: value)
                )
            }
        }
    }

    /// The key that an event begins; nil, and reported, if it is not a scalar.
    private mutating func key(
        _ event: YAMLEvent,
        from reader: inout YAMLEventReader
    ) throws(YAMLAbort) -> (text: String, isPlain: Bool, place: String, range: SourceRange)? {
        guard let node = try node(event, from: &reader) else { return nil }
        if case .scalar(let text, let isPlain) = node.content {
            // In quotes, a key that looks like a number or a boolean is another key.
            let isOther = !isPlain && Literal(YAMLNode(.scalar(text, isPlain: true), at: node.range)) != .string(text)
            return (text, isPlain, isOther ? "\"\(text)\"" : text, node.range)
        }
        isComplete = false
        try report(Diagnostic(.yamlKey, "a key must be text, not a list or a mapping", at: node.range))
        return nil
    }

    // MARK: - Events

    /// The next event, after a look at the indentation before it.
    private mutating func next(_ reader: inout YAMLEventReader) throws(YAMLAbort) -> YAMLEvent {
        let event: YAMLEvent
        do throws(YAMLProblem) {
            event = try reader.next()
        } catch {
            throw YAMLAbort(finding: finding(for: error))
        }
        if event.start.position.line > lastLine {
            lastLine = event.start.position.line
            if let tab = source.indentingTab(before: event.start) {
                try report(.tab(at: SourceRange(path: path, line: lastLine, column: tab, length: 1)))
            }
        }
        return event
    }

    /// The message for a problem: a tab that indents its line is the reason more often than the one that the library names.
    private mutating func finding(for problem: YAMLProblem) -> Diagnostic {
        if let tab = source.indentingTab(inLineOf: problem.mark) {
            return .tab(at: SourceRange(path: path, line: problem.mark.position.line, column: tab, length: 1))
        }
        return problem.diagnostic(path: path, before: source.byte(at: problem.mark))
    }

    /// Counts a collection in, and stops before the text can exhaust the stack.
    private mutating func enter(_ event: YAMLEvent) throws(YAMLAbort) {
        depth += 1
        guard depth > YAMLParser.depthLimit else { return }
        let message = "collections nest more than \(YAMLParser.depthLimit) levels deep"
        throw YAMLAbort(finding: Diagnostic(.nestingTooDeep, message, at: character(event.start)))
    }

    private mutating func checkProperties(of event: YAMLEvent) throws(YAMLAbort) {
        if event.kind == .alias {
            let message = "aliases are refused; say it again, or use a named type"
            try report(Diagnostic(.yamlAnchor, message, at: range(event)))
        }
        guard event.isAnchored || event.isTagged else { return }
        for property in source.properties(at: event.start) {
            let range = SourceRange(path: path, start: property.start, end: property.end)
            if property.isAnchor {
                try report(Diagnostic(.yamlAnchor, "anchors are refused; leave '\(property.text)' out", at: range))
            } else {
                try report(Diagnostic(.yamlTag, "tags are refused; leave '\(property.text)' out", at: range))
            }
        }
    }

    /// Reports what follows the document, without handing it to the library.
    private mutating func checkEnd(of root: SourceRange?, after event: YAMLEvent) throws(YAMLAbort) {
        guard case .documentEnd(let isExplicit) = event.kind,
            let rest = source.remainder(after: event.end, isDocumentEnded: isExplicit)
        else { return }
        let range = SourceRange(path: path, start: rest.start, end: rest.end)
        switch rest.kind {
        case .document:
            try report(Diagnostic(.yamlDocuments, "a second document begins here; a file holds one", at: range))
        case .text:
            isComplete = false
            let message = "expected the end of the file after the document's value"
            let start = root.map { SourceRange(path: path, line: $0.start.line, column: $0.start.column, length: 1) }
            let note = Diagnostic.Note("the document's value begins here", at: start)
            try report(Diagnostic(.yamlSyntax, message, at: range, notes: [note]))
        }
    }

    private mutating func report(_ finding: Diagnostic) throws(YAMLAbort) {
        findings.append(finding)
        guard findings.count == YAMLParser.findingLimit else { return }
        findings[findings.count - 1].notes.append(.init("there may be more; the file is not read any further"))
        throw YAMLAbort(finding: nil)
    }

    // MARK: - Ranges

    private func range(_ event: YAMLEvent) -> SourceRange {
        range(from: event, to: event)
    }

    private func range(from start: YAMLEvent, to end: YAMLEvent) -> SourceRange {
        SourceRange(path: path, start: start.start.position, end: end.end.position)
    }

    private func character(_ mark: YAMLMark) -> SourceRange {
        SourceRange(path: path, line: mark.position.line, column: mark.position.column, length: 1)
    }

    /// The range of a block collection, whose end event only says where the next thing begins.
    private func bounds(_ first: SourceRange?, _ last: SourceRange?, of event: YAMLEvent) -> SourceRange {
        guard let first, let last else { return range(event) }
        return SourceRange(path: path, start: first.start, end: last.end)
    }
}

/// Reading has to stop; `finding` says why, unless everything was reported already.
struct YAMLAbort: Error {
    let finding: Diagnostic?
}

extension Diagnostic {
    /// The finding about a key that the mapping already has.
    fileprivate static func duplicate(_ key: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
        let note = Note("first written here", at: first)
        return Diagnostic(.duplicateKey, "duplicate key '\(key)'", at: range, notes: [note])
    }

    /// The finding about a tab where only spaces may stand.
    static func tab(at range: SourceRange) -> Diagnostic {
        Diagnostic(.yamlSyntax, "a tab must not be used as indentation; use spaces", at: range)
    }
}
