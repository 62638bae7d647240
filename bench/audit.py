"""Known weaknesses of all that the locks pin, as pip-audit finds them at PyPI: `make audit`.

Ends with 1 where a weakness is known, and with 2 where the advisories could not be asked about
every package: silence of the database must not pass for its consent.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

CONSTRAINTS = Path(__file__).parent.parent / "constraints.txt"
PIN = re.compile(r"^[\w-]+==[\w.]+", re.MULTILINE)  # neither markers nor builds such as +cpu


def ask_advisories(pins: list[str]) -> list[dict[str, Any]]:
    """What pip-audit says of each package; raises ValueError where it could not ask at all."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(pins))
        file.flush()
        options = ["--no-deps", "--disable-pip", "--progress-spinner=off", "--format=json"]
        command = [sys.executable, "-m", "pip_audit", *options, "--requirement", file.name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except json.JSONDecodeError:
        said = (done.stderr.strip().splitlines() or ["pip-audit said nothing"])[-1]
        raise ValueError(said) from None
    return found


def main() -> int:
    """Print what is known and what could not be asked; give the exit code."""
    pins = sorted(set(PIN.findall(CONSTRAINTS.read_text())))
    try:
        found = ask_advisories(pins)
    except ValueError as error:
        print(f"NOT AUDITED: the advisory database cannot be asked: {error}")
        return 2
    silent = [one["name"] for one in found if "skip_reason" in one]
    known = [(one["name"], one["version"], weakness)
             for one in found for weakness in one.get("vulns", [])]  # fmt: skip
    for name, version, weakness in known:
        fixed = ", ".join(weakness["fix_versions"]) or "no version yet"
        print(f"{name} {version}: {weakness['id']}, fixed in {fixed}")
    print(f"{len(pins)} packages: {len(known)} known weaknesses; {len(silent)} NOT AUDITED")
    if silent:
        print(f"No advisories were to be had here for {', '.join(silent[:5])} ...")
    return 1 if known else 2 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
