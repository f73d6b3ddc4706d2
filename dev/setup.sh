#!/bin/sh
# Installs libyaml if it is missing: with apt on Debian and Ubuntu, with Homebrew on macOS.
set -eu

has_libyaml() {
    printf '#include <yaml.h>\n' | cc -E - -o /dev/null >/dev/null 2>&1 && return 0
    command -v pkg-config >/dev/null 2>&1 && pkg-config --exists yaml-0.1
}

has_libyaml && exit 0
echo "libyaml is missing; installing it"
if command -v apt-get >/dev/null 2>&1; then
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo"
    $as_root apt-get update -qq
    $as_root apt-get install -y -qq libyaml-dev pkg-config
elif command -v brew >/dev/null 2>&1; then
    brew install libyaml pkg-config
else
    echo "error: install libyaml and its headers (libyaml-dev, libyaml-devel or yaml), then run this again" >&2
    exit 1
fi
