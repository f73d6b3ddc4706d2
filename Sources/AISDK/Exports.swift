@_exported public import GeneratedProtocol
@_exported public import ProtocolSupport
@_exported public import StreamRuntime
