"""Measures how long GeneratedProtocol takes to compile from scratch after its dependency has been built."""
import glob
import os
import re
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SCRATCH = os.path.join(ROOT, ".build-compile")


def build(target, configuration):
    start = time.perf_counter()
    arguments = ["swift", "build", "-c", configuration, "--scratch-path", SCRATCH, "--target", target]
    subprocess.run(arguments, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    events = 0
    for path in glob.glob(os.path.join(ROOT, "Sources/GeneratedProtocol/*/*+Event.swift")):
        with open(path) as file:
            events += len(re.findall(r"^        case (?!unrecognized)\w+", file.read(), re.M)) or 0
    print("\n| compiling GeneratedProtocol from scratch | seconds | seconds for each event |\n|---|---:|---:|")
    for configuration in ("debug", "release"):
        shutil.rmtree(SCRATCH, ignore_errors=True)
        build("ProtocolSupport", configuration)
        seconds = build("GeneratedProtocol", configuration)
        print(f"| {configuration} | {seconds:.1f} | {seconds / max(events, 1):.2f} |")
    shutil.rmtree(SCRATCH, ignore_errors=True)
    print(f"\n{events} events", file=sys.stderr)


main()
