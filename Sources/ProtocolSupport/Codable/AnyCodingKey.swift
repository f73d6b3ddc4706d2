/// A key that is whatever it is called.
struct AnyCodingKey: CodingKey {
    var stringValue: String
    var intValue: Int?

    init(_ string: String) {
        stringValue = string
    }

    init(_ index: Int) {
        stringValue = "\(index)"
        intValue = index
    }

    init?(stringValue: String) {
        self.init(stringValue)
    }

    init?(intValue: Int) {
        self.init(intValue)
    }

    /// How a coding path is spelled.
    static func spell(_ path: [any CodingKey]) -> String {
        path.reduce("") { path, key in
            let step = key.intValue.map { ValuePath.step(index: $0) } ?? ValuePath.step(key: key.stringValue)
            return ValuePath.join(path, step)
        }
    }
}
