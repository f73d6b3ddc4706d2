/// A scope as written.
package struct SchemaScope: Hashable, Sendable {
    /// The name.
    package var name: Located<String>
    /// The documentation in the schema.
    package var doc: String?
    /// The scope around it.
    package var within: Located<String>?
    /// The fields that tell several apart.
    package var key: SchemaScopeKey?
    /// The scopes that opening this one closes.
    package var interrupts: [Located<String>] = []
    /// The events that open it.
    package var opens: Located<String>?
    /// The events that continue it.
    package var continues: [Located<String>] = []
    /// The events that close it.
    package var closes: [Located<String>] = []
    /// The events that close it and all inside.
    package var ends: [Located<String>] = []
    /// The events that throw away what is inside.
    package var resets: [Located<String>] = []
    /// The field of the opening event that names the scope.
    package var id: Located<String>?
    /// The event that tells the reader that the writer failed.
    package var onFailure: Failure?
    /// The event that tells the reader that the writer was stopped.
    package var onCancel: SchemaSubstitute?
    /// The event that ends the scope when its work is done.
    package var onCompletion: Completion?
    /// When a writer closes the scope and opens it anew.
    package var renews: Renewal?
    /// The event that an event of the scope refers to.
    package var refers: Reference?
    /// Events that open nothing.
    package var single: [Located<String>] = []
    /// The conditions of events, by the places where the events are named.
    package var conditions: [Located<String>: SchemaCondition] = [:]
    /// The states of a machine.
    package var states: [State] = []
    /// The event that is sent when the stream ends in one of several states of a machine.
    package var onEnd: Ending?
    /// The transitions of a machine.
    package var transitions: [Transition] = []

    /// A field by which an event refers to an earlier one.
    package struct Reference: Hashable, Sendable {
        /// The field, which both have.
        package var field: Located<String>
        /// The earlier event.
        package var event: Located<String>
        /// Where it says that the machine which the earlier event moves waits for an answer.
        package var awaitedRange: SourceRange?
    }

    /// An event that carries a text for the reader's user.
    package struct Failure: Hashable, Sendable {
        /// The event.
        package var event: SchemaSubstitute
        /// The field that gets the text.
        package var text: Located<String>
        /// The text in place of an error that the reader must not see; nil for the library's.
        package var masked: String?
    }

    /// An event that ends a scope when the work in it is done.
    package struct Completion: Hashable, Sendable {
        /// The event.
        package var event: SchemaSubstitute
        /// Values that replace those of the event while machines are left open.
        package var whileWaiting: [FixedValue]
    }

    /// When a writer closes a scope and opens it anew.
    package struct Renewal: Hashable, Sendable {
        /// The scopes whose content begins the new one.
        package var before: [Located<String>]
        /// The machine that must have ended.
        package var after: Located<String>
        /// The field that takes a machine out of the count.
        package var except: Located<String>?
        /// Where it stands.
        package var range: SourceRange
    }

    /// A state.
    package struct State: Hashable, Sendable {
        /// The name.
        package var name: Located<String>
        /// The documentation in the schema.
        package var doc: String?
        /// Whether a stream may finish in it.
        package var mayStayOpen = false
        /// The event that is sent when the stream ends in it.
        package var onEnd: SchemaSubstitute?
    }

    /// An event that is sent when the stream ends in one of several states.
    package struct Ending: Hashable, Sendable {
        /// The states.
        package var states: [Located<String>]
        /// The event.
        package var event: SchemaSubstitute
        /// Where it stands.
        package var range: SourceRange
    }

    /// The effect of an event.
    package struct Transition: Hashable, Sendable {
        /// The event.
        package var event: Located<String>
        /// When it has this effect; nil for always.
        package var when: SchemaCondition?
        /// The states it may come in.
        package var from: [Located<String>]
        /// The state after it.
        package var to: Located<String>
        /// Where it says that the event gives way to what older clients get, in a state in which it may not come.
        package var otherwiseRange: SourceRange?
    }
}
