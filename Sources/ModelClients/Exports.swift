// A handler gets these with one import, with any set of traits.
@_exported public import ModelBridge
