"""The licences of all that keyroles needs when it runs, as a table: `make licences`.

Read from what is installed; dependencies of dependencies count, extras for development do not.
"""

import re
from importlib.metadata import PackageNotFoundError, distribution, requires

_NAME = re.compile(r"[\w.-]+")


def list_needed(name: str, known: set[str]) -> set[str]:
    """All distributions that one needs, itself left out; extras do not count."""
    for line in requires(name) or []:
        if "extra ==" in line:
            continue
        found = _NAME.match(line)
        needed = re.sub(r"[-_.]+", "-", found[0]).lower() if found else ""
        if needed and needed not in known and _is_installed(needed):
            known.add(needed)
            list_needed(needed, known)
    return known


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def read_licence(name: str) -> str:
    """The licence that a distribution states: `numpy` -> `BSD-3-Clause`."""
    metadata = distribution(name).metadata
    stated = metadata["License-Expression"] or ""
    classes = [line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or []
               if line.startswith("License ::")]  # fmt: skip
    text = (metadata["License"] or "").strip().split("\n")[0]
    short = text if len(text) <= 40 else ""
    return stated or short or ", ".join(classes) or "see its files"


def main() -> None:
    """Print the table in Markdown."""
    print("| package | version | licence |\n| --- | --- | --- |")
    for name in sorted(list_needed("keyroles", set())):
        print(f"| {name} | {distribution(name).version} | {read_licence(name)} |")


if __name__ == "__main__":
    main()
