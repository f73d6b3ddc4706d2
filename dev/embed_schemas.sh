#!/bin/sh
# Embeds the shipped schemas in the generator, so that `extends: ui-message-stream` needs no path.
#
# With --check, it does not write the file, and fails if the committed one differs from schema/.
set -eu
cd "$(dirname "$0")/.."
target=Sources/ProtocolSchema/Schema/ShippedSchemas.swift

write() {
    echo "// Written by dev/embed_schemas.sh from schema/. Do not edit."
    echo "// To change this file, edit the schemas and run \`make generate\`."
    echo "// swift-format-ignore-file"
    echo
    echo "/// The schemas of the protocols that ship, for schemas that extend them by name."
    echo "package enum ShippedSchemas {"
    echo "    /// The text of each schema; its name is that of its protocol, in kebab-case."
    echo "    package static let texts: [String: String] = ["
    for file in schema/*.yaml; do
        name=$(sed -n 's/^protocol: *//p' "$file" |
            sed -e 's/\([a-z0-9]\)\([A-Z]\)/\1-\2/g' -e 's/\([A-Z]\)\([A-Z][a-z]\)/\1-\2/g' | tr '[:upper:]' '[:lower:]')
        if grep -q '"""###' "$file"; then
            echo "error: $file contains the end of the literal that would contain it" >&2
            exit 1
        fi
        echo "        \"$name\": ###\"\"\""
        cat "$file"
        echo "\"\"\"###,"
    done
    echo "    ]"
    echo "}"
}

if [ "${1:-}" = --check ]; then
    write | cmp -s - "$target" || {
        echo "error: $target differs from schema/; run \`make generate\`"
        exit 1
    }
else
    write > "$target.tmp"
    if cmp -s "$target.tmp" "$target"; then rm "$target.tmp"; else mv "$target.tmp" "$target"; fi
fi
