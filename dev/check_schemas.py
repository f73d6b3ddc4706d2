"""Checks the schemas against the language's JSON Schema, and the samples of events against the emitted JSON Schemas.

Needs PyYAML and jsonschema (dev/requirements.txt) and a built protocol-gen. Prints how many checks passed and failed.
"""
import copy
import glob
import json
import os
import subprocess
import sys
import tempfile

import jsonschema
import schema_yaml

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
APPLICATIONS = sorted(glob.glob(f"{ROOT}/Tests/Protocols/applications/*.yaml"))
SCHEMAS = sorted(glob.glob(f"{ROOT}/schema/*.yaml") + glob.glob(f"{ROOT}/Tests/Protocols/*.yaml"))
passed, failed = 0, 0


def check(name, condition):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED {name}")


def load(path):
    with open(path, encoding="utf-8") as file:
        return schema_yaml.parse(file.read())


def check_language():
    """Checks that every schema of the repository is valid, and every broken variant is not."""
    with open(f"{ROOT}/schema/protocol.schema.json", encoding="utf-8") as file:
        language = json.load(file)
    jsonschema.Draft202012Validator.check_schema(language)
    validator = jsonschema.Draft202012Validator(language)
    for path in SCHEMAS + APPLICATIONS:
        errors = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(load(path))]
        check(f"{os.path.relpath(path, ROOT)} against the language: {errors[:3]}", not errors)
    sound = load(f"{ROOT}/schema/ai-sdk.yaml")
    for name, damage in DAMAGES.items():
        broken = copy.deepcopy(sound)
        damage(broken)
        check(f"broken variant is refused: {name}", not validator.is_valid(broken))
    sound = load(f"{ROOT}/Tests/Protocols/applications/chat.protocol.yaml")
    for name, damage in APPLICATION_DAMAGES.items():
        broken = copy.deepcopy(sound)
        damage(broken)
        check(f"broken application is refused: {name}", not validator.is_valid(broken))


def put(path, value):
    """Returns a change that sets the value at a path."""

    def damage(schema):
        *parents, last = path
        for key in parents:
            schema = schema[key]
        schema[last] = value

    return damage


DAMAGES = {
    "an unknown key in the file": put(["lifecyle"], {}),
    "another language": put(["language"], 2),
    "no protocol": lambda schema: schema.pop("protocol"),
    "no events": lambda schema: schema.pop("events"),
    "a casing that does not exist": put(["casing", "events"], "kebap-case"),
    "a framing that does not exist": put(["transport", "framing"], "websocket"),
    "a header that is a list": put(["transport", "headers"], ["a"]),
    "a floor that is not a version": put(["clients", "floor"], "6.0"),
    "a behaviour with an unknown key": put(["clients", "behaviours", "x"], {"sins": "5.0.0"}),
    "an event that is text": put(["events", "text-delta"], "string"),
    "an unknown key in an event": put(["events", "text-delta", "feilds"], {}),
    "an unknown key in a field": put(["events", "text-delta", "fields", "id"], {"type": "string", "mni": 1}),
    "a field that is a number": put(["events", "text-delta", "fields", "id"], 5),
    "a length that is text": put(["events", "text-delta", "fields", "id"], {"type": "string", "min-length": "two"}),
    "since that is not a version": put(["events", "text-delta", "since"], "yesterday"),
    "below that does not exist": put(["events", "text-delta", "below"], "vanish"),
    "an enum without values": put(["types", "level"], {"enum": []}),
    "a type that is two things": put(["types", "level"], {"enum": ["a"], "fields": {}}),
    "a scope with an unknown key": put(["lifecycle", "text", "opnes"], "text-start"),
    "a state with an unknown key": put(["lifecycle", "tool", "states", "x"], {"may-remain": True}),
    "a role with a condition and no event": put(["lifecycle", "text", "closes"], [{"when": {"id": "present"}}]),
    "a role with an empty condition": put(["lifecycle", "text", "opens"], {"event": "text-start", "when": {}}),
    "a condition on an object": put(["lifecycle", "text", "closes"], {"event": "text-end", "when": {"id": {"is": 1}}}),
    "a transition with a list of conditions": put(["lifecycle", "tool", "transitions", "tool-output-denied", "when"], []),
    "a key that only says what else": put(["lifecycle", "text", "key"], {"or": "id"}),
    "a key with an unknown key": put(["lifecycle", "text", "key"], {"field": "id", "except": {"text-end": "id"}}),
    "a key of no fields": put(["lifecycle", "text", "key"], []),
    "an ending of no states": lambda schema: schema["lifecycle"]["tool"]["on-end"].pop("in"),
    "a renewal without a machine": put(["lifecycle", "step", "renews"], {"before": "text"}),
    "a renewal before nothing": put(["lifecycle", "step", "renews", "before"], []),
    "a completion without an event": put(["lifecycle", "message", "on-completion"], {"with": {}}),
    "a completion of a step": put(["lifecycle", "step", "on-completion"], {"send": "finish-step"}),
    "awaiting that is text": put(["lifecycle", "approval", "refers", "awaited"], "always"),
    "otherwise something new": put(["lifecycle", "tool", "transitions", "tool-output-denied", "otherwise"], "drop"),
    "a field that refuses": put(["events", "tool-approval-request", "fields", "isAutomatic?", "below"], "refuse"),
    "a drop that every client knows": put(["events", "start", "fields", "x?"], {"type": "bool", "below": "drop"}),
    "a writer with an unknown key": put(["writers", "write-text", "apends"], "text"),
    "a carrier without an event": put(["applications", "data"], {"value": "data"}),
    "a carrier without a value": put(["applications", "metadata"], {"event": "message-metadata"}),
    "a carrier with an unknown key": put(["applications", "data", "nmae"], "name"),
    "calls that never fail": lambda schema: schema["applications"]["tools"].pop("failure"),
    "a call of no events": put(["applications", "tools", "call"], []),
    "a part from two events": put(["types", "file-part", "from"], ["file", "custom"]),
    "an enum from an event": put(["types", "part-state", "from"], "file"),
    "messages without parts": put(["messages"], {"message": "ui-message"}),
}


APPLICATION_DAMAGES = {
    "a lifecycle": put(["lifecycle"], {}),
    "its own carriers": put(["applications"], {}),
    "a client version": put(["events", "data-progress", "since"], "6.0.0"),
    "a field beside data": put(["events", "data-progress", "fields"], {"text": "string"}),
    "an id policy that does not exist": put(["events", "data-progress", "id"], "always"),
    "a tool that runs nowhere": put(["tools", "get_weather", "runs"], "nowhere"),
    "metadata without fields": put(["metadata"], {"doc": "Nothing."}),
    "a TypeScript file with another extension": put(["generate", "typescript"], "chat.js"),
    "no base": lambda schema: schema.pop("extends"),
}


def check_samples(binary):
    """Checks that every sample is valid on the wire, and invalid inside a list."""
    with tempfile.TemporaryDirectory() as folder:
        for path in SCHEMAS:
            name = os.path.splitext(os.path.basename(path))[0]
            output = os.path.join(folder, f"{name}.json")
            subprocess.run([binary, "generate", path, "--json-schema", output], check=True, capture_output=True)
            with open(output, encoding="utf-8") as file:
                wire = json.load(file)
            jsonschema.Draft202012Validator.check_schema(wire)
            validator = jsonschema.Draft202012Validator(wire)
            samples = sorted(glob.glob(f"{ROOT}/Tests/Protocols/samples/{name}/*.json"))
            check(f"{name} has samples", samples)
            for sample in samples:
                with open(sample, encoding="utf-8") as file:
                    event = json.load(file)
                label = os.path.relpath(sample, ROOT)
                errors = [error.message[:200] for error in validator.iter_errors(event)]
                check(f"{label} on the wire: {errors[:2]}", not errors)
                check(f"{label} as a list is refused", not validator.is_valid([event]))


def main():
    check_language()
    binary = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, ".build/debug/protocol-gen")
    check_samples(binary)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
