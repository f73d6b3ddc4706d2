"""Prints how many instructions each stage spends on a text delta: the difference of two run lengths under callgrind.

Unlike times, these numbers do not depend on the load of the machine. Needs valgrind.
"""

import re
import subprocess
import sys

STAGES = {
    "frames": "`SSEDecoder`, 64 bytes of an event stream",
    "event": "`Event(json:)`, 56 bytes of JSON",
    "decode": "`EventDecoder`, unchecked",
    "message": "bytes to the message",
    "encode": "`writeFrame`",
}
SHORT, LONG = 2_048, 12_288


def instructions(program: str, stage: str, count: int) -> int:
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, stage, str(count)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", result.stderr).group(1))


def main() -> None:
    program, *stages = sys.argv[1:]
    print("| Stage | Instructions for a text delta |\n|---|---|")
    for stage in stages or STAGES:
        difference = instructions(program, stage, LONG) - instructions(program, stage, SHORT)
        print(f"| {STAGES[stage]} | {difference / (LONG - SHORT):,.0f} |")


if __name__ == "__main__":
    main()
