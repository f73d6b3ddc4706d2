#!/bin/sh
# Arrows run one way: libyaml in one file, the generator without the runtime, the libraries without Foundation.
set -u
cd "${1:-$(dirname "$0")/..}"
found=0

refuse() {
    if grep -rnE "$2" --include='*.swift' $3; then
        echo "error: $1"
        found=1
    fi
}

yaml_importers=$(grep -rlE 'import CLibYAML' --include='*.swift' Sources)
[ "$yaml_importers" = "Sources/ProtocolSchema/YAML/YAMLEventReader.swift" ] || {
    echo "error: CLibYAML is imported by one file, YAMLEventReader.swift; found: $yaml_importers"
    found=1
}
refuse "the generator does not import the runtime" \
    '^[@a-zA-Z() ]*import (ProtocolSupport|GeneratedProtocol|StreamRuntime)' \
    "Sources/ProtocolSchema Sources/ProtocolEmitters Sources/protocol-gen"
refuse "the runtime does not import the generator" \
    '^[@a-zA-Z() ]*import (CLibYAML|ProtocolSchema|ProtocolEmitters)' \
    "Sources/ProtocolSupport Sources/GeneratedProtocol Sources/StreamRuntime Sources/StreamHummingbird Sources/StreamInspection Sources/stream-inspect"
refuse "the libraries do without Foundation" \
    'import Foundation$' \
    "Sources/ProtocolSchema Sources/ProtocolEmitters Sources/ProtocolSupport Sources/GeneratedProtocol Sources/StreamHummingbird Sources/StreamInspection"
refuse "model and emitters know nothing of YAML" 'YAMLNode|MappingReader' "Sources/ProtocolSchema/Model Sources/ProtocolEmitters"
exit "$found"
