"""Reads our events with Pydantic AI's models of the UI message stream, which follow version 6 of the AI SDK.

The models refuse unknown keys. The events and keys that they lack are listed below, and no others may be refused; a listed one
that is accepted is also a failure, so that the lists stay correct.
"""
import glob
import json
import os
import sys

from pydantic import ValidationError
from pydantic_ai.ui.vercel_ai import request_types, response_types

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
passed, failed = 0, 0

# Events that the models lack: those of version 7, and those left from version 4, which are never sent.
UNKNOWN_EVENTS = {
    "custom", "reasoning", "reasoning-file", "reasoning-part-finish", "reset-step", "tool-approval-response",
}
# Keys that the models lack, by event.
UNKNOWN_KEYS = {
    "file": {"providerMetadata"},
    "finish": {"usage"},
    "tool-approval-request": {"isAutomatic", "signature"},
    "tool-input-available": {"title", "toolMetadata"},
    "tool-input-error": {"title", "toolMetadata"},
    "tool-input-start": {"title", "toolMetadata"},
    "tool-output-available": {"providerMetadata", "toolMetadata"},
    "tool-output-error": {"providerMetadata", "toolMetadata"},
}
# Keys of parts that the models lack; of data parts, the models have only these three keys.
UNKNOWN_PART_KEYS = {"resultProviderMetadata", "toolMetadata"}
UNKNOWN_APPROVAL_KEYS = {"isAutomatic", "signature"}
DATA_PART_KEYS = {"type", "id", "data"}


def check(name, condition, detail=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED {name}\n{detail}")


def chunk_models():
    """The models of events, by the event's name."""
    models = {}
    for model in vars(response_types).values():
        if isinstance(model, type) and issubclass(model, response_types.BaseChunk) and "type" in model.model_fields:
            default = model.model_fields["type"].default
            models["data-" if model is response_types.DataChunk else default] = model
    return models


def refused_keys(model, value):
    """The keys that the model refuses; None represents other errors."""
    try:
        model.model_validate(value)
        return set()
    except ValidationError as error:
        return {found["loc"][0] if found["type"] == "extra_forbidden" else None for found in error.errors()}


def check_events():
    with open(f"{ROOT}/Tests/Protocols/samples/ai-sdk-bytes.json", encoding="utf-8") as file:
        rows = json.load(file)
    models = chunk_models()
    unknown, missing = set(), {}
    for row in rows:
        event = json.loads(row["json"])
        name = "data-" if event["type"].startswith("data-") else event["type"]
        if name not in models:
            unknown.add(name)
            continue
        keys = refused_keys(models[name], event)
        missing.setdefault(name, set()).update(keys)
        known = {key: value for key, value in event.items() if key not in UNKNOWN_KEYS.get(name, set())}
        check(f"{row['json']} without unknown keys", not refused_keys(models[name], known), keys)
    check("the unknown events are the listed ones", unknown == UNKNOWN_EVENTS, unknown ^ UNKNOWN_EVENTS)
    missing = {name: keys for name, keys in missing.items() if keys}
    check("the unknown keys are the listed ones", missing == UNKNOWN_KEYS, missing)
    check("every model is tested", set(models) - {"done"} <= names(rows), models.keys())


def names(rows):
    types = {json.loads(row["json"])["type"] for row in rows}
    return {"data-" if name.startswith("data-") else name for name in types}


def without_unknown(part):
    if part["type"].startswith("data-"):
        return {key: value for key, value in part.items() if key in DATA_PART_KEYS}
    part = {key: value for key, value in part.items() if key not in UNKNOWN_PART_KEYS}
    if "approval" in part:
        part["approval"] = {k: v for k, v in part["approval"].items() if k not in UNKNOWN_APPROVAL_KEYS}
    return part


def check_messages():
    """Checks that the models accept the messages that version 6 built from the recorded streams."""
    count = 0
    for path in sorted(glob.glob(f"{ROOT}/Tests/Conformance/ai-sdk/*.json")):
        with open(path, encoding="utf-8") as file:
            versions = json.load(file)["versions"]
        for releases, result in versions.items():
            if "6" not in releases.split(",") or not result["accepted"] or not result.get("message"):
                continue
            count += 1
            message = result["message"]
            message["parts"] = [without_unknown(part) for part in message["parts"]]
            try:
                request_types.UIMessage.model_validate(message)
                check(path, True)
            except ValidationError as error:
                check(os.path.basename(path), False, f"{error}\n{json.dumps(message)[:500]}")
    check("there are more than fifty messages", count > 50)


def main():
    check_events()
    check_messages()
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
