#!/bin/sh
# Converts the documentation of the libraries; fails at the first link, in a page or a comment, that has no target.
# The results are in .build-docc: an archive for each module, and with --site one archive of all modules.
set -eu
cd "$(dirname "$0")/.."

scratch=.build-docc
graphs=$scratch/symbol-graphs
# Each module comes after those that its pages link to.
modules="ProtocolSupport GeneratedProtocol StreamRuntime AISDK Vel VelBridge ModelBridge"

tool() {
    if command -v xcrun >/dev/null 2>&1; then xcrun --find "$1"; else command -v "$1"; fi
}

# The triple of the machine, as the compiler names it.
target() {
    swift -print-target-info | sed -n 's/^ *"triple" *: *"\([^"]*\)".*/\1/p' | head -1
}

docc=$(tool docc) || {
    echo "error: docc is missing; it comes with the Swift toolchain" >&2
    exit 1
}
if command -v xcrun >/dev/null 2>&1; then set -- "$@" -sdk "$(xcrun --show-sdk-path)"; fi
site=no
if [ "${1-}" = --site ]; then
    site=yes
    shift
fi

# The bridges depend on all other modules.
swift build --quiet --scratch-path "$scratch" --target VelBridge
swift build --quiet --scratch-path "$scratch" --target ModelBridge
built=$(swift build --scratch-path "$scratch" --show-bin-path)

rm -rf "$graphs"
dependencies=""
archives=""
for module in $modules; do
    mkdir -p "$graphs/$module"
    swift symbolgraph-extract -module-name "$module" -I "$built/Modules" -target "$(target)" "$@" \
        -minimum-access-level public -emit-extension-block-symbols -output-dir "$graphs/$module"
    archive=$scratch/$module.doccarchive
    catalog=Sources/$module/$module.docc
    # The dependencies are words without spaces.
    # shellcheck disable=SC2086
    if ! log=$("$docc" convert "$catalog" --additional-symbol-graph-dir "$graphs/$module" $dependencies \
        --enable-experimental-external-link-support --warnings-as-errors --output-path "$archive" 2>&1); then
        echo "FAILED  $catalog"
        echo "$log"
        exit 1
    fi
    echo "ok      $catalog"
    dependencies="$dependencies --dependency $archive"
    archives="$archives $archive"
done

if [ "$site" = yes ]; then
    rm -rf "$scratch/swift-stream-protocol.doccarchive"
    # shellcheck disable=SC2086
    "$docc" merge $archives --synthesized-landing-page-name swift-stream-protocol \
        --output-path "$scratch/swift-stream-protocol.doccarchive" >/dev/null
    echo "all modules as one site: $scratch/swift-stream-protocol.doccarchive"
fi
