/// The events that carry the data, metadata and tools of applications; nil where the protocol has none.
package struct CarriersModel: Hashable, Sendable {
    /// An event that is built from values which are known when it is written.
    package struct Carrier: Hashable, Sendable {
        /// A value; the raw value is its key in the schema.
        package enum Value: String, Hashable, Sendable, CaseIterable {
            /// The id of a part or a call.
            case id
            /// The name of a tool or of a kind of data.
            case name
            /// The payload: data, metadata, the input or the output of a call.
            case payload = "value"
            /// Whether the client discards the data after use.
            case isTransient = "transient"
            /// Whether more output of the call follows.
            case isPreliminary = "preliminary"
            /// Why a call failed.
            case failureText = "text"
        }

        /// A field and its value.
        package struct Argument: Hashable, Sendable {
            /// The source of a value.
            package enum Source: Hashable, Sendable {
                /// It is known when the event is written.
                case value(Value)
                /// The schema fixes it.
                case fixed(Literal)
            }

            /// The index of the field.
            package var field: Int
            /// The source of the field's value.
            package var source: Source

            /// Creates an argument.
            package init(field: Int, source: Source) {
                self.field = field
                self.source = source
            }
        }

        /// The index of the event.
        package var event: Int
        /// The values, as the schema lists them; fields that are not listed are left out.
        package var arguments: [Argument]

        /// Creates a carrier.
        package init(event: Int, arguments: [Argument]) {
            self.event = event
            self.arguments = arguments
        }

        /// The index of the field that a reader finds a value in: the first that takes it; nil if none does.
        package func field(of value: Value) -> Int? { arguments.first { $0.source == .value(value) }?.field }
    }

    /// The events of calls of tools.
    package struct Tools: Hashable, Sendable {
        /// The events that begin a call, in the order in which they are written; the last one completes the input.
        package var call: [Carrier]
        /// Gives the output.
        package var output: Carrier
        /// Says that a call failed.
        package var failure: Carrier
        /// Why a call failed whose output never came; nil where the lifecycle says how such a call ends.
        package var unfinished: String?
    }

    /// The event that carries metadata.
    package struct Metadata: Hashable, Sendable {
        /// The event.
        package var carrier: Carrier
        /// Events that are not written for metadata alone, but may carry some too.
        package var also: [Carrier]
        /// Whether the metadata replaces the message's; otherwise it is merged into it.
        package var replaces: Bool
    }

    /// The type that a TypeScript library gives the messages of an application.
    package struct TypeScriptMessage: Hashable, Sendable {
        /// The type: generic over metadata, data and tools, in this order.
        package var type: String
        /// The module that exports it.
        package var module: String
    }

    /// The family whose members carry data, or the event that carries data under a name.
    package var data: Carrier?
    /// The event that carries metadata.
    package var metadata: Metadata?
    /// The events of calls of tools.
    package var tools: Tools?
    /// The type of messages in TypeScript.
    package var typescript: TypeScriptMessage?
}
