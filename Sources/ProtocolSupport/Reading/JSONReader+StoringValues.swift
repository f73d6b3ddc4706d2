// The values of fields: as they are, or with `null` for a field that may be absent.
// What reads a value or null is not inlined: each optional field of each reader would repeat two calls and three exits, and
// releases would take longer to compile.
extension JSONReader {
    /// Reads a string.
    @_spi(Generated)
    public mutating func string(_ result: inout String?) {
        if let text = plainString() {
            result = text
            return
        }
        do throws(JSONDecodingError) { result = try oddString() } catch { fail(error) }
    }

    /// Reads a string or `null`, which stores nil.
    @_spi(Generated)
    @inline(never)
    public mutating func string(orNull result: inout String?) {
        do throws(JSONDecodingError) { result = try isNull() ? nil : string() } catch { fail(error) }
    }

    /// Reads an integer.
    @_spi(Generated)
    public mutating func int(_ result: inout Int?) {
        do throws(JSONDecodingError) { result = try int() } catch { fail(error) }
    }

    /// Reads an integer or `null`, which stores nil.
    @_spi(Generated)
    @inline(never)
    public mutating func int(orNull result: inout Int?) {
        do throws(JSONDecodingError) { result = try isNull() ? nil : int() } catch { fail(error) }
    }

    /// Reads an unsigned integer.
    @_spi(Generated)
    public mutating func uint(_ result: inout UInt64?) {
        do throws(JSONDecodingError) { result = try uint() } catch { fail(error) }
    }

    /// Reads an unsigned integer or `null`, which stores nil.
    @_spi(Generated)
    @inline(never)
    public mutating func uint(orNull result: inout UInt64?) {
        do throws(JSONDecodingError) { result = try isNull() ? nil : uint() } catch { fail(error) }
    }

    /// Reads a number.
    @_spi(Generated)
    public mutating func double(_ result: inout Double?) {
        do throws(JSONDecodingError) { result = try double() } catch { fail(error) }
    }

    /// Reads a number or `null`, which stores nil.
    @_spi(Generated)
    @inline(never)
    public mutating func double(orNull result: inout Double?) {
        do throws(JSONDecodingError) { result = try isNull() ? nil : double() } catch { fail(error) }
    }

    /// Reads `true` or `false`.
    @_spi(Generated)
    public mutating func bool(_ result: inout Bool?) {
        do throws(JSONDecodingError) { result = try bool() } catch { fail(error) }
    }

    /// Reads `true` or `false` or `null`, which stores nil.
    @_spi(Generated)
    @inline(never)
    public mutating func bool(orNull result: inout Bool?) {
        do throws(JSONDecodingError) { result = try isNull() ? nil : bool() } catch { fail(error) }
    }

    /// Reads an object.
    @_spi(Generated)
    public mutating func object(_ result: inout JSONObject?) {
        do throws(JSONDecodingError) { result = try object() } catch { fail(error) }
    }

    /// Reads an object or `null`, which stores nil.
    @_spi(Generated)
    @inline(never)
    public mutating func object(orNull result: inout JSONObject?) {
        do throws(JSONDecodingError) { result = try isNull() ? nil : object() } catch { fail(error) }
    }
}

extension JSONReader {
    /// Reads any value, `null` included.
    @_spi(Generated)
    public mutating func json(_ result: inout JSONValue?) {
        do throws(JSONDecodingError) { result = try value() } catch { fail(error) }
    }

    /// Reads a value of a type that implements its own reading.
    @_spi(Generated)
    public mutating func value<Value: JSONCodable>(_ result: inout Value?) {
        do throws(JSONDecodingError) { result = try Value(from: &self) } catch { fail(error) }
    }

    /// Reads a value of a type that implements its own reading, or `null`, which stores nil.
    @_spi(Generated)
    @inline(never)
    public mutating func value<Value: JSONCodable>(orNull result: inout Value?) {
        do throws(JSONDecodingError) { result = try isNull() ? nil : Value(from: &self) } catch { fail(error) }
    }
}
