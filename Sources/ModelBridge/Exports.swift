@_exported public import AISDK
@_exported public import ModelProviders
