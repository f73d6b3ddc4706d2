extension JSONWriter {
    /// Writes `null`.
    @_spi(Generated)
    @inlinable
    public mutating func null() { raw("null") }

    /// Writes `true` or `false`.
    @_spi(Generated)
    @inlinable
    public mutating func bool(_ value: Bool) {
        if value { raw("true") } else { raw("false") }
    }

    /// Writes an integer.
    @_spi(Generated)
    public mutating func int(_ value: Int) {
        if value < 0 { raw("-") }
        uint(UInt64(value.magnitude))
    }

    /// Writes an integer.
    @_spi(Generated)
    public mutating func uint(_ value: UInt64) {
        if value < 10 {
            raw(byte: UInt8(truncatingIfNeeded: value) &+ 48)
            return
        }
        var divisor: UInt64 = 10
        while value / divisor >= 10 { divisor &*= 10 }
        var rest = value
        while divisor > 0 {
            raw(byte: UInt8(truncatingIfNeeded: rest / divisor) &+ 48)
            rest %= divisor
            divisor /= 10
        }
    }

    /// Writes a number as JavaScript prints it: the shortest text that reads back as the same number.
    ///
    /// NaN and infinity cause a failure.
    @_spi(Generated)
    public mutating func double(_ value: Double) {
        if value.magnitude < 9_007_199_254_740_992, let whole = value.asInt64, whole != 0 || value.sign == .plus {
            int(Int(whole))
        } else if let text = DoubleText(value)?.text {
            raw(text: text)
        } else {
            null()
            fail(.nonFinite(value))
        }
    }

    /// Writes the members of `object`, with a comma before each except the first.
    mutating func members<Value: JSONCodable>(of object: JSONMap<Value>) {
        let parent = self.parent
        for place in object.entries.indices {
            let hadFailed = hasFailed
            let rule = begin(member: object.entries[place].key, in: parent)
            let start = count
            object.entries[place].value.encode(into: &self)
            if rule == .onlyNull { checkNull(from: start, object.entries[place].key) }
            if hasFailed != hadFailed { prepend(key: object.entries[place].key) }
        }
        self.parent = nil
    }

    private mutating func begin(member key: String, in parent: String?) -> ForbiddenKeys.Rule? {
        if buffer.last != UInt8(ascii: "{") { raw(",") }
        string(key)
        raw(":")
        self.parent = nil
        guard forbiddenKeys.mayConcern(key) else { return nil }
        if forbiddenKeys.isParent(key) { self.parent = key }
        let rule = forbiddenKeys.rule(for: key, in: parent)
        if rule == .always { fail(.forbiddenKey(key)) }
        return rule
    }

    /// Fails if only `null` was written since `start`.
    private mutating func checkNull(from start: Int, _ key: String) {
        // No other JSON value begins with this letter.
        if start < count, buffer.bytes[start] == UInt8(ascii: "n") { fail(.forbiddenNull(key)) }
    }

    /// Begins an array or an object, or writes `null` and fails if that is too deep.
    ///
    /// Uses separate calls instead of closures, so that each level needs little stack.
    mutating func begin(_ bracket: UInt8) -> Bool {
        guard depth < JSONReader.depthLimit else {
            null()
            fail(.tooDeep)
            return false
        }
        depth += 1
        raw(byte: bracket)
        return true
    }

    /// Ends an array or an object that was begun.
    mutating func end(_ bracket: UInt8) {
        depth -= 1
        raw(byte: bracket)
    }
}

extension JSONWriter {
    /// Records that the value cannot be written, unless there is an earlier failure.
    @_spi(Generated)
    public mutating func fail(_ reason: JSONEncodingError.Reason) {
        fail(JSONEncodingError(reason: reason))
    }

    /// Records a failure, unless there is an earlier one.
    @_spi(Generated)
    public mutating func fail(_ failure: JSONEncodingError) {
        guard !hasFailed else { return }
        hasFailed = true
        self.failure = failure
    }

    @inline(never)
    mutating func prepend(key: String) { prepend(step: ValuePath.step(key: key)) }

    @inline(never)
    mutating func prepend(index: Int) { prepend(step: ValuePath.step(index: index)) }

    mutating func prepend(step: String) {
        // Not `failure?.path = …`: Swift 6.3 leaks the old path there, in a type that cannot be copied.
        guard let failure else { return }
        self.failure = JSONEncodingError(path: ValuePath.join(step, failure.path), reason: failure.reason)
    }

    mutating func clearFailure() {
        hasFailed = false
        failure = nil
        depth = 0
        parent = nil
    }

    /// Removes everything after `start` and returns the failure.
    @usableFromInline
    @inline(never)
    mutating func rollBack(to start: Int) -> JSONEncodingError {
        let reason = failure ?? JSONEncodingError(reason: .unsupported("the value cannot be written"))
        truncate(to: start)
        clearFailure()
        return reason
    }
}
