"""Compares protocol-gen with swift-protobuf: the same 100 messages of 10 fields, generated, compiled, linked, encoded and decoded.

Needs protoc. The compiler is called as SwiftPM calls it, for the generated module alone, with the libraries below it built before. Ours
is events, so it comes with their union, a function for each and the tables of strict reading; theirs is messages alone, or with
`--oneof` a message with all of them as well. The packages stay in .build-protobuf, where protoc-gen-swift is built only once.
"""
import glob
import os
import re
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SCRATCH = os.path.join(ROOT, ".build-protobuf")
OURS, THEIRS = os.path.join(SCRATCH, "ours"), os.path.join(SCRATCH, "theirs")
MESSAGES, FIELDS, ROUNDS = 100, 10, 3
# Each field has one of these; the order is rotated by one for each message, so that no two messages have the same code.
KINDS = [
    ("string", False), ("int", False), ("double", False), ("bool", False), ("list of string", False),
    ("string", True), ("int", True), ("double", True), ("bool", True), ("list of int", False),
]
PROTO = {"string": "string", "int": "int64", "double": "double", "bool": "bool"}
SWIFT = {
    "string": '"some text"', "int": "12345", "double": "1.5", "bool": "true",
    "list of string": '["one", "two", "three"]', "list of int": "[1, 2, 3]",
}
MANIFEST = """// swift-tools-version: 6.3
import PackageDescription

let package = Package(
    name: "{name}",
    platforms: [.macOS(.v15)],
    dependencies: [{dependency}],
    targets: [
        .target(name: "Generated", dependencies: [{product}]),
        .executableTarget(name: "tiny", dependencies: ["Generated", {product}]),
    ]
)
"""
MAIN = """import Generated
import {library}
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

{message}
let rounds = 20_000
let bytes: [UInt8] = try {encode}
let back = try {decode}
precondition(back == message)
/// Processor time in nanoseconds, which a busy machine hardly affects.
func nanoseconds(_ body: () throws -> Int) rethrows -> Int {{
    let start = clock()
    var sum = 0
    for _ in 0..<rounds {{ sum &+= try body() }}
    precondition(sum > 0)
    return Int(clock() - start) * (1_000_000_000 / Int(CLOCKS_PER_SEC)) / rounds
}}
print(try nanoseconds {{ let bytes: [UInt8] = try {encode}; return bytes.count }})
print(try nanoseconds {{ try {decode}.field4.count }})
"""


def fields(message):
    return [(f"field{index}", *KINDS[(index + message) % len(KINDS)]) for index in range(FIELDS)]


def schema():
    lines = ["language: 1", "protocol: Messages", "casing: { events: kebab-case, fields: camelCase }", "events:"]
    for message in range(MESSAGES):
        lines += [f"  message-{message}:", f"    doc: The message with the number {message}.", "    fields:"]
        for name, kind, optional in fields(message):
            lines.append(f"      {name}{'?' * optional}: {{ type: {kind}, doc: What {name} is for. }}")
    return "\n".join(lines) + "\n"


def proto(oneof):
    lines = ['syntax = "proto3";']
    for message in range(MESSAGES):
        lines += ["", f"// The message with the number {message}.", f"message Message{message} {{"]
        for number, (name, kind, optional) in enumerate(fields(message), 1):
            label = "optional " if optional else "repeated " if kind.startswith("list") else ""
            lines += [f"  // What {name} is for.", f"  {label}{PROTO[kind.removeprefix('list of ')]} {name} = {number};"]
        lines.append("}")
    if oneof:
        lines += ["", "// One message.", "message Event {", "  oneof event {"]
        for message in range(MESSAGES):
            lines += [f"    // The message with the number {message}.", f"    Message{message} message{message} = {message + 1};"]
        lines += ["  }", "}"]
    return "\n".join(lines) + "\n"


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def lay_out(oneof):
    values = [(name, SWIFT[kind]) for name, kind, _ in fields(0)]
    write(os.path.join(OURS, "messages.yaml"), schema())
    write(os.path.join(THEIRS, "messages.proto"), proto(oneof))
    dependency = f'.package(name: "swift-stream-protocol", path: "{ROOT}")'
    product = '.product(name: "ProtocolSupport", package: "swift-stream-protocol")'
    write(os.path.join(OURS, "Package.swift"), MANIFEST.format(name="ours", dependency=dependency, product=product))
    dependency = '.package(url: "https://github.com/apple/swift-protobuf", from: "1.30.0")'
    product = '.product(name: "SwiftProtobuf", package: "swift-protobuf")'
    write(os.path.join(THEIRS, "Package.swift"), MANIFEST.format(name="theirs", dependency=dependency, product=product))
    message = "let message = Messages.Message0(" + ", ".join(f"{name}: {value}" for name, value in values) + ")"
    encode, decode = "message.json()", "Messages.Message0(json: bytes)"
    write(
        os.path.join(OURS, "Sources/tiny/main.swift"),
        MAIN.format(library="ProtocolSupport", message=message, encode=encode, decode=decode),
    )
    message = "let message = Message0.with {\n" + "".join(f"    $0.{name} = {value}\n" for name, value in values) + "}"
    encode, decode = "message.jsonUTF8Bytes()", "Message0(jsonUTF8Bytes: bytes)"
    write(
        os.path.join(THEIRS, "Sources/tiny/main.swift"),
        MAIN.format(library="SwiftProtobuf", message=message, encode=encode, decode=decode),
    )
    for package in (OURS, THEIRS):
        shutil.rmtree(os.path.join(package, "Sources/Generated"), ignore_errors=True)
        os.makedirs(os.path.join(package, "Sources/Generated"))


def run(command, folder=ROOT):
    """The wall seconds and processor seconds of a command and its child processes."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode != 0:
        sys.exit(f"error: {' '.join(command[:6])} ... failed\n{result.stdout}{result.stderr}")
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def alternately(ours, theirs, rounds):
    """The medians of both for each column, measured in turn."""
    samples = [(ours(), theirs()) for _ in range(rounds)]
    return [
        tuple(map(statistics.median, zip(*(sample[side] for sample in samples))))
        for side in (0, 1)
    ]


def build(package, configuration):
    """Builds the package; returns the folder of the products and the compiler's command for the generated module."""
    binaries = os.path.join(package, ".build", configuration)
    shutil.rmtree(os.path.join(binaries, "Generated.build"), ignore_errors=True)
    command = ["swift", "build", "-c", configuration, "-v", "--product", "tiny"]
    result = subprocess.run(command, cwd=package, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    match = re.search(r"^\S*swiftc -module-name Generated .*$", result.stdout, re.M)
    if result.returncode != 0 or not match:
        sys.exit(f"error: {package} does not build\n{result.stdout[-2000:]}")
    chatter = ("-v", "-parseable-output")
    return binaries, [argument for argument in shlex.split(match[0]) if argument not in chatter]


def compile_anew(package, binaries, command):
    """Runs the compiler as if only the generated module had been cleaned."""
    for path in glob.glob(os.path.join(binaries, "Generated.build/*")):
        if os.path.isfile(path) and os.path.basename(path) not in ("output-file-map.json", "sources"):
            os.remove(path)
    return run(command, package)


def size(package, binaries):
    stripped = os.path.join(package, "tiny.stripped")
    run(["strip", "-o", stripped, os.path.join(binaries, "tiny")])
    return os.path.getsize(stripped)


def nanoseconds(binaries):
    output = subprocess.run([os.path.join(binaries, "tiny")], check=True, capture_output=True, text=True).stdout
    return [int(line) for line in output.split()]


def main():
    binary, oneof = sys.argv[1], "--oneof" in sys.argv[2:]
    if not shutil.which("protoc"):
        sys.exit("error: protoc is missing; install it (apt install protobuf-compiler, brew install protobuf)")
    lay_out(oneof)
    plugin = os.path.join(THEIRS, ".build/release/protoc-gen-swift")
    if not os.path.exists(plugin):
        run(["swift", "build", "-c", "release", "--product", "protoc-gen-swift"], THEIRS)
    generate = [binary, "generate", os.path.join(OURS, "messages.yaml"), "--output", os.path.join(OURS, "Sources/Generated")]
    sources = os.path.join(THEIRS, "Sources/Generated")
    options = [f"--plugin={plugin}", "--swift_opt=Visibility=Public", f"--swift_out={sources}", f"--proto_path={THEIRS}"]
    protoc = ["protoc", *options, "messages.proto"]
    rows = []

    ours, theirs = alternately(lambda: run(generate), lambda: run(protoc), 11)
    rows.append(("generating, ms", ours[0] * 1000, theirs[0] * 1000, 0))
    texts = []
    for package in (OURS, THEIRS):
        with open(glob.glob(os.path.join(package, "Sources/Generated/*.swift"))[0], encoding="utf-8") as file:
            texts.append(file.read())
    rows.append(("lines of Swift", *(text.count("\n") for text in texts), 0))
    rows.append(("KB of Swift", *(len(text.encode()) / 1000 for text in texts), 0))

    for configuration in ("debug", "release"):
        built = [(package, *build(package, configuration)) for package in (OURS, THEIRS)]
        ours, theirs = alternately(lambda: compile_anew(*built[0]), lambda: compile_anew(*built[1]), ROUNDS)
        rows.append((f"compiling, {configuration}, s", ours[0], theirs[0], 1))
        rows.append(("the same, s of processor time", ours[1], theirs[1], 1))
    rows.append(("stripped binary, KB", *(size(package, binaries) / 1000 for package, binaries, _ in built), 0))
    ours, theirs = alternately(lambda: nanoseconds(built[0][1]), lambda: nanoseconds(built[1][1]), 7)
    rows.append(("encoding a message as JSON, ns", ours[0], theirs[0], 0))
    rows.append(("decoding it, ns", ours[1], theirs[1], 0))

    title = f"{MESSAGES} messages of {FIELDS} fields" + (", and a oneof of all" if oneof else "")
    print(f"\n| {title} | ours | swift-protobuf | ratio |\n|---|---:|---:|---:|")
    for name, left, right, digits in rows:
        print(f"| {name} | {left:.{digits}f} | {right:.{digits}f} | {right / left:.2f} |")


main()
