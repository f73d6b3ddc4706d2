"""Measures protocol-gen as a whole process: time, growth, memory, and the number of files that a second run writes."""
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def run(arguments):
    """Wall seconds and peak memory in MB of one process."""
    start = time.perf_counter()
    with open(os.devnull, "w") as devnull:
        process = subprocess.Popen(arguments, stdout=devnull)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"error: {' '.join(arguments)} failed")
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_maxrss * unit / 1e6


def synthetic(events, fields=10):
    """Returns a schema with the given numbers of events and of fields in each."""
    lines = ["language: 1", "protocol: Synthetic", "casing: { events: kebab-case, fields: camelCase }", "events:"]
    types = ["string", "int", "bool", "double", "any"]
    for event in range(events):
        lines.append(f"  event-number-{event}:")
        lines.append(f"    doc: The event with the number {event}.")
        lines.append("    fields:")
        for field in range(fields):
            optional = "?" if field % 2 else ""
            lines.append(f"      field-{field}{optional}: {{ type: {types[field % 5]}, doc: Field {field}. }}")
    return "\n".join(lines) + "\n"


def measure(binary, schema, folder, rounds=7):
    """The median time and the peak memory of runs, each into an empty folder."""
    samples = []
    for index in range(rounds):
        samples.append(run([binary, "generate", schema, "--quiet", "--swift", os.path.join(folder, str(index))]))
    return statistics.median(s for s, _ in samples), max(m for _, m in samples)


def modification_times(folder):
    return {
        os.path.join(base, name): os.stat(os.path.join(base, name)).st_mtime_ns
        for base, _, names in os.walk(folder)
        for name in names
    }


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        rows = []
        seconds, memory = measure(binary, os.path.join(ROOT, "schema/ai-sdk.yaml"), os.path.join(folder, "sdk"), 15)
        rows.append(("schema/ai-sdk.yaml", seconds, memory))
        times = {}
        for count in (500, 5000):
            path = os.path.join(folder, f"{count}.yaml")
            with open(path, "w") as file:
                file.write(synthetic(count))
            times[count], memory = measure(binary, path, os.path.join(folder, f"out{count}"), 5)
            rows.append((f"{count} events of 10 fields", times[count], memory))
        print("\n| protocol-gen generate | ms | peak MB |\n|---|---:|---:|")
        for name, seconds, memory in rows:
            print(f"| {name} | {seconds * 1000:.0f} | {memory:.0f} |")
        print(f"\n5000 events against 500: {times[5000] / times[500]:.1f} times")
        target = os.path.join(folder, "sdk", "0")
        before = modification_times(target)
        run([binary, "generate", os.path.join(ROOT, "schema/ai-sdk.yaml"), "--quiet", "--swift", target])
        touched = sum(1 for path, stamp in modification_times(target).items() if before.get(path) != stamp)
        print(f"files touched by a second run: {touched} of {len(before)}")


if __name__ == "__main__":
    main()
