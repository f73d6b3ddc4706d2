@_exported public import ProtocolSupport
