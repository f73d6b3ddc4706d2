extension CarriersModel {
    /// The carriers that one client knows; those that lack an event or their payload are gone.
    func moved(by places: EventPlaces) -> CarriersModel {
        var moved = self
        moved.data = data.flatMap { $0.moved(by: places, needs: [.payload]) }
        moved.metadata = metadata.flatMap { $0.moved(by: places) }
        moved.tools = tools.flatMap { $0.moved(by: places) }
        return moved
    }
}

extension CarriersModel.Metadata {
    fileprivate func moved(by places: EventPlaces) -> Self? {
        carrier.moved(by: places, needs: [.payload]).map { carrier in
            let also = also.compactMap { $0.moved(by: places, needs: [.payload]) }
            return Self(carrier: carrier, also: also, replaces: replaces)
        }
    }
}

extension CarriersModel.Tools {
    /// The tools without the events of a call that a client can do without.
    fileprivate func moved(by places: EventPlaces) -> Self? {
        let call = call.compactMap { $0.moved(by: places, needs: [.id]) }
        guard call.contains(where: { $0.field(of: .payload) != nil }),
            let output = output.moved(by: places, needs: [.id, .payload]),
            let failure = failure.moved(by: places, needs: [.id, .failureText])
        else { return nil }
        return Self(call: call, output: output, failure: failure, unfinished: unfinished)
    }
}

extension CarriersModel.Carrier {
    fileprivate func moved(by places: EventPlaces, needs: [Value]) -> Self? {
        guard let target = places.events[event] else { return nil }
        let arguments = arguments.compactMap { argument in
            places.fields[event][argument.field].map { Argument(field: $0, source: argument.source) }
        }
        let moved = Self(event: target, arguments: arguments)
        return needs.allSatisfy { moved.field(of: $0) != nil } ? moved : nil
    }
}
