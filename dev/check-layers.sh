#!/bin/sh
# Checks that dependencies go one way: libyaml in one file, the generator without the runtime, the runtime without a protocol.
set -u
cd "${1:-$(dirname "$0")/..}"
found=0

# refuse RULE PATTERN FOLDERS [EXCEPT]: fails if a line in the folders matches the pattern but not the exception
refuse() {
    if grep -rnE "$2" --include='*.swift' $3 | grep -vE "${4:-^$}"; then
        echo "error: $1"
        found=1
    fi
}

yaml_importers=$(grep -rlE 'import CLibYAML' --include='*.swift' Sources)
[ "$yaml_importers" = "Sources/ProtocolSchema/YAML/YAMLEventReader.swift" ] || {
    echo "error: CLibYAML may be imported only by YAMLEventReader.swift; found: $yaml_importers"
    found=1
}
GENERATOR="Sources/ProtocolSchema Sources/ProtocolEmitters Sources/ProtocolImport Sources/protocol-gen"
CORE="Sources/ProtocolSupport Sources/StreamRuntime Sources/StreamHummingbird"
ROOMS="Sources/GeneratedProtocol Sources/AISDK Sources/AISDKHummingbird Sources/Vel Sources/VelBridge"
TOOLS="Sources/StreamInspection Sources/stream-inspect"
# Sources/SchemaInspection alone may import both halves: it turns models into tables.
imports() { echo "^[@a-zA-Z() ]*import ($1)\$"; }

refuse "the generator must not import the runtime" \
    "$(imports 'ProtocolSupport|StreamRuntime|GeneratedProtocol|AISDK|Vel|VelBridge')" "$GENERATOR"
refuse "the runtime must not import the generator" \
    "$(imports 'CLibYAML|ProtocolSchema|ProtocolEmitters|ProtocolImport')" "$CORE $ROOMS $TOOLS"
refuse "the schema's tables must not import a protocol" "$(imports 'GeneratedProtocol|AISDK|Vel|VelBridge')" "Sources/SchemaInspection"
refuse "ProtocolSupport must not import other modules" "$(imports 'StreamRuntime')" "Sources/ProtocolSupport"
refuse "the core must not import a protocol" "$(imports 'GeneratedProtocol|AISDK|Vel|VelBridge')" "$CORE"
refuse "the generated protocol must not import code that interprets it" \
    "$(imports 'StreamRuntime|AISDK|Vel|VelBridge')" "Sources/GeneratedProtocol"
refuse "the AI SDK's modules must not import Vel's" "$(imports 'Vel|VelBridge')" "Sources/AISDK Sources/AISDKHummingbird"
refuse "Vel's module must not import the AI SDK's" "$(imports 'GeneratedProtocol|AISDK|VelBridge')" "Sources/Vel"
# Only examples in doc comments may name a protocol.
refuse "the core must not name a protocol" \
    "UIMessage|VelStream|ChatRequest|AI SDK|useChat|[\"'\`](text|reasoning)-(start|delta|end)|tool-(input|output|approval)" \
    "$CORE" '^[^:]*:[0-9]+: *///'
# The texts of the shipped schemas are data.
refuse "the generator must not name events or fields of a protocol: schemas declare which events carry what" \
    "UIMessage|VelStream|useChat|[\"'\`](text|reasoning|data|message|source|tool)-|tool-(input|output|approval)|(toolCall|toolName|message)(Id|ID|Metadata)|errorText" \
    "Sources/ProtocolSchema Sources/ProtocolEmitters" '^[^:]*:[0-9]+: *///|ShippedSchemas.swift:'
# Records use Foundation's dates.
refuse "the libraries must not import Foundation" 'import Foundation$' \
    "Sources/ProtocolSchema Sources/ProtocolEmitters Sources/ProtocolImport $CORE $ROOMS Sources/StreamInspection" 'Sources/AISDK/Record/'
refuse "the model and the emitters must not use YAML" 'YAMLNode|MappingReader' "Sources/ProtocolSchema/Model Sources/ProtocolEmitters"
exit "$found"
