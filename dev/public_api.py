"""Writes the public API of each library as a page in `docs/api`, or with `--check` fails if a page is out of date.

The source is the compiler's symbol graphs of the debug build. A declaration is a line under its type, without inherited and
synthesized members. Declarations that only generated code uses (`@_spi(Generated)`) are not public API and not listed.
"""
import glob
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGES = os.path.join(ROOT, "docs", "api")
# Each library with the package that builds it: some libraries are built only with their trait.
LIBRARIES = {name: "." for name in ["ProtocolSupport", "StreamRuntime", "GeneratedProtocol", "AISDK", "Vel", "VelBridge", "ModelProviders", "ModelBridge"]}
LIBRARIES |= {name: "Examples/chat-server" for name in ["StreamHummingbird", "AISDKHummingbird"]}
LIBRARIES["ModelClients"] = "Examples/model-chat"
# Every type has these conformances, on some platforms explicitly.
IMPLIED = {"Copyable", "Escapable", "SendableMetatype", "BitwiseCopyable"}
ORDER = ["typealias", "associatedtype", "enum.case", "type.property", "property", "init", "subscript", "type.subscript"]
TYPES = {"struct", "class", "enum", "protocol", "actor"}
RELATIONS = {"conformance": ":", "superclass": ":", "sameType": "=="}


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def symbol_graphs(library, package, folder):
    """The symbols and relationships of a library, including extensions of other modules' types."""
    built = os.path.join(ROOT, package, ".build", "debug")
    target = json.loads(output("swift", "-print-target-info"))["target"]["triple"]
    sdk = ["-sdk", output("xcrun", "--show-sdk-path").strip()] if sys.platform == "darwin" else []
    includes = ["-I", os.path.join(built, "Modules")]
    # C modules, with SwiftPM's module map or their own.
    for path in glob.glob(f"{built}/*.build/module.modulemap"):
        includes += ["-Xcc", f"-fmodule-map-file={path}"]
    for path in glob.glob(f"{ROOT}/{package}/.build/checkouts/*/Sources/*/include/module.modulemap"):
        includes += ["-Xcc", f"-I{os.path.dirname(path)}"]
    command = ["swift", "symbolgraph-extract", "-module-name", library, "-target", target, *sdk, *includes]
    command += ["-minimum-access-level", "public", "-skip-inherited-docs", "-skip-synthesized-members", "-output-dir", folder]
    extraction = subprocess.run(command, capture_output=True, text=True)
    if extraction.returncode != 0:
        sys.exit(f"error: the symbols of {library} cannot be read; build it first, as `make api` does\n{extraction.stderr}")
    graphs = []
    for name in sorted(os.listdir(folder)):
        if name == f"{library}.symbols.json" or name.startswith(f"{library}@"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                graphs.append(json.load(file))
    return graphs


def constraints(holder):
    texts = [f"{c['lhs']} {RELATIONS[c['kind']]} {c['rhs']}" for c in (holder or {}).get("constraints", []) if c["lhs"] != "Self"]
    return sorted(set(texts))


def declaration(symbol, owner=None):
    """A declaration with the `where` of its extension, which the compiler's text omits."""
    text = " ".join("".join(part["spelling"] for part in symbol["declarationFragments"]).split())
    known = constraints(owner.get("swiftGenerics")) if owner else []
    missing = [c for c in constraints(symbol.get("swiftExtension")) if c not in text and c not in known]
    if not missing:
        return text
    return text + (", " if " where " in text else " where ") + ", ".join(missing)


def rank(symbol):
    kind = symbol["kind"]["identifier"].removeprefix("swift.")
    return ORDER.index(kind) if kind in ORDER else len(ORDER)


class Page:
    def __init__(self, library, graphs):
        self.library = library
        self.types, self.members, self.free = {}, {}, []
        self.conformances, self.required = {}, set()
        for graph in graphs:
            self.read_relationships(graph)
        for graph in graphs:
            for symbol in graph["symbols"]:
                self.place(symbol)

    def read_relationships(self, graph):
        for relation in graph["relationships"]:
            target = relation.get("targetFallback", relation["target"]).split(".")[-1]
            if relation["kind"] in ("conformsTo", "inheritsFrom"):
                self.conformances.setdefault(relation["source"], set()).add((relation["target"], target))
            elif relation["kind"] == "requirementOf":
                self.required.add(relation["source"])

    def place(self, symbol):
        kind = symbol["kind"]["identifier"].removeprefix("swift.")
        path = ".".join(symbol["pathComponents"])
        if kind in TYPES:
            self.types[path] = symbol
            return
        owner = ".".join(symbol["pathComponents"][:-1])
        # Members that the compiler synthesizes for a declared conformance have no location.
        if "location" not in symbol and symbol["pathComponents"][-1] in ("hash(into:)", "==(_:_:)", "!=(_:_:)"):
            return
        (self.members.setdefault(owner, []) if owner else self.free).append(symbol)

    def heading(self, path):
        symbol = self.types.get(path)
        if symbol is None:
            return f"extension {path}"
        text = declaration(symbol)
        own = self.names.get
        names = {own(target, name) for target, name in self.conformances.get(symbol["identifier"]["precise"], ())}
        names = sorted(name for name in names if name and name not in IMPLIED)
        base, where, rest = text.partition(" where ")
        # The inherited protocols of a protocol are already in its declaration.
        if names and symbol["kind"]["identifier"] != "swift.protocol":
            base = base.partition(" : ")[0] + " : " + ", ".join(names)
        parts = base.split(" ", 1)
        name = symbol["pathComponents"][-1]
        return f"{parts[0]} {parts[1].replace(name, path, 1)}{where}{rest}"

    def member_lines(self, members, owner):
        """A line for each member, and a single one for a requirement and its default."""
        required = {declaration(s, owner) for s in members if s["identifier"]["precise"] in self.required}
        given = {declaration(s, owner) for s in members if s["identifier"]["precise"] not in self.required}
        for _, text in sorted({(rank(s), declaration(s, owner)) for s in members}):
            yield text + (("  // required, has a default" if text in given else "  // required") if text in required else "")

    def render(self):
        self.names = {s["identifier"]["precise"]: path for path, s in self.types.items()}
        lines = [f"# The public API of {self.library}", ""]
        lines += ["Written by `make api`; do not edit. Declarations for generated code alone, `@_spi(Generated)`, are not listed.", ""]
        if self.free:
            lines += ["## Outside of types", "", "```swift", *sorted({declaration(s) for s in self.free}), "```", ""]
        for path in sorted(set(self.types) | set(self.members)):
            lines += [f"## {path}", "", "```swift", self.heading(path)]
            lines += [f"    {line}" for line in self.member_lines(self.members.get(path, []), self.types.get(path))]
            lines += ["```", ""]
        return "\n".join(lines)


def page(library, package):
    with tempfile.TemporaryDirectory() as folder:
        return Page(library, symbol_graphs(library, package, folder)).render()


def main():
    check = sys.argv[1:] == ["--check"]
    os.makedirs(PAGES, exist_ok=True)
    failed = False
    for library, package in LIBRARIES.items():
        path = os.path.join(PAGES, f"{library}.md")
        text = page(library, package)
        if not check:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        elif not os.path.exists(path) or open(path, encoding="utf-8").read() != text:
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".md") as now:
                now.write(text)
                now.flush()
                subprocess.run(["diff", "-U0", path, now.name], check=False)
            print(f"error: the public API of {library} differs from docs/api/{library}.md; run `make api` and review the diff")
            failed = True
    sys.exit(1 if failed else 0)


main()
