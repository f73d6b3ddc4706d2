extension EventModel {
    /// An event that is sent in place of another.
    package struct Substitute: Hashable, Sendable {
        /// The index of the event in `ProtocolModel.events`.
        package var event: Int
        /// Where each field of that event comes from; fields not listed are left out.
        package var values: [Value]

        /// Where a field comes from.
        package enum Value: Hashable, Sendable {
            /// `field` of the substitute takes `from` of the original; both are indices.
            case copied(field: Int, from: Int)
            /// `field` of the substitute has a fixed value.
            case fixed(field: Int, Literal)

            /// The field of the substitute.
            package var field: Int {
                switch self {
                case .copied(let field, _), .fixed(let field, _): field
                }
            }
        }

        /// Creates a substitute.
        package init(event: Int, values: [Value]) {
            self.event = event
            self.values = values
        }
    }
}

extension ProtocolModel {
    /// The fixed values of a substitute, by their wire keys.
    package func fixedValues(of substitute: EventModel.Substitute) -> [(key: String, value: Literal)] {
        let fields = events[substitute.event].fields
        return substitute.values.compactMap { value in
            if case .fixed(let field, let literal) = value { (fields[field].wireName, literal) } else { nil }
        }
    }

    /// The fixed values of an event that a writer emits, by their wire keys.
    package func fixedValues(of emission: WriterModel.Emission) -> [(key: String, value: Literal)] {
        let fields = events[emission.event].fields
        return emission.arguments.compactMap { argument in
            if case .fixed(let field, let literal) = argument { (fields[field].wireName, literal) } else { nil }
        }
    }
}
