#!/bin/sh
# Prints the tables of docs/figures.md: coding, Vel and vel-ai, the generator as a process, compile times, and swift-protobuf.
set -eu
cd "$(dirname "$0")/.."
swift build -c release --product protocol-gen >&2
swift build -c release --package-path Benchmarks >&2
Benchmarks/.build/release/protocol-benchmarks
python3 Benchmarks/context.py Benchmarks/.build/release/context-benchmarks
make --silent .venv-interop/.installed >&2
.venv-interop/bin/python Benchmarks/vel.py Benchmarks/.build/release
python3 Benchmarks/generator.py "$(swift build -c release --show-bin-path)/protocol-gen"
python3 Benchmarks/growth.py "$(swift build -c release --show-bin-path)/protocol-gen" "$(swift build --show-bin-path)" "$(swift build -c release --show-bin-path)"
python3 Benchmarks/instructions.py Benchmarks/.build/release/protocol-benchmarks
python3 Benchmarks/compile.py
python3 Benchmarks/plugin.py
python3 Benchmarks/protobuf.py "$(swift build -c release --show-bin-path)/protocol-gen"
