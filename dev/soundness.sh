#!/bin/sh
# Runs every check that does not need a build, and prints the log of each failed one.
set -u
cd "$(dirname "$0")/.."
failed=0

check() {
    name=$1
    shift
    if log=$("$@" 2>&1); then
        echo "ok      $name"
    else
        echo "FAILED  $name"
        echo "$log" | head -40
        failed=$((failed + 1))
    fi
}

check "format" swift format lint --strict --parallel --recursive Package.swift Plugins Snippets Sources Tests Examples Benchmarks
check "layers" dev/check-layers.sh
check "no shortcuts" dev/check-shortcuts.sh
check "rules of English" python3 dev/check_english.py --test
check "plain English" python3 dev/check_english.py
exit "$failed"
