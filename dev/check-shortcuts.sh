#!/bin/sh
# Fails if the code uses constructs that this project does not allow.
set -u
cd "${1:-$(dirname "$0")/..}"
if grep -rnE 'try!|fatalError\(|@unchecked Sendable|nonisolated\(unsafe\)|TODO|FIXME' --include='*.swift' Sources Plugins 2>/dev/null; then
    echo "error: the lines above use constructs that are not allowed"
    exit 1
fi
