"""Put what the commands really print into both READMEs, between the markers that name them.

    .venv/bin/python docs/refresh.py demo test scores     # or some of them

A long output is shortened to its beginning and its end, with `…` between.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "README.zh-CN.md")

# What each pair of markers holds: the command, how many of its first and of its last lines.
BLOCKS = {
    "demo": ("make demo", 14, 6),
    "test": ("make test", 0, 1),
    "scores": ("make evaluate", 99, 0),
}


def run_command(command: str) -> list[str]:
    """What a command prints, both streams together, without the blanks at line ends."""
    done = subprocess.run(  # noqa: S603 - the commands stand above
        command.split(),
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return [line.rstrip() for line in done.stdout.splitlines() if line.strip()]


def shorten_lines(lines: list[str], first: int, last: int) -> list[str]:
    """The beginning and the end of an output: [a, b, c, d], 1, 1 -> [a, …, d]."""
    if len(lines) <= first + last:
        return lines
    return [*lines[:first], "…", *(lines[-last:] if last else [])]


def fill_block(page: str, name: str, lines: list[str]) -> str:
    """The page with these lines as a console block between the two markers of that name."""
    begin, end = f"<!-- {name}:begin -->\n", f"<!-- {name}:end -->"
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    block = "\n".join(["```console", f"$ {BLOCKS[name][0]}", *lines, "```", ""])
    return before + begin + block + end + after


def main(names: list[str]) -> None:
    """Refresh the named blocks, all without a name."""
    for name in names or BLOCKS:
        command, first, last = BLOCKS[name]
        lines = shorten_lines(run_command(command), first, last)
        for page in PAGES:
            path = ROOT / page
            path.write_text(fill_block(path.read_text("utf-8"), name, lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
