@_spi(Generated) import ProtocolSupport

extension SmallStream {
    enum Event: Hashable, Sendable {
        case textDelta(TextDelta)
        case finish(Finish)
        case data(DataEvent)
        case unrecognized(UnrecognizedValue)
    }
}

extension SmallStream.Event: JSONCodable {
    func encode(into writer: inout JSONWriter) {
        switch self {
        case .textDelta(let event): event.encode(into: &writer)
        case .finish(let event): event.encode(into: &writer)
        case .data(let event): event.encode(into: &writer)
        case .unrecognized(let event): event.encode(into: &writer)
        }
    }

    init(from reader: inout JSONReader) throws(JSONDecodingError) {
        guard let type = try reader.discriminator("type") else { throw reader.failure(.missingField) }
        if type == "text-delta" {
            self = .textDelta(try SmallStream.TextDelta(from: &reader))
        } else if type == "finish" {
            self = .finish(try SmallStream.Finish(from: &reader))
        } else if type.hasPrefix("data-") {
            self = .data(try SmallStream.DataEvent(from: &reader))
        } else {
            self = .unrecognized(try UnrecognizedValue(from: &reader))
        }
    }
}

extension SmallStream.Event: StreamEvent {
    typealias Stream = SmallStream

    var kind: Int? {
        switch self {
        case .textDelta: 0
        case .finish: 1
        case .data: 2
        case .unrecognized: nil
        }
    }

    var type: String {
        switch self {
        case .textDelta: "text-delta"
        case .finish: "finish"
        case .data(let event): "data-\(event.name)"
        case .unrecognized(let event): event.type ?? ""
        }
    }

    var scopeKey: String? {
        if case .textDelta(let event) = self { event.id } else { nil }
    }

    func replacements(for floor: ClientVersion) throws(JSONEncodingError) -> [Self] { [self] }

    func isSendable(to floor: ClientVersion) -> Bool { true }
}
