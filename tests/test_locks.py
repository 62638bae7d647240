"""The locks: whatever make installs is pinned to the byte, and says nothing of who wrote it."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)
EXTRAS = re.compile(r"^EXTRAS_(\w+) := (.+)$", re.MULTILINE)


def list_pins(path: Path) -> set[tuple[str, str]]:
    """All packages of a lock with their versions: `("numpy", "2.4.6")`."""
    return set(PIN.findall(path.read_text()))


def read_project() -> dict[str, list[str]]:
    """The names that each extra of the project asks for, and under `""` the project itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = {"": project["dependencies"]} | project["optional-dependencies"]
    return {
        extra: [re.sub(r"[\[<>=].*", "", line).lower() for line in lines]
        for extra, lines in asked.items()
    }


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_every_package_has_hashes(path: Path) -> None:
    """Each package of a lock is followed by at least one hash; no index and no folder is named."""
    text = path.read_text()
    pins = re.split(r"\n(?=[a-z])", text)[1:]
    assert not re.search(r"https?://|file:|^-|/opt|/home|/tmp", text, re.MULTILINE)
    assert [pin for pin in pins if "--hash=sha256:" not in pin] == []


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_locks_agree(path: Path) -> None:
    """A lock takes the versions of the constraints, so that all fit one environment."""
    assert list_pins(path) <= list_pins(ROOT / "constraints.txt")


def test_locks_hold_what_the_project_asks_for() -> None:
    """Every extra is in a lock, with all that it and the project itself ask for."""
    asked = read_project()
    table = dict(EXTRAS.findall((ROOT / "Makefile").read_text()))
    assert {path.stem for path in LOCKS} == set(table)
    assert {extra for extras in table.values() for extra in extras.split()} == asked.keys() - {""}
    for name, extras in table.items():
        locked = {package for package, _ in list_pins(ROOT / f"requirements/{name}.txt")}
        assert {one for extra in ("", *extras.split()) for one in asked[extra]} <= locked
