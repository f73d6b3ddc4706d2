import ProtocolSupport

/// The data that the station sends about a storm, as JSON.
public func storm() throws -> [String] {
    let events: [WeatherStation.Event] = [
        .reading(celsius: 3.5), .data(name: "storm", data: ["force": 9]),
    ]
    return try events.map { String(decoding: try $0.json(), as: UTF8.self) }
}
