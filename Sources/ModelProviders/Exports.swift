@_exported public import ProtocolSupport
@_exported public import StreamRuntime
