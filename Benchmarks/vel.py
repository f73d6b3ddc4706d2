"""Compares our reducer of Vel streams with that of the package vel-ai, from bytes to the final message.

The argument is the folder of the benchmarks' binaries. Needs the environment of `make python-checks`, which has vel-ai.
"""
import glob
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

COUNTS = (20_000, 200_000)


def load_reducer():
    path = glob.glob(f"{sys.prefix}/lib/python*/site-packages/vel/utils/message_reducer.py")[0]
    spec = importlib.util.spec_from_file_location("message_reducer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.MessageReducer


def body(deltas):
    """Returns a stream of one text in this many deltas, with one event per line."""
    events = [{"type": "start", "messageId": "msg_1"}, {"type": "start-step"}, {"type": "text-start", "id": "block_1"}]
    events += [{"type": "text-delta", "id": "block_1", "delta": f"word {n % 97} "} for n in range(deltas)]
    events += [{"type": "text-end", "id": "block_1"}, {"type": "finish-step"}, {"type": "finish"}]
    return "".join(json.dumps(event, separators=(",", ":")) + "\n" for event in events).encode()


def package(Reducer, data):
    """The median processor time for an event in nanoseconds."""
    samples = []
    for _ in range(5):
        start = time.process_time()
        reducer = Reducer()
        lines = data.splitlines()
        for line in lines:
            reducer.process_event(json.loads(line))
        json.dumps(reducer.get_assistant_message())
        samples.append((time.process_time() - start) / len(lines) * 1e9)
    return statistics.median(samples)


def main():
    Reducer = load_reducer()
    with tempfile.TemporaryDirectory() as folder:
        print("\n| a Vel stream, bytes to message | events | ns for each event | times ours |\n|---|---:|---:|---:|")
        for count in COUNTS:
            data = body(count)
            path = os.path.join(folder, f"{count}.jsonl")
            with open(path, "wb") as file:
                file.write(data)
            binary = os.path.join(sys.argv[1], "vel-benchmarks")
            result = subprocess.run([binary, path], check=True, capture_output=True, text=True)
            documented, as_package = map(float, result.stdout.split())
            theirs = package(Reducer, data)
            print(f"| `VelMessageReducer`, as documented | {count} | {documented:.0f} | 1.0 |")
            print(f"| `VelMessageReducer`, as the package | {count} | {as_package:.0f} | {as_package / documented:.1f} |")
            print(f"| `json.loads` and vel-ai's `MessageReducer` | {count} | {theirs:.0f} | {theirs / documented:.1f} |")


main()
