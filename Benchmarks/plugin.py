"""Measures the costs of ProtocolGenPlugin for a package: the first build, a build without changes, and one changed schema.

Builds the package of the plugin's tests, with and without the plugin.
"""
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FIXTURE = os.path.join(ROOT, "Tests/PluginTests/Fixtures/Consumer")
SCHEMA = "Sources/Weather/Storms/storms.protocol.yml"


def build(package, *arguments):
    """The wall seconds and the output of a build."""
    start = time.perf_counter()
    command = ["swift", "build", "--package-path", package, *arguments]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    return time.perf_counter() - start, result.stdout


def edit(path, change):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(change(text))


def lay_out(folder, name):
    package = os.path.join(folder, name)
    shutil.copytree(FIXTURE, package)
    edit(os.path.join(package, "Package.swift"), lambda text: text.replace("REPOSITORY", ROOT))
    return package


def without_plugin(folder, generated):
    """The same package with its generated files committed."""
    package = lay_out(folder, "without")
    edit(os.path.join(package, "Package.swift"), lambda text: re.sub(r",\s*plugins: \[.*?\]\n", "\n", text))
    for target in ("Chat", "Weather"):
        # SwiftPM gives the folder the name of the package's folder.
        outputs = os.path.join(generated, ".build/plugins/outputs", os.path.basename(generated))
        source = os.path.join(outputs, target, "destination/ProtocolGenPlugin")
        for name in os.listdir(source):
            shutil.copy(os.path.join(source, name), os.path.join(package, "Sources", target))
    for base, _, names in os.walk(os.path.join(package, "Sources")):
        for name in names:
            if name.endswith((".yaml", ".yml")):
                os.remove(os.path.join(base, name))
    return package


def main():
    with tempfile.TemporaryDirectory() as folder:
        package = lay_out(folder, "with")
        rows = [("first build, with the generator", build(package)[0])]
        plain = without_plugin(folder, package)
        rows.append(("first build of the same package, generated files committed", build(plain)[0]))
        for one in (package, plain):
            build(one), build(one)
        rest = statistics.median(build(package)[0] for _ in range(7))
        plain_rest = statistics.median(build(plain)[0] for _ in range(7))
        rows.append(("build after which nothing changed", rest))
        rows.append(("the same without the plugin", plain_rest))
        edit(os.path.join(package, SCHEMA), lambda text: text.replace("max: 12", "max: 11"))
        seconds, log = build(package)
        rows.append(("one schema changed", seconds))
        print("\n| a package with three schemas in two targets | seconds |\n|---|---:|")
        for name, value in rows:
            print(f"| {name} | {value:.2f} |")
        generated = re.findall(r"Generating (\S+)", log)
        compiled = sorted(set(re.findall(r"Compiling (\w+) ", log)) - {"plugin"})
        print(f"\nafter one change: generated {', '.join(generated)}; compiled {', '.join(compiled)}")


main()
