"""Checks the code blocks of the documentation against code that compiles and commands that run.

- A `swift` block must be, line by line, in a file of `Snippets/`, which `swift build` compiles, in the test for the
  schema's reference, in `Examples/`, or in a package that the tests of the plugins build.
- A `yaml` block must be YAML; its keys must be known to `schema/protocol.schema.json`.
- Each paragraph of a `ts` block must be in the output of `protocol-gen` for the schema with `extends` above it.
- In a `console` block, each `$ command` is run and must print the lines after it; other lines must name existing make targets.
- FirstServerTests checks the whole files of a package in the README and the request to its server.
- The README must name the newest version of the changelog, and `.spi.yml` the libraries with pages.
"""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

import jsonschema
import schema_yaml
import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGES = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "schema/README.md"]
# The references are generated and not checked.
GENERATED = {"ai-sdk.md", "vel.md"}
PAGES += sorted(os.path.relpath(path, ROOT) for path in glob.glob(f"{ROOT}/docs/*.md") if os.path.basename(path) not in GENERATED)
PAGES += sorted(os.path.relpath(path, ROOT) for path in glob.glob(f"{ROOT}/Sources/**/*.docc/*.md", recursive=True))
SHOWN_TEST = f"{ROOT}/Tests/ApplicationTests/DocumentationTests.swift"
passed, failed = 0, 0


def check(name, condition, detail=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED {name}\n{detail}")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def normalized(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def contains(lines, block):
    return any(lines[start : start + len(block)] == block for start in range(len(lines) - len(block) + 1))


def check_swift(name, block, sources):
    if block.startswith(("// swift-tools-version:", "// Sources/")):
        return
    check(name, any(contains(lines, normalized(block)) for lines in sources), block)


def check_yaml(name, block, language):
    """Parses a block; each top-level section in it must be valid on its own."""
    try:
        document = schema_yaml.parse(block)
    except yaml.YAMLError as error:
        return check(name, False, str(error))
    known = language["properties"]
    if not isinstance(document, dict) or not set(document) <= set(known):
        return check(name, True)
    # `{ ... }` represents a section that is elsewhere on the page.
    document = {key: value for key, value in document.items() if value != {"...": None}}
    schema = {"$schema": language["$schema"], "$defs": language.get("$defs", {}), "properties": known}
    errors = [f"{error.json_path}: {error.message}" for error in jsonschema.Draft202012Validator(schema).iter_errors(document)]
    check(name, not errors, "\n".join(errors[:3]))


def check_typescript(name, block, schema):
    """Compares a block with TypeScript generated from a schema, without the sections that are elsewhere on the page."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "chat.protocol.yaml"), os.path.join(folder, "chat.ts")
        with open(source, "w", encoding="utf-8") as file:
            file.write(re.sub(r"^\w+: \{ \.\.\. \}\n", "", schema, flags=re.M))
        command = [f"{ROOT}/.build/debug/protocol-gen", "generate", source, "--typescript", target]
        result = subprocess.run(command, capture_output=True, text=True)
        if result.returncode != 0:
            return check(name, False, result.stderr)
        lines = normalized(read(target))
    for paragraph in block.split("\n\n"):
        check(name, contains(lines, normalized(paragraph)), paragraph)


def check_console(name, block, makefile):
    command, expected = None, []

    def run():
        if command is None or not expected or "127.0.0.1:8080" in command:
            return
        result = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True)
        printed = (result.stdout + result.stderr).rstrip().splitlines()
        wanted = "\n".join(expected).rstrip().splitlines()
        check(f"{name}: {command}", printed == wanted, "\n".join(printed[:40]))

    for line in block.splitlines():
        if line.startswith("$ "):
            run()
            command, expected = line[2:], []
        elif command is not None:
            expected.append(line)
        elif match := re.match(r"make (\S+)", line):
            check(f"{name}: make {match[1]}", re.search(rf"^{match[1]}:", makefile, re.M))
    run()


def check_release():
    versions = re.findall(r"^## (\d+\.\d+\.\d+) \(\d{4}-\d\d-\d\d\)$", read(f"{ROOT}/CHANGELOG.md"), re.M)
    named = re.search(r"^Version (\d+\.\d+\.\d+)\.", read(f"{ROOT}/README.md"), re.M)
    check("README.md names the newest version of CHANGELOG.md", named and versions[:1] == [named[1]], f"{named} {versions}")
    configurations = yaml.safe_load(read(f"{ROOT}/.spi.yml"))["builder"]["configs"]
    targets = [target for configuration in configurations for target in configuration["documentation_targets"]]
    catalogs = [os.path.basename(path)[: -len(".docc")] for path in glob.glob(f"{ROOT}/Sources/*/*.docc")]
    check(".spi.yml names the libraries with pages", sorted(targets) == sorted(catalogs), f"{targets} {catalogs}")


def main():
    check_release()
    sources = [normalized(read(path)) for path in [*glob.glob(f"{ROOT}/Snippets/**/*.swift", recursive=True), SHOWN_TEST]]
    sources += [normalized(read(path)) for path in glob.glob(f"{ROOT}/Examples/**/*.swift", recursive=True) if ".build" not in path]
    sources += [normalized(read(path)) for path in glob.glob(f"{ROOT}/Tests/PluginTests/Fixtures/**/*.swift", recursive=True)]
    language = json.loads(read(f"{ROOT}/schema/protocol.schema.json"))
    makefile = read(f"{ROOT}/Makefile")
    for page in PAGES:
        blocks = re.findall(r"^```(\w+)\n(.*?)^```", read(os.path.join(ROOT, page)), re.M | re.S)
        extension = ""
        for number, (kind, block) in enumerate(blocks, 1):
            name = f"{page}, block {number} ({kind})"
            if kind == "swift":
                check_swift(name, block, sources)
            elif kind == "yaml":
                check_yaml(name, block, language)
                extension = block if re.search("^extends:", block, re.M) else extension
            elif kind == "ts":
                check_typescript(name, block, extension)
            elif kind == "console":
                check_console(name, block, makefile)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
