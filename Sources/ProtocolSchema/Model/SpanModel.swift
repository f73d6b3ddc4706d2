extension ScopeModel.Span {
    /// An event that carries a text for the reader's user; everything else in it is fixed.
    package struct Failure: Hashable, Sendable {
        /// The event.
        package var event: EventModel.Substitute
        /// The field that gets the text.
        package var text: Int
        /// The text in place of an error that the reader must not see; nil for the library's.
        package var masked: String?

        /// Creates a failure.
        package init(event: EventModel.Substitute, text: Int, masked: String?) {
            self.event = event
            self.text = text
            self.masked = masked
        }
    }

    /// The event that ends the span when the work in it is done; everything in it is fixed.
    package struct Completion: Hashable, Sendable {
        /// The event.
        package var event: EventModel.Substitute
        /// The same event while machines are left open for somebody else to move, if it differs then.
        package var whileWaiting: EventModel.Substitute?

        /// Creates a completion.
        package init(event: EventModel.Substitute, whileWaiting: EventModel.Substitute?) {
            self.event = event
            self.whileWaiting = whileWaiting
        }
    }

    /// When a writer closes the span and opens it anew: before more content, once every machine that began in it has ended.
    package struct Renewal: Hashable, Sendable {
        /// A field of an event that moves the machine; while it is true, that machine does not count.
        package struct Exemption: Hashable, Sendable {
            /// The event.
            package var event: Int
            /// Its field, a bool.
            package var field: Int

            /// Creates an exemption.
            package init(event: Int, field: Int) {
                self.event = event
                self.field = field
            }
        }

        /// The scopes whose content needs a new span.
        package var before: [Int]
        /// The machine.
        package var after: Int
        /// The fields that take a machine out of the count, each of another event, all of one name.
        package var exemptions: [Exemption]

        /// Creates a renewal.
        package init(before: [Int], after: Int, exemptions: [Exemption]) {
            self.before = before
            self.after = after
            self.exemptions = exemptions
        }
    }
}
