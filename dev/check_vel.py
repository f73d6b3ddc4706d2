"""Compares our reducer of Vel streams with that of the package vel-ai, for various streams.

- Every recording in `Tests/Conformance` must match the package's result.
- Streams of our writers, and streams of unusual events generated here, must give the same parts in both.

Needs vel-ai, which `make python-checks` installs, and the tests, which are built if necessary.
"""
import glob
import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
passed, failed = 0, 0


def check(name, condition, detail=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED {name}\n{detail}")


def load_reducer():
    """Loads only the package's reducer, since importing the package needs the libraries of all model providers."""
    found = glob.glob(f"{sys.prefix}/lib/python*/site-packages/vel/utils/message_reducer.py")
    if not found:
        sys.exit("error: vel-ai is not installed; run `make python-checks`, which installs it")
    spec = importlib.util.spec_from_file_location("message_reducer", found[0])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.MessageReducer


def lines_of(path):
    with open(path, "rb") as file:
        return [json.loads(line) for line in file.read().split(b"\n") if line]


def reduce(reducer, events):
    """Processes events until one raises; returns its index and the parts so far."""
    for index, event in enumerate(events):
        try:
            reducer.process_event(event)
        except Exception:
            return {"raisesAt": index, "parts": reducer.get_messages()[-1]["parts"]}
    return {"raisesAt": None, "parts": reducer.get_messages()[-1]["parts"]}


def check_recordings(Reducer):
    for path in sorted(glob.glob(f"{ROOT}/Tests/Conformance/vel/*.jsonl")):
        with open(path.removesuffix("l"), encoding="utf-8") as file:
            recorded = json.load(file)
        theirs = reduce(Reducer(), lines_of(path))
        same = theirs["raisesAt"] == recorded["raisesAt"] and theirs["parts"] == recorded["messages"][-1]["parts"]
        check(f"recording {os.path.basename(path)}", same, theirs)
    with open(f"{ROOT}/Tests/Conformance/vel-runs.json", encoding="utf-8") as file:
        for run in json.load(file):
            theirs = reduce(Reducer(), run["events"])
            check(f"run {run['name']}", theirs == {"raisesAt": None, "parts": run["parts"]}, theirs)


TYPES = """start text-start text-delta text-delta text-delta text-end reasoning-start reasoning-delta reasoning-end
tool-input-start tool-input-delta tool-input-available tool-output-available tool-output-error response-metadata start-step
finish-step finish-message finish error abort source file data-plan data- data mystery""".split()
TEXTS = ["", " ", "tide", "\n", "\u2028", "\u001c", "\u200b", "e\u0301", "\u00e9", "openai"]
ODD = [None, True, False, 0, 1, 1.0, -2, 0.5, "", [], [1], {}, {"a": None}]
KEYS = {
    "id": TEXTS, "delta": TEXTS, "toolCallId": ["c1", "c2", "e\u0301", "\u00e9"], "toolName": ["north", "get_tides"],
    "messageId": ["m1", ""], "message_id": ["m2"], "input": ODD, "output": ODD, "data": ODD, "error": TEXTS,
    "message": TEXTS, "errorText": TEXTS, "transient": [True, False, None, 0, "no"],
    "providerMetadata": [{"openai": {"itemId": "i"}}, None], "callProviderMetadata": [{"providerExecuted": True}],
}


def odd_events(generator):
    """Generates events in which some keys are missing or have values of another type."""
    oddness = generator.choice([0, 0.02, 0.2])

    def value(choices):
        # Lists and objects as tool names become text in Python's notation, which only Python writes.
        return generator.choice(ODD if generator.random() < oddness else choices)

    def event():
        result = {"type": value(TYPES)}
        for key, choices in KEYS.items():
            likely = 0.08 if key == "transient" else 0.7
            if generator.random() < likely:
                result[key] = value(choices)
        if isinstance(result.get("toolName"), (list, dict)):
            del result["toolName"]
        return result

    return [event() for _ in range(generator.randint(1, 40))]


def check_streams(Reducer, folder):
    generator = random.Random(20260101)
    for number in range(2000):
        with open(os.path.join(folder, f"odd-{number}.jsonl"), "w", encoding="utf-8") as file:
            file.write("\n".join(json.dumps(event) for event in odd_events(generator)))
    command = ["swift", "test", "--filter", "VelInteropTests"] + sys.argv[1:]
    tests = subprocess.run(command, cwd=ROOT, env={**os.environ, "VEL_INTEROP": folder}, capture_output=True, text=True)
    if tests.returncode != 0:
        sys.exit(f"error: {' '.join(command)} failed\n{tests.stdout[-2000:]}{tests.stderr[-2000:]}")
    paths = sorted(glob.glob(f"{folder}/*.jsonl"))
    check("there are streams of both kinds", len(paths) == 2200)
    for path in paths:
        events = lines_of(path)
        with open(path.removesuffix("l") + "-ours", encoding="utf-8") as file:
            ours = json.load(file)
        theirs = reduce(Reducer(), events)
        # Compared as text, since 1, 1.0 and True are equal in Python.
        check(os.path.basename(path), canonical(ours) == canonical(theirs), f"{events}\nours   {ours}\ntheirs {theirs}")


def canonical(outcome):
    """Returns the outcome as text, with whole numbers as integers: both spellings are the same number in JSON."""

    def whole(value):
        if isinstance(value, float) and value.is_integer():
            return int(value)
        if isinstance(value, list):
            return [whole(element) for element in value]
        if isinstance(value, dict):
            return {key: whole(member) for key, member in value.items()}
        return value

    return json.dumps(whole(outcome), sort_keys=True)


def main():
    Reducer = load_reducer()
    check_recordings(Reducer)
    with tempfile.TemporaryDirectory() as folder:
        check_streams(Reducer, folder)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
