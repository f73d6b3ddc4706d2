/// A stretch of the stream that the lifecycle knows by name.
package struct ScopeModel: Hashable, Sendable {
    /// The kind of scope.
    ///
    /// Events are indices into `ProtocolModel.events`.
    package enum Kind: Hashable, Sendable {
        /// Opened, perhaps continued, closed.
        case span(Span)
        /// Single events that open nothing.
        case single(events: [Int])
        /// A state machine per key.
        case machine(Machine)
    }

    /// A field by which an event refers to an earlier one.
    package struct Reference: Hashable, Sendable {
        /// The schema name of the field, which both have.
        package var field: String
        /// The earlier event.
        package var event: Int
        /// Whether the machine that the earlier event moves waits for an answer before it moves on.
        package var isAwaited: Bool

        /// Creates a reference.
        package init(field: String, event: Int, isAwaited: Bool) {
            self.field = field
            self.event = event
            self.isAwaited = isAwaited
        }
    }

    /// Opened, perhaps continued, closed.
    package struct Span: Hashable, Sendable {
        /// The event that opens it.
        package var opens: Int
        /// The events that continue it.
        package var continues: [Int]
        /// The events that close it.
        package var closes: [Int]
        /// The events that close it and everything inside at once.
        package var ends: [Int]
        /// The events that throw away what is inside.
        package var resets: [Int]
        /// The field of the opening event that names the span, if that has one.
        ///
        /// The runtime fills it in where it is absent.
        package var id: Int?
        /// The event that tells the reader that the writer failed.
        package var onFailure: Failure?
        /// The event that tells the reader that the writer was stopped; all its fields are fixed.
        package var onCancel: EventModel.Substitute?
        /// The event that ends the span when its work is done; nil for the event that closes it.
        package var onCompletion: Completion?
        /// When a writer closes it and opens it anew.
        package var renewal: Renewal?

        /// Creates a span.
        package init(opens: Int, continues: [Int], closes: [Int], ends: [Int], resets: [Int]) {
            self.opens = opens
            self.continues = continues
            self.closes = closes
            self.ends = ends
            self.resets = resets
        }
    }

    /// A state machine.
    ///
    /// States are indices into `states`; nil is `none`: not begun.
    package struct Machine: Hashable, Sendable {
        /// The treatment of a state in which the stream ends.
        ///
        /// Of an event that is sent, only the key is copied; all else is fixed.
        package enum Ending: Hashable, Sendable {
            /// It is an end state.
            case done
            /// It may stay open: another party continues from there.
            case staysOpen
            /// An event is sent.
            case settled(EventModel.Substitute)
            /// It may stay open, but if the stream is cut short, an event is sent.
            case staysOpenUnlessBrokenOff(EventModel.Substitute)

            /// Whether a stream may finish in the state.
            package var mayStayOpen: Bool {
                switch self {
                case .staysOpen, .staysOpenUnlessBrokenOff: true
                case .done, .settled: false
                }
            }

            /// The event that is sent, if one is.
            package var substitute: EventModel.Substitute? {
                switch self {
                case .settled(let event), .staysOpenUnlessBrokenOff(let event): event
                case .done, .staysOpen: nil
                }
            }
        }

        /// A state.
        package struct State: Hashable, Sendable {
            /// The name in the schema.
            package var name: String
            /// The Swift name.
            package var swiftName: String
            /// The documentation in the schema.
            package var doc: String?
            /// Its treatment when the stream ends.
            package var ending: Ending
            /// Where it stands.
            package var range: SourceRange

            /// Creates a state.
            package init(
                name: String,
                swiftName: String,
                doc: String?,
                ending: Ending,
                range: SourceRange
            ) {
                self.name = name
                self.swiftName = swiftName
                self.doc = doc
                self.ending = ending
                self.range = range
            }
        }

        /// The effect of an event.
        package struct Transition: Hashable, Sendable {
            /// The event.
            package var event: Int
            /// When it has this effect; nil for always.
            package var condition: ConditionModel?
            /// The state it may come in; nil is `none`.
            package var from: Int?
            /// The state after it.
            package var to: Int

            /// Creates a transition.
            package init(event: Int, when condition: ConditionModel? = nil, from: Int?, to: Int) {
                self.event = event
                self.condition = condition
                self.from = from
                self.to = to
            }
        }

        /// The events that a writer sends instead of an event that a state does not allow.
        package struct Fallback: Hashable, Sendable {
            /// The event.
            package var event: Int
            /// The events that are sent; values may be copied from the event.
            package var substitutes: [EventModel.Substitute]

            /// Creates a fallback.
            package init(event: Int, substitutes: [EventModel.Substitute]) {
                self.event = event
                self.substitutes = substitutes
            }
        }

        /// The states in written order.
        package var states: [State]
        /// The transitions, one for each pair of event and state.
        package var transitions: [Transition]
        /// The events that give way to others, in the order of their transitions.
        package var fallbacks: [Fallback]

        /// Creates a machine.
        package init(states: [State], transitions: [Transition], fallbacks: [Fallback]) {
            self.states = states
            self.transitions = transitions
            self.fallbacks = fallbacks
        }
    }

    /// The name in the schema.
    package var name: String
    /// The Swift name.
    package var swiftName: String
    /// The documentation in the schema.
    package var doc: String?
    /// The index of the scope that must be open around it.
    package var parent: Int?
    /// The fields that tell several apart; nil if there is only one at a time.
    package var key: Key?
    /// When events have their roles in the scope; those that always have them are not listed.
    package var conditions: [Use: [ConditionModel]] = [:]
    /// The scopes that opening this one closes.
    package var interrupts: [Int]
    /// The events that the events of the scope refer to; only of single events.
    package var refers: Reference?
    /// The kind of scope.
    package var kind: Kind
    /// Where it stands.
    package var range: SourceRange

    /// Creates a scope.
    package init(
        name: String,
        swiftName: String,
        doc: String?,
        parent: Int?,
        key: Key?,
        interrupts: [Int],
        kind: Kind,
        range: SourceRange
    ) {
        self.name = name
        self.swiftName = swiftName
        self.doc = doc
        self.parent = parent
        self.key = key
        self.interrupts = interrupts
        self.kind = kind
        self.range = range
    }
}
