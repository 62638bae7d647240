"""Put what the commands really print into both READMEs, between the markers that name them.

    .venv/bin/python docs/refresh.py demo test scores     # or some of them

A long output is shortened to its beginning and its end, with `…` between. The table of scores is
taken as it is; its words in Chinese stand in `docs/measures.toml`.
"""

import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = tomllib.loads((ROOT / "docs" / "measures.toml").read_text("utf-8"))
# Each page, and what its language calls the cells of a table.
PAGES: dict[str, Mapping[str, str]] = {"README.md": {}, "README.zh-CN.md": WORDS}

# What each pair of markers holds: the command, how many of its first and of its last lines.
BLOCKS = {"demo": ("make demo", 14, 6), "test": ("make test", 0, 1)}
TABLES = {"scores": "make evaluate"}


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


def translate_row(row: str, words: Mapping[str, str]) -> str:
    """A row of a Markdown table, known cells in other words: `| en | 0.9 |` -> `| 英文 | 0.9 |`."""
    return "|".join(
        f" {words[cell]} " if (cell := c.strip()) in words else c for c in row.split("|")
    )


def fill_block(page: str, name: str, lines: Sequence[str]) -> str:
    """The page with these lines between the two markers of that name."""
    begin, end = f"<!-- {name}:begin -->\n", f"<!-- {name}:end -->"
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    return before + begin + "\n".join([*lines, ""]) + end + after


def read_block(name: str) -> Callable[[Mapping[str, str]], list[str]]:
    """Runs the command of a block; gives its lines in the words of a page."""
    if name in TABLES:
        table = [line for line in run_command(TABLES[name]) if line.startswith("|")]
        return lambda words: [translate_row(row, words) for row in table]
    command, first, last = BLOCKS[name]
    shown = shorten_lines(run_command(command), first, last)
    return lambda _: ["```console", f"$ {command}", *shown, "```"]


def main(names: list[str]) -> None:
    """Refresh the named blocks, all without a name."""
    for name in names or [*BLOCKS, *TABLES]:
        write = read_block(name)
        for page, words in PAGES.items():
            path = ROOT / page
            path.write_text(fill_block(path.read_text("utf-8"), name, write(words)), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
