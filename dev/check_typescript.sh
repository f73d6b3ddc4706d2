#!/bin/sh
# Compiles the generated TypeScript with what a frontend does with it, and with text that tries to break out of it.
#
# Needs a TypeScript compiler, `tsc` (apt-get install node-typescript); without one it says so and passes, unless CI is set.
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
echo "TypeScript: $(ls "$folder"/*.ts | wc -l) files compile, and every expected error is one"
