import ArgumentParser
import ProtocolSchema

extension ProtocolModel {
    /// The part of the protocol that a client version knows.
    ///
    /// Throws if the protocol has no client versions, as every version would be the same.
    func known(to client: ClientVersion?) throws -> ProtocolModel {
        guard let client else { return self }
        guard clients != nil else {
            throw ValidationError("\(path) declares no 'clients', so it has no part for version \(client)")
        }
        return restricted(to: client)
    }
}
