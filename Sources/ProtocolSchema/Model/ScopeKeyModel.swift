extension ScopeModel {
    /// The fields that tell scopes of a kind apart.
    package struct Key: Hashable, Sendable {
        /// The paths of the fields, which count together, by their names in the schema.
        package var fields: [String]
        /// The paths of fields of which the first that is present counts where `fields` are not.
        package var alternatives: [String]
        /// The paths in some events, by the events' indices.
        package var exceptions: [Int: [String]]

        /// Creates a key.
        package init(fields: [String], alternatives: [String] = [], exceptions: [Int: [String]] = [:]) {
            self.fields = fields
            self.alternatives = alternatives
            self.exceptions = exceptions
        }

        /// The key in words: `id`, `item_id and content_index`, `item_id or output_index`.
        package var name: String {
            ([fields.joined(separator: " and ")] + alternatives).joined(separator: " or ")
        }

        /// The field, if it is the same one in every event.
        package var single: String? {
            fields.count == 1 && alternatives.isEmpty && exceptions.isEmpty ? fields[0] : nil
        }
    }

    /// An event in a role.
    package struct Use: Hashable, Sendable {
        /// The roles of events in a scope.
        package enum Part: Hashable, Sendable { case opens, continues, closes, ends, resets, single }

        /// The role.
        package var part: Part
        /// The event.
        package var event: Int

        /// Creates a use.
        package init(_ part: Part, _ event: Int) {
            self.part = part
            self.event = event
        }
    }
}

extension EventModel {
    /// The fields of an event that identify its scope.
    package struct Key: Hashable, Sendable {
        /// The paths of the parts, which count together; of each, the first path with a value.
        package var parts: [[[ConditionModel.Step]]]
        /// The index of the event's own field that is the whole key; nil if the key is more than that.
        package var field: Int?
        /// Whether that field is an integer; otherwise it is a string.
        package var isInteger: Bool
    }

    /// The roles of an event under a condition, in place of its other roles.
    package struct Variant: Hashable, Sendable {
        /// When the event has these roles.
        package var condition: ConditionModel
        /// The roles.
        package internal(set) var roles: [EventRole]
    }

    /// All roles, under whatever condition.
    package var allRoles: [EventRole] { roles + variants.flatMap(\.roles) }
}
