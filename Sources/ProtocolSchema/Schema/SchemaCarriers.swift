/// The events that carry the data, metadata and tools of applications, as written.
package struct SchemaCarriers: Hashable, Sendable {
    /// An event, and the fields that take values.
    package struct Carrier: Hashable, Sendable {
        /// A value and its fields.
        package struct Value: Hashable, Sendable {
            /// The value.
            package var value: CarriersModel.Carrier.Value
            /// The fields that take it.
            package var fields: [Located<String>]
        }

        /// The event.
        package var event: Located<String>
        /// The values.
        package var values: [Value] = []
        /// Fixed values by field.
        package var fixed: [FixedValue] = []
    }

    /// The events of calls of tools.
    package struct Tools: Hashable, Sendable {
        /// The field with the call's id, in all events that do not name another.
        package var id: Located<String>?
        /// The field with the tool's name, in the events that begin a call.
        package var name: Located<String>?
        /// The events that begin a call.
        package var call: [Carrier]
        /// Gives the output.
        package var output: Carrier
        /// Says that a call failed.
        package var failure: Carrier
        /// Why a call failed whose output never came.
        package var unfinished: String?
        /// Where the events that begin a call are listed.
        package var callRange: SourceRange
    }

    /// The event that carries metadata.
    package struct Metadata: Hashable, Sendable {
        /// The event.
        package var carrier: Carrier
        /// Other events that may carry metadata in a field of the same name.
        package var also: [Located<String>]
        /// Whether the metadata replaces the message's.
        package var replaces: Bool
    }

    /// Data.
    package var data: Carrier?
    /// Metadata.
    package var metadata: Metadata?
    /// Calls of tools.
    package var tools: Tools?
    /// The type of messages in TypeScript.
    package var typescript: CarriersModel.TypeScriptMessage?
    /// Where the section is.
    package var range: SourceRange
}
