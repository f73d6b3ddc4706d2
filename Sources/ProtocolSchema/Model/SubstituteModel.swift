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
