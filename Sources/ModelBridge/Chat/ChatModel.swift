/// A model that a chat asks, through an HTTP client of the application's own.
///
/// A conforming type sends the body of a request to the path below its base URL, with its authorisation, and returns the body of the
/// response as it arrives. It throws `ModelError(status:reason:body:)` for a status of 400 or more.
public protocol ChatModel: Sendable {
    /// The body of a response: bytes in pieces of any size.
    associatedtype Body: AsyncSequence & Sendable where Body.Element: Sequence<UInt8> & Sendable

    /// The API that the model is asked through.
    var api: ModelAPI { get }
    /// The model, as the API names it.
    var name: String { get }

    /// Sends a request, and returns the body of its response.
    ///
    /// - Throws: ``ModelError`` if the status is 400 or more, and the errors of the HTTP client.
    func stream(_ request: ModelRequest) async throws -> Body
}
