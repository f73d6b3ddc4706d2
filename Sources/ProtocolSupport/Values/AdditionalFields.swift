/// The keys of an event or a struct that its schema does not declare, with their values unchanged.
///
/// Takes one word; nothing is allocated while it is empty.
public struct AdditionalFields: Hashable, Sendable {
    /// Nil or an array of one element: a box that is one word wide and copied on write.
    @usableFromInline var box: [JSONObject]?

    /// Creates an empty set of fields.
    @inlinable
    public init() {}

    /// Creates the fields of `object`.
    public init(_ object: JSONObject) {
        self.object = object
    }

    /// Whether there are none.
    @inlinable
    public var isEmpty: Bool { box == nil }

    /// The fields as an object.
    public var object: JSONObject {
        get { box?.first ?? [:] }
        set { box = newValue.isEmpty ? nil : [newValue] }
    }

    /// The value for `key`; setting nil removes it.
    public subscript(key: String) -> JSONValue? {
        get { box?.first?[key] }
        set {
            if box == nil {
                guard let newValue else { return }
                box = [[key: newValue]]
            } else {
                box?[0][key] = newValue
                if box?[0].isEmpty ?? true { box = nil }
            }
        }
    }
}

extension AdditionalFields: ExpressibleByDictionaryLiteral {
    /// Creates the fields in the given order.
    @inlinable
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        for (key, value) in elements { self[key] = value }
    }
}
