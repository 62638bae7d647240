"""The licences of all that the locks pin, as a table: `make licences`.

Read from what is installed; ends with 1 where a licence is not one that we may link with.
"""

import re
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

LOCKS = sorted((Path(__file__).parent.parent / "requirements").glob("*.txt"))
PIN = re.compile(r"^([a-z0-9-]+)==", re.MULTILINE)
ABSENT = "not installed here"
# Not to link with; and what binds changes of the package itself, so to be used as it comes.
STRONG = re.compile(r"(?<!L)GPL|(?<!Lesser )General Public|SSPL")
WEAK = re.compile(r"LGPL|Lesser General|MPL|Mozilla")


def list_purposes() -> dict[str, list[str]]:
    """All packages with the locks that hold them: `{"numpy": ["dev", "run"]}`."""
    held = {lock.stem: set(PIN.findall(lock.read_text())) for lock in LOCKS}
    return {
        name: [lock for lock, names in held.items() if name in names]
        for name in sorted(set().union(*held.values()))
    }


def read_licence(name: str) -> str:
    """The licence that a distribution states: `numpy` -> `BSD-3-Clause`."""
    try:
        metadata = distribution(name).metadata
    except PackageNotFoundError:
        return ABSENT
    classes = [line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or []
               if line.startswith("License :: ") and not line.endswith(" Approved")]  # fmt: skip
    written = (metadata["License"] or "").strip().partition("\n")[0]
    return metadata["License-Expression"] or ", ".join(classes) or written or read_first_line(name)


def read_first_line(name: str) -> str:
    """How the first licence among a distribution's files is headed: `MIT License`."""
    files = [file for file in distribution(name).files or [] if file.name.startswith("LICENSE")]
    return files[0].read_text().strip().partition("\n")[0] if files else "not stated"


def main() -> int:
    """Print the table in Markdown, then what must be looked at; give the exit code."""
    purposes = list_purposes()
    licences = {name: read_licence(name) for name in purposes}
    print("| package | licence | locks |\n| --- | --- | --- |")
    for name, locks in purposes.items():
        print(f"| {name} | {licences[name]} | {', '.join(locks)} |")
    print()
    flagged = {kind: [name for name, licence in licences.items() if pattern.search(licence)]
               for kind, pattern in (("strong", STRONG), ("weak", WEAK))}  # fmt: skip
    for kind, names in flagged.items():
        print(f"{kind} copyleft: {', '.join(names) or 'none'}")
    return 1 if flagged["strong"] else 0


if __name__ == "__main__":
    sys.exit(main())
