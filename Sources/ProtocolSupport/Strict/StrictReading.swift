extension StreamEvent {
    /// Reads an event as `client` would: whatever that refuses is a failure.
    ///
    /// That is an event or an enum value it does not know, a missing or mistyped field, `null` in a field that is
    /// merely optional, a key it neither knows nor forgives, and a key that it refuses anywhere.
    public init(strictly json: [UInt8], for client: ClientVersion) throws(JSONDecodingError) {
        let value = try JSONValue(json: json)
        let passed: StrictReader.Passed
        do {
            let reader = StrictReader(clients: Stream.clients, client: client, text: json)
            passed = try reader.check(value, as: Stream.events, discriminator: Stream.discriminator)
        } catch {
            throw error.located(in: json)
        }
        let seen = passed.dropped.isEmpty ? json : (try? value.removing(passed.dropped).json()) ?? json
        do {
            self = try Self(json: seen)
        } catch {
            // What the client does not know it forgives whatever it is, so only the rest must have the types that we know.
            self = try Self.reading(value.removing(passed.dropped + passed.forgiven), after: error)
        }
    }

    private static func reading(_ value: JSONValue, after failure: JSONDecodingError) throws(JSONDecodingError) -> Self
    {
        do { return try Self(json: value.json()) } catch { throw failure }
    }
}

extension EventShape {
    /// Checks an event of a protocol that is known only at run time as `init(strictly:for:)` does.
    ///
    /// Returns the event without the fields that the client drops, or tolerates although only other versions know them.
    package static func check(
        _ json: [UInt8],
        as events: [EventShape],
        discriminator: Discriminator,
        clients: ClientTable,
        client: ClientVersion
    ) throws(JSONDecodingError) -> JSONValue {
        let value = try JSONValue(json: json)
        do {
            let reader = StrictReader(clients: clients, client: client, text: json)
            let passed = try reader.check(value, as: events, discriminator: discriminator)
            return value.removing(passed.dropped + passed.forgiven)
        } catch {
            throw error.located(in: json)
        }
    }
}

extension JSONValue {
    /// The value without the members that the steps lead to.
    fileprivate func removing(_ members: [[StrictReadingError.Step]]) -> JSONValue {
        var value = self
        for steps in members { value.remove(steps[...]) }
        return value
    }

    private mutating func remove(_ steps: ArraySlice<StrictReadingError.Step>) {
        switch (self, steps.first) {
        case (.object(var object), .key(let key)?):
            if steps.count == 1 { object[key] = nil } else { object[key]?.remove(steps.dropFirst()) }
            self = .object(object)
        case (.array(var elements), .index(let index)?):
            elements[index].remove(steps.dropFirst())
            self = .array(elements)
        default: return
        }
    }
}

/// A refusal with the way to it, from which the place in the text is found afterwards.
struct StrictReadingError: Error {
    /// A step into a value.
    enum Step {
        case key(String)
        case index(Int)
    }

    var steps: [Step]
    var reason: JSONDecodingError.Reason

    func located(in json: [UInt8]) -> JSONDecodingError {
        var path = "$"
        for step in steps {
            switch step {
            case .key(let key): path = ValuePath.join(path, ValuePath.step(key: key))
            case .index(let index): path = ValuePath.join(path, ValuePath.step(index: index))
            }
        }
        let offset = try? JSONReader.read(json) { reader throws(JSONDecodingError) in
            let offset = try reader.offset(of: steps[...])
            reader.position = reader.end
            return offset
        }
        return JSONDecodingError(offset: offset, path: path, reason: reason)
    }
}

extension JSONReader {
    /// Where the value begins that the steps lead to, or the last one on the way that is there.
    fileprivate mutating func offset(of steps: ArraySlice<StrictReadingError.Step>) throws(JSONDecodingError) -> Int {
        skipWhitespace()
        let begin = position
        switch steps.first {
        case .key(let wanted):
            var found: JSONReader?
            try beginObject()
            while let key = try nextKey() {
                if UTF8Text.areSame(key.string, wanted) { found = self }
                try skipValue()
            }
            guard var found else { return begin }
            return try found.offset(of: steps.dropFirst())
        case .index(let wanted):
            var index = 0
            try beginArray()
            while try nextElement() {
                if index == wanted { return try offset(of: steps.dropFirst()) }
                try skipValue()
                index += 1
            }
            return begin
        case nil: return begin
        }
    }
}
