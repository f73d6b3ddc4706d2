/// The keys of an event or a struct that its schema does not declare, kept as they came.
///
/// One word; nothing is allocated as long as there are none.
public struct AdditionalFields: Hashable, Sendable {
    /// None or one: an array is the cheapest optional that lives outside its owner.
    @usableFromInline var box: [JSONObject] = []

    /// Creates an empty set of fields.
    @inlinable
    public init() {}

    /// Creates the fields of `object`.
    public init(_ object: JSONObject) {
        self.object = object
    }

    /// Whether there are none.
    @inlinable
    public var isEmpty: Bool { box.isEmpty }

    /// The fields as an object.
    public var object: JSONObject {
        get { box.first ?? [:] }
        set { box = newValue.isEmpty ? [] : [newValue] }
    }

    /// The value for `key`; setting nil removes it.
    public subscript(key: String) -> JSONValue? {
        get { box.first?[key] }
        set {
            if box.isEmpty {
                guard let newValue else { return }
                box = [[key: newValue]]
            } else {
                box[0][key] = newValue
                if box[0].isEmpty { box = [] }
            }
        }
    }
}

extension AdditionalFields: ExpressibleByDictionaryLiteral {
    /// Creates the fields in written order.
    @inlinable
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        for (key, value) in elements { self[key] = value }
    }
}
