/// The keys of an event or a struct that its schema does not declare, with their values unchanged.
///
/// A declared field that may be absent or null (`content?: string or null`) is nil for both. If `null` was read, it is kept
/// here under the key, and written back as long as the field is nil.
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

    /// Whether `null` was read for a declared field that is nil.
    @_spi(Generated)
    @inlinable
    public func isNull(_ field: StaticString) -> Bool {
        box == nil ? false : self[field.description] == .null
    }

    /// Removes everything but the nulls of declared fields.
    @_spi(Generated)
    public mutating func keepOnlyNulls(of fields: [StaticString]) {
        var nulls = AdditionalFields()
        for field in fields where isNull(field) { nulls[field.description] = .null }
        self = nulls
    }
}

extension JSONReader {
    /// Reads `null` if it comes next, and keeps it under `field`; otherwise forgets one that came under the same key before.
    @_spi(Generated)
    public mutating func isNull(_ field: StaticString, keptIn fields: inout AdditionalFields) -> Bool {
        do throws(JSONDecodingError) {
            let isNull = try isNull()
            if isNull || !fields.isEmpty { fields[field.description] = isNull ? .null : nil }
            return isNull
        } catch {
            fail(error)
            return true
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
