/// Bytes that grow at the end, in memory owned by the buffer.
///
/// Every write is preceded by `reserve`, the only place that checks capacity.
@usableFromInline
struct ByteBuffer: ~Copyable {
    // Safe: allocated here, `capacity` bytes long, freed once, never handed out beyond a closure.
    @usableFromInline var base: UnsafeMutableRawPointer
    /// The number of bytes written; never more than `capacity`.
    @usableFromInline var count = 0
    @usableFromInline var capacity: Int

    @usableFromInline
    init(capacity: Int) {
        self.capacity = max(capacity, 64)
        base = .allocate(byteCount: self.capacity, alignment: 16)
    }

    @inlinable
    deinit { base.deallocate() }

    /// Makes room for `extra` more bytes.
    @inlinable
    mutating func reserve(_ extra: Int) {
        if capacity &- count < extra { grow(extra) }
    }

    @usableFromInline
    @inline(never)
    mutating func grow(_ extra: Int) {
        let larger = max(capacity * 2, count + extra)
        let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
        // Safe: both blocks hold at least `count` bytes and do not overlap; the old one is not used afterwards.
        moved.copyMemory(from: base, byteCount: count)
        base.deallocate()
        base = moved
        capacity = larger
    }

    /// Appends `size` bytes.
    @inlinable
    mutating func append(_ source: UnsafeRawPointer, _ size: Int) {
        reserve(size)
        // Safe: the caller vouches for `size` readable bytes, `reserve` for as many writable ones.
        (base + count).copyMemory(from: source, byteCount: size)
        count &+= size
    }

    /// Appends one byte.
    @inlinable
    mutating func append(_ byte: UInt8) {
        reserve(1)
        // Safe: `reserve` vouches for the byte.
        (base + count).storeBytes(of: byte, as: UInt8.self)
        count &+= 1
    }

    /// The last byte, if there is one.
    @inlinable
    var last: UInt8? {
        // Safe: bytes below `count` are written.
        count > 0 ? base.load(fromByteOffset: count &- 1, as: UInt8.self) : nil
    }

    /// The written bytes, for the time of the call.
    @inlinable
    var bytes: UnsafeRawBufferPointer {
        // Safe: bytes below `count` are written; callers do not keep the pointer beyond the next write.
        UnsafeRawBufferPointer(start: base, count: count)
    }

    /// Removes all bytes, and frees their memory unless it is to be kept.
    mutating func removeAll(keepingCapacity: Bool) {
        count = 0
        guard !keepingCapacity else { return }
        base.deallocate()
        capacity = 64
        // Safe: the freed block is replaced before anybody can use it.
        base = .allocate(byteCount: capacity, alignment: 16)
    }
}
