/// The owner of fields.
struct Owner {
    /// The place where fields are declared.
    enum Place {
        /// Under `fields`, by the keys that lead there.
        case fields(String)
        /// In a tool, by the keys that lead to it: its input and its output.
        case tool(String)
        /// In an event of an extension, by the keys that lead to it: its payload.
        case event(String)
    }

    /// For messages: `event 'text-delta'`.
    var subject: String
    /// The name in the schema.
    var name: String
    /// Where the fields are declared.
    var place: Place
    /// The Swift type.
    var swiftName: String
    /// Which clients know it.
    var availability = Availability.always
    /// Whether it is an event.
    var isEvent = false

    /// Whether a struct that its only field holds takes the owner's Swift name.
    var isPayload: Bool { if case .event = place { true } else { false } }

    /// The keys that lead to a field.
    func path(of field: String) -> String {
        switch place {
        case .fields(let path), .tool(let path), .event(let path): path + "." + field
        }
    }

    /// The declaration of a type that a field holds itself.
    func entry(of field: String) -> TypeModel.Entry {
        switch place {
        case .fields: TypeModel.Entry(path(of: field), .field(field))
        case .tool: TypeModel.Entry(path(of: field), .section)
        case .event(let path): TypeModel.Entry(path, .section)
        }
    }
}
