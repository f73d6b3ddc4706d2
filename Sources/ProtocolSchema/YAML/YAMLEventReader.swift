import CLibYAML

/// Reads YAML text event by event with libyaml.
///
/// It cannot be copied and never leaves the closure of `withEvents`, so no pointer outlives what it points to.
package struct YAMLEventReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>

    /// Lends a reader of `bytes`, which must be UTF-8 and not empty, to `body`.
    ///
    /// The answer is nil if there is nothing to read, or no memory to read it with.
    package static func withEvents<Result>(
        of bytes: [UInt8],
        _ body: (inout YAMLEventReader) -> Result
    ) -> Result? {
        // Safety: libyaml keeps this pointer for the whole parse. It is valid for the whole closure, and the reader,
        // which holds libyaml's parser, cannot leave the closure: it is not copyable and only lent to `body`.
        bytes.withUnsafeBufferPointer { buffer in
            guard let address = buffer.baseAddress, var reader = YAMLEventReader(address, count: buffer.count) else {
                return nil
            }
            return body(&reader)
        }
    }

    private init?(_ address: UnsafePointer<UInt8>, count: Int) {
        // Safety: libyaml stores the parser's own address in it, so it lives at a fixed place of the heap rather than
        // in this struct. It is freed exactly once: here when it could not be set up, otherwise in `deinit`.
        parser = .allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            return nil
        }
        // Safety: the caller keeps `count` bytes at `address` readable as long as this reader exists.
        yaml_parser_set_input_string(parser, address, count)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    }

    deinit {
        // Safety: `init` set the parser up; nothing else refers to it.
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The next event; after the end of the text, `streamEnd` again and again.
    package mutating func next() throws(YAMLProblem) -> YAMLEvent {
        var event = yaml_event_t()
        // Safety: `parser` is set up; libyaml fills `event` on success and clears it on failure.
        guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
        // Safety: `event` owns its strings until here; everything needed of them is copied before.
        defer { yaml_event_delete(&event) }
        return YAMLEvent(event)
    }

    private func problem() -> YAMLProblem {
        // Safety: after a failure `parser` is still set up; its texts are literals of the library.
        let state = parser.pointee
        let message = state.problem.map { String(cString: $0) } ?? "out of memory"
        let context = state.context.map { String(cString: $0) }
        let mark = YAMLMark(state.problem_mark)
        return YAMLProblem(message: message, mark: mark, context: context, contextMark: YAMLMark(state.context_mark))
    }
}

extension YAMLMark {
    /// Takes over a mark of libyaml, which counts lines and columns from 0.
    fileprivate init(_ mark: yaml_mark_t) {
        index = Int(mark.index)
        position = SourcePosition(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }
}

extension YAMLEvent {
    /// Copies an event of libyaml.
    fileprivate init(_ event: yaml_event_t) {
        self.init(kind: .streamEnd, start: YAMLMark(event.start_mark), end: YAMLMark(event.end_mark))
        // Safety: `data` is a C union; `type` says which member is set, and only that one is read.
        switch event.type {
        case YAML_STREAM_START_EVENT:
            kind = .streamStart
        case YAML_DOCUMENT_START_EVENT:
            kind = .documentStart
        case YAML_DOCUMENT_END_EVENT:
            kind = .documentEnd(isExplicit: event.data.document_end.implicit == 0)
        case YAML_ALIAS_EVENT:
            kind = .alias
        case YAML_SCALAR_EVENT:
            let data = event.data.scalar
            // Safety: `value` points to `length` bytes, which the event owns until it is deleted; they are copied here.
            let text = String(decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
            kind = .scalar(text, isPlain: data.style == YAML_PLAIN_SCALAR_STYLE)
            (isAnchored, isTagged) = (data.anchor != nil, data.tag != nil)
        case YAML_SEQUENCE_START_EVENT:
            let data = event.data.sequence_start
            kind = .sequenceStart(isFlow: data.style == YAML_FLOW_SEQUENCE_STYLE)
            (isAnchored, isTagged) = (data.anchor != nil, data.tag != nil)
        case YAML_MAPPING_START_EVENT:
            let data = event.data.mapping_start
            kind = .mappingStart(isFlow: data.style == YAML_FLOW_MAPPING_STYLE)
            (isAnchored, isTagged) = (data.anchor != nil, data.tag != nil)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            kind = .collectionEnd
        default:
            kind = .streamEnd
        }
    }
}
