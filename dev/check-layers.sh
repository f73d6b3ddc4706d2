#!/bin/sh
# Arrows run one way: libyaml in one file, the generator without the runtime, the runtime without a protocol.
set -u
cd "${1:-$(dirname "$0")/..}"
found=0

# refuse WHY PATTERN FOLDERS [EXCEPT]: no line of these folders may have the pattern, unless it also has the exception
refuse() {
    if grep -rnE "$2" --include='*.swift' $3 | grep -vE "${4:-^$}"; then
        echo "error: $1"
        found=1
    fi
}

yaml_importers=$(grep -rlE 'import CLibYAML' --include='*.swift' Sources)
[ "$yaml_importers" = "Sources/ProtocolSchema/YAML/YAMLEventReader.swift" ] || {
    echo "error: CLibYAML is imported by one file, YAMLEventReader.swift; found: $yaml_importers"
    found=1
}
GENERATOR="Sources/ProtocolSchema Sources/ProtocolEmitters Sources/protocol-gen"
CORE="Sources/ProtocolSupport Sources/StreamRuntime Sources/StreamHummingbird"
ROOMS="Sources/GeneratedProtocol Sources/AISDK Sources/AISDKHummingbird Sources/Vel Sources/VelBridge"
TOOLS="Sources/StreamInspection Sources/stream-inspect"
imports() { echo "^[@a-zA-Z() ]*import ($1)\$"; }

refuse "the generator does not import the runtime" \
    "$(imports 'ProtocolSupport|StreamRuntime|GeneratedProtocol|AISDK|Vel|VelBridge')" "$GENERATOR"
refuse "the runtime does not import the generator" \
    "$(imports 'CLibYAML|ProtocolSchema|ProtocolEmitters')" "$CORE $ROOMS $TOOLS"
refuse "ProtocolSupport imports nothing" "$(imports 'StreamRuntime')" "Sources/ProtocolSupport"
refuse "the core imports no protocol" "$(imports 'GeneratedProtocol|AISDK|Vel|VelBridge')" "$CORE"
refuse "the generated protocol imports no meaning" \
    "$(imports 'StreamRuntime|AISDK|Vel|VelBridge')" "Sources/GeneratedProtocol"
refuse "the AI SDK's room does without Vel's" "$(imports 'Vel|VelBridge')" "Sources/AISDK Sources/AISDKHummingbird"
refuse "Vel's room does without the AI SDK's" "$(imports 'GeneratedProtocol|AISDK|VelBridge')" "Sources/Vel"
# An example in a doc comment may name a protocol; code may not, nor any other comment.
refuse "the core names no protocol" \
    "UIMessage|VelStream|ChatRequest|AI SDK|useChat|[\"'\`](text|reasoning)-(start|delta|end)|tool-(input|output|approval)" \
    "$CORE" '^[^:]*:[0-9]+: *///'
# The texts of the shipped schemas are data.
refuse "the generator names no event or field of a protocol: schemas say what carries what" \
    "UIMessage|VelStream|useChat|[\"'\`](text|reasoning|data|message|source|tool)-|tool-(input|output|approval)|(toolCall|toolName|message)(Id|ID|Metadata)|errorText" \
    "Sources/ProtocolSchema Sources/ProtocolEmitters" '^[^:]*:[0-9]+: *///|ShippedSchemas.swift:'
# The dates of a record are Foundation's.
refuse "the libraries do without Foundation" 'import Foundation$' \
    "Sources/ProtocolSchema Sources/ProtocolEmitters $CORE $ROOMS Sources/StreamInspection" 'Sources/AISDK/Record/'
refuse "model and emitters know nothing of YAML" 'YAMLNode|MappingReader' "Sources/ProtocolSchema/Model Sources/ProtocolEmitters"
exit "$found"
