// A handler takes these with one import, whatever the traits are.
@_exported public import AISDK
@_exported public import StreamHummingbird
