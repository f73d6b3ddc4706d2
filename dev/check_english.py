"""Finds wording that reads as translated, in pages, comments, doc comments, messages and schemas.

Each rule is a pattern and the way a native writer would put it. `english:ok` on a line allows the wording there.
Arguments are files or folders to check; without any, the whole project is checked.
"""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KINDS = (".md", ".swift", ".yaml", ".py", ".sh", "Makefile")
# Recorded data, other people's words, and results of a generator, whose sources are checked.
SKIPPED = ("Tests/Conformance/", "docs/recordings/", "/output/", "/Generated/", "Sources/GeneratedProtocol/", "ShippedSchemas.swift", "dev/check_english.py")

RULES = [
    (r"\b(?:stands?|comes?|came|lies|is|are|goes|follows?|written|sent|kept|put) behind\b", "'after', 'below' or 'following'"),
    (r"(?<!there )\b(?:is|was) no (?!longer|more\b|such|need|doubt|older|newer|larger|smaller|earlier|later|different|better|worse)[a-z]+", "'is not a', 'has no' or 'there is no'"),
    (r"\b(?:stands?|stood) (?:in|on|at|under|there|here|where|before|beside|next|as|alone|between|inside|around)\b(?! for)", "'is', 'are' or 'lives'"),
    (r"\bwhoever\b", "'the caller', 'the reader' or another noun"),
    (r"\bwhatever (?:comes|happens|is wrong|the error)\b", "'any', 'every' or a noun"),
    (r"\b(?:held|holds?|holding) (?:\w+ )?against\b", "'checked against' or 'compared with'"),
    (r"\bleaves? away\b|\bleft away\b", "'omits' or 'leaves out'"),
    (r"\bgives? room back\b", "'releases memory'"),
    (r"\bwants? to be\b", "'needs to be' or 'must be'"),
    (r"\bas long as it has errors\b", "'while it has errors'"),
    (r"\bcomes? of it\b|\bcame of (?:it|trying)\b", "'results' or 'the result'"),
    (r"\bnobody else's business\b|\bno business of\b", "'private to' or 'must not see'"),
    (r"\bis told of\b|\bare told of\b", "'is notified of', 'receives' or 'reports'"),
    (r"\btakes? for granted\b|\bis taken for\b", "'is treated as'"),
]


def project_files():
    listing = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True)
    return listing.stdout.splitlines()


def is_checked(path):
    return path.endswith(KINDS) and not any(part in path for part in SKIPPED)


def prose(line, path):
    """The part of a line that people read as text; code without comments or strings has none."""
    if path.endswith(".swift"):
        return " ".join(re.findall(r'//.*|"(?:[^"\\]|\\.)*"', line)) or ("" if not line.lstrip().startswith(("*", "|")) else line)
    return line


def findings(path):
    with open(os.path.join(ROOT, path), encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            if "english:ok" in line:
                continue
            text = prose(line, path)
            for pattern, better in RULES:
                if match := re.search(pattern, text, re.I):
                    yield f"{path}:{number}: '{match[0]}': write {better}"


def main():
    roots = [os.path.relpath(os.path.abspath(argument), ROOT) for argument in sys.argv[1:]]
    paths = [path for path in project_files() if is_checked(path)]
    if roots:
        paths = [path for path in paths if any(path == root or path.startswith(root + "/") for root in roots)]
    found = [finding for path in paths if os.path.exists(os.path.join(ROOT, path)) for finding in findings(path)]
    print("\n".join(found))
    sys.exit(1 if found else 0)


main()
