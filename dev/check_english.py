"""Finds wording that reads as translated, in pages, comments, doc comments, messages and schemas.

Each rule is a pattern and the way a native writer would put it. `english:ok` on a line allows the wording there.
Arguments are files or folders to check; without any, the whole project is checked. `--test` checks the rules themselves.

Files of the kinds in `STRICT` are checked by the rules of `STRICT_RULES` too, and for phrases that are broken over two lines.
Add a kind there once its files are clean.
"""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KINDS = (".md", ".swift", ".yaml", ".py", ".sh", "Makefile")
# Recorded data, other people's words, and results of a generator, whose sources are checked.
SKIPPED = (
    "Tests/Conformance/", "docs/recordings/", "/output/", "/Generated/", "Sources/GeneratedProtocol/UIMessageStream/", "ShippedSchemas.swift",
    "docs/ai-sdk.md", "docs/vel.md", "docs/api/", "dev/check_english.py",
)
STRICT = (".md",)

RULES = [
    (r"\b(?:stands?|comes?|came|lies|is|are|goes|follows?|written|sent|kept|put) behind\b", "'after', 'below' or 'following'"),
    (r"\bbehind\b(?! (?:a proxy|nginx))(?<!leaves behind)(?<!stays behind)(?<!old one behind)(?<!nothing behind)(?<!record behind)(?<!message behind)(?<!stream leaves behind)", "'after', 'below' or 'following'"),
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
STRICT_RULES = [
    (r"\bbehind (?!a proxy\b)(?:the|a|an|it|them|each|every|its|their)\b", "'after', or the place"),
    (r"\bwhomever\b|\bwhosoever\b", "the person or the code"),
    (r"\b(?:that|this) is what\b", "the subject first"),
    (r"\bin what follows\b", "'below' or 'in the next section'"),
    (r"\bof what (?:is|was|are|has|have)\b", "a noun, such as 'of the values'"),
    (r"\bwhat (?:is|was|has been) (?:left|missing|at hand|kept|written|known)\b", "a noun, such as 'the rest' or 'missing events'"),
    (r"\bwhat becomes of\b", "'what happens to'"),
    (r"\bwhat there is\b", "a noun, such as 'the contents'"),
    (r"\bnothing but\b", "'only'"),
    (r"\bbut for (?:one|that|those|the|this)\b", "'except'"),
    (r"\b(?:lies|lie) in\b", "'is in' or 'are in'"),
    (r"\btells? of\b", "'describes', 'reports' or 'shows'"),
    (r"\bis told (?:that|what|why|whether)\b", "'gets' or 'receives'"),
    (r"\btakes? (?:it|them|this|that) for\b", "'treats … as' or 'mistakes … for'"),
    (r"\b(?:makes?|made) of (?:a|an|the|them|these|those|what)\b", "'turns … into …'"),
    (r"\bsuch an? \w+ (?:is|are|has|does|must|may|can|stays|ends)\b", "'it', or the thing by its name"),
]
# For each list: wording that is found, and wording that is not.
EXAMPLES = [
    ("It stands behind the call.", "It comes after the call."),
    ("This is no query.", "This is not a query, and no longer one."),
    ("Whoever calls it gets an error.", "The caller gets an error."),
    ("It is held against the schema.", "It is checked against the schema."),
    ("The rest of\nwhat is read.", "The rest of the values."),
    ("The page tells\nof endings.", "The page describes endings."),
    ("The block lies in a file.", "The server runs behind a proxy."),
    ("It is nothing\nbut a list.", "It is only a list."),
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


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8", errors="replace") as file:
        return file.read()


def line_findings(lines, path):
    for number, line in enumerate(lines, 1):
        text = prose(line, path)
        for pattern, better in RULES:
            if match := re.search(pattern, text, re.I):
                yield number, match[0], better


def without_code(text):
    """Blanks code blocks, and puts signs that no rule knows in place of code in a sentence; lines stay where they are."""
    text = re.sub(r"^ *```.*?^ *```", lambda match: re.sub(r"[^\n]", "", match[0]), text, flags=re.M | re.S)
    return re.sub(r"(`+)(?:(?!\1|\n\n).)+?\1|\]\([^)\n]*\)", lambda match: re.sub(r"[^\n]", "·", match[0]), text, flags=re.S)


def strict_findings(text):
    """Joins the lines of a paragraph first, so that a rule also finds a phrase with a line break in it."""
    text = without_code(text)
    joined = re.sub(r"(?<!\n)\n(?!\n)", " ", text)
    for pattern, better in RULES + STRICT_RULES:
        for match in re.finditer(pattern, joined, re.I):
            yield text.count("\n", 0, match.start()) + 1, match[0], better


def findings(path):
    text = read(path)
    lines = text.splitlines()
    found = set(line_findings(lines, path))
    if path.endswith(STRICT):
        found |= set(strict_findings(text))
    for number, wording, better in sorted(found):
        if "english:ok" not in lines[number - 1]:
            yield f"{path}:{number}: '{wording}': write {better}"


def check_rules():
    for bad, good in EXAMPLES:
        if not list(strict_findings(bad)):
            yield f"no rule finds: {bad!r}"
        yield from (f"a rule finds '{wording}' in: {good!r}" for _, wording, _ in strict_findings(good))
    if list(strict_findings("`stands behind the call`\n\n```\nstands behind the call\n```\n")):
        yield "a rule looks into code"


def main():
    if sys.argv[1:] == ["--test"]:
        problems = list(check_rules())
        print("\n".join(problems))
        sys.exit(1 if problems else 0)
    roots = [os.path.relpath(os.path.abspath(argument), ROOT) for argument in sys.argv[1:]]
    paths = [path for path in project_files() if is_checked(path)]
    if roots:
        paths = [path for path in paths if any(path == root or path.startswith(root + "/") for root in roots)]
    found = [finding for path in paths if os.path.exists(os.path.join(ROOT, path)) for finding in findings(path)]
    print("\n".join(found))
    sys.exit(1 if found else 0)


main()
