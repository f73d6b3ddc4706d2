"""Prints the costs of a StreamContext and of the Python library that it follows. Usage: context.py CONTEXT_BENCHMARKS"""
import pathlib
import statistics
import subprocess
import sys
import venv

HERE = pathlib.Path(__file__).resolve().parent
VENV = HERE / ".venv"
SEED = "ai-sdk-stream-python==0.4.1"
ROUNDS = 5


def python() -> str:
    if not VENV.exists():
        venv.create(VENV, with_pip=True)
        subprocess.run([VENV / "bin/pip", "install", "--quiet", SEED], check=True)
    return str(VENV / "bin/python")


def run(*command) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


def medians(rounds: int, *commands) -> list[float]:
    """Runs the commands in turn, round by round, so that a busy machine affects them all."""
    samples = [[float(run(*command)) for command in commands] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*samples)]


def table(title: str, rows) -> None:
    print(f"\n| {title} | ns each | times ours |\n|---|---:|---:|")
    for name, value, base in rows:
        print(f"| {name} | {value:,.0f} | {value / base:,.1f} |")


def main() -> None:
    ours, seed = sys.argv[1], [python(), HERE / "seed.py"]
    context, alone, encode, theirs = medians(
        ROUNDS, [ours, "throughput", 1_000_000], [ours, "write", 1_000_000], [ours, "encode", 1_000_000], [*seed, 100_000]
    )
    table(
        "`writeText` of 8 characters, to bytes that are read",
        [
            ("`StreamContext`, one writer and one reader in two tasks", context, context),
            ("`StreamContext`, writing and reading in turn", alone, context),
            ("the same events, encoded into a buffer and nothing else", encode, context),
            (f"`{SEED}`", theirs, context),
        ],
    )
    small, large, ours_100k = medians(
        ROUNDS,
        [ours, "throughput", 10_000, "collect"],
        [ours, "throughput", 1_000_000, "collect"],
        [ours, "throughput", 100_000, "collect"],
    )
    [theirs] = medians(1, [*seed, 100_000, "collect"])
    table(
        "the same, collected",
        [
            ("`StreamContext`, 100 000 deltas", ours_100k, ours_100k),
            ("`StreamContext`, 10 000 deltas", small, ours_100k),
            ("`StreamContext`, 1 000 000 deltas", large, ours_100k),
            (f"`{SEED}`, 100 000 deltas", theirs, ours_100k),
        ],
    )
    print("\n| memory | bytes |\n|---|---:|")
    print(f"| an open context that waits | {int(run(ours, 'idle', 10_000)):,} |")
    print(f"| the same, with the task that reads it | {int(run(ours, 'idle', 10_000, 'read')):,} |")
    print(f"| a writer a million events ahead of a reader that does not read | {int(run(ours, 'stalled')):,} |")
    seconds, processor, resident, lost = run(ours, "open", 10_000).split()
    print("\n10 000 contexts at once, each writing 100 deltas at random times, each read by a strict reader, heartbeats on:")
    print(f"{float(seconds):.1f} s, {float(processor):.1f} s of processor time, {int(resident) >> 20} MB, {lost} events lost.")


main()
