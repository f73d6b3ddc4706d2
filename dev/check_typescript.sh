#!/bin/sh
# Compiles the generated TypeScript together with code of a frontend, and with text that tries to break out of it.
#
# Needs a TypeScript compiler, `tsc` (apt-get install node-typescript); without one the check is skipped, and fails if CI is set.
set -eu
cd "$(dirname "$0")/.."
tsc=${TSC:-tsc}
if ! command -v "$tsc" > /dev/null; then
    echo "skipped TypeScript: no '$tsc' found (apt-get install node-typescript)"
    [ -z "${CI:-}" ]
    exit
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp Tests/TypeScript/*.ts "$folder"
for found in Tests/ProtocolEmittersTests/Cases/*/reference/*.ts; do
    cp "$found" "$folder/$(basename "$(dirname "$(dirname "$found")")")-$(basename "$found")"
done
"$tsc" --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --noUnusedLocals --noEmit --target es2022 \
    --module es2022 --moduleResolution node --typeRoots "$folder" "$folder"/*.ts
echo "TypeScript: $(ls "$folder"/*.ts | wc -l) files compile, with all expected errors"
