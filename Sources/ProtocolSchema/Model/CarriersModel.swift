/// The events that carry the data, metadata and tools of applications; nil where the protocol has no suitable event.
package struct CarriersModel: Hashable, Sendable {
    /// An event that is built from values which are known when it is written.
    package struct Carrier: Hashable, Sendable {
        /// A value.
        package enum Value: Hashable, Sendable {
            /// The id of a part or a call.
            case id
            /// The name of a tool.
            case name
            /// The payload: data, metadata, the input or the output of a call.
            case payload
            /// Whether the client discards the data after use.
            case isTransient
            /// Whether more output of the call follows.
            case isPreliminary
            /// Why a call failed.
            case errorText
        }

        /// A field and its value.
        package struct Argument: Hashable, Sendable {
            /// The index of the field.
            package var field: Int
            /// The value of the field.
            package var value: Value

            /// Creates an argument.
            package init(field: Int, value: Value) {
                self.field = field
                self.value = value
            }
        }

        /// The index of the event.
        package var event: Int
        /// The values, in the order of the fields; fields that are not listed are left out.
        package var arguments: [Argument]

        /// Creates a carrier.
        package init(event: Int, arguments: [Argument]) {
            self.event = event
            self.arguments = arguments
        }
    }

    /// The events of calls of tools.
    package struct Tools: Hashable, Sendable {
        /// Announces a call; nil if the protocol has no such event.
        package var start: Carrier?
        /// Gives the whole input.
        package var input: Carrier
        /// Gives the output.
        package var output: Carrier
        /// Says that a call failed.
        package var failure: Carrier
    }

    /// The family whose members carry data.
    package var data: Carrier?
    /// The event that merges metadata.
    package var metadata: Carrier?
    /// The events of calls of tools.
    package var tools: Tools?
}
