#!/bin/sh
# Shows how to move a package from client version 5 to 6 and 7: the changes, the compiler's errors, and the resulting stream.
#
# Needs a built protocol-gen. The output is always the same; with --check, it must be equal to Examples/upgrade/story.txt.
set -eu
cd "$(dirname "$0")/.."
if [ "${1:-}" = --check ]; then
    mkdir -p .build-upgrade
    dev/upgrade_demo.sh >.build-upgrade/story.txt
    exec diff Examples/upgrade/story.txt .build-upgrade/story.txt
fi
generator=${PROTOCOL_GEN:-.build/debug/protocol-gen}
work=.build-upgrade/package
sources=$work/Sources/upgrade

build() {
    swift build --quiet --package-path "$work" --scratch-path .build-upgrade/scratch >.build-upgrade/log 2>&1
}

generate() {
    echo "\$ protocol-gen generate schema/ai-sdk.yaml --client $1 --swift Sources/upgrade --access internal"
    "$generator" generate schema/ai-sdk.yaml --client "$1" --swift "$sources" --access internal \
        2>&1 | sed -n -e "s|$work/||" -e '/removed\|^wrote [0-9]/p'
}

stream() {
    echo "\$ swift run upgrade"
    if build; then .build-upgrade/scratch/debug/upgrade | sed '/^$/d'; else cat .build-upgrade/log; exit 1; fi
}

# Prints the compiler's errors in the only handwritten file, each one once.
compiler() {
    echo "\$ swift build"
    if build; then echo "error: the compiler should have required a decision"; exit 1; fi
    sed -n "s|.*/$work/\(Sources/upgrade/Decisions.swift:[0-9:]* error: .*\)|\1|p; s|.*\(note: add missing case: .*\)|    \1|p" \
        .build-upgrade/log | awk '!seen[$0]++'
}

decide() {
    diff -U0 "$sources/Decisions.swift" "Examples/upgrade/decisions/$1.swift" | sed '/^@@/d; 1,2d' || true
    cp "Examples/upgrade/decisions/$1.swift" "$sources/Decisions.swift"
}

upgrade() {
    echo
    echo "## From $1 to $2"
    echo
    echo "\$ protocol-gen diff schema/ai-sdk.yaml@$1 schema/ai-sdk.yaml@$2"
    "$generator" diff "schema/ai-sdk.yaml@$1" "schema/ai-sdk.yaml@$2" | sed '/^fields/,$d'
    generate "$2"
    echo
    sed -n '/struct/,/^$/p' "$sources/UIMessageStream/UIMessageStream+$3.swift" | sed '/init(/,$d; /^$/d'
    echo
    compiler
    echo
    echo "The decision:"
    echo
    decide "${2%%.*}"
    echo
    stream
}

rm -rf "$work"
mkdir -p .build-upgrade
cp -R Examples/upgrade "$work"
echo "## A package for the clients from 5.0.0 on"
echo
generate 5.0.0
cp Examples/upgrade/decisions/5.swift "$sources/Decisions.swift"
echo
stream
upgrade 5.0.0 6.0.0 ToolApprovalRequest
upgrade 6.0.0 7.0.0 ToolApprovalResponse
