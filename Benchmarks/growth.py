"""Shows how the work grows with the schema, in steps of ten: processor time to generate events, and to compile the values of an enum.

Processor time hardly depends on the load of the machine. Needs ProtocolSupport built for debugging and for release: `swift build`,
and `swift build -c release`. The arguments are protocol-gen and the two folders of the products.
"""
import os
import resource
import subprocess
import sys
import tempfile

from generator import synthetic

EVENTS, VALUES = (5, 50, 500, 5_000), (2, 25, 250, 2_500)


def seconds(command):
    """The processor seconds of a command and its child processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def enumeration(count, is_open):
    lines = ["language: 1", "protocol: Values", "types:", "  code:", f"    open: {str(is_open).lower()}", "    enum:"]
    lines += [f"      - value-number-{index}-of-many" for index in range(count)]
    lines += ["events:", "  coded:", "    fields: { code: code }"]
    return "\n".join(lines) + "\n"


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def compiling(source, modules, options, folder):
    output = os.path.join(folder, "values.o")
    return seconds(["swiftc", "-c", *options, "-parse-as-library", "-module-name", "Values", "-I", modules, source, "-o", output])


def main():
    binary, debug, release = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        schema = os.path.join(folder, "schema.yaml")
        print("\n| generating | s of processor time |\n|---|---:|")
        for count in EVENTS:
            write(schema, synthetic(count))
            time = seconds([binary, "generate", schema, "--quiet", "--swift", os.path.join(folder, f"events{count}")])
            print(f"| {count} events of 10 fields | {time:.2f} |")
        print("\n| compiling an enum, s of processor time | open, debug | open, release | closed, debug | closed, release |")
        print("|---|---:|---:|---:|---:|")
        for count in VALUES:
            row = []
            for is_open in (True, False):
                write(schema, enumeration(count, is_open))
                swift = os.path.join(folder, f"values{count}{is_open}")
                seconds([binary, "generate", schema, "--quiet", "--swift", swift, "--layout", "single"])
                source = os.path.join(swift, "Values", "Values.swift")
                row.append(compiling(source, os.path.join(debug, "Modules"), ["-Onone"], folder))
                row.append(compiling(source, os.path.join(release, "Modules"), ["-O", "-whole-module-optimization"], folder))
            print(f"| {count} values | " + " | ".join(f"{time:.1f}" for time in row) + " |")


if __name__ == "__main__":
    main()
