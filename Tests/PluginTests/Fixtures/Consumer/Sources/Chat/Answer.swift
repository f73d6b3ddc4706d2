public import GeneratedProtocol
public import ProtocolSupport

/// Writes the progress with the method that this target's schema declares.
public func reportProgress(_ percent: Int, to stream: some EventWriter<UIMessageStream>) async throws {
    try await stream.writeProgress(percent: percent)
}
