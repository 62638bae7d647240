"""`keyroles doc --format json` is what docs/people.schema.json says."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from pipeline.export import VERSION
from pipeline.labels import INFLUENCES, ROLES, STANCES, STATUSES, STYLES
from tests.commands.conftest import NOTES

Run = Callable[..., tuple[int, str, str]]
SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "people.schema.json").read_text(encoding="utf-8")
)
PERSON = SCHEMA["$defs"]["person"]["properties"]


def read_people(run_cli: Run, folder: Path, name: str) -> tuple[dict[str, Any], str]:
    """What the command prints of one of the notes, and the note's text."""
    path = folder / Path(name).name
    path.write_text(NOTES[name], encoding="utf-8")
    code, text, _ = run_cli("doc", str(path), "--format", "json", "--account", "Brindle")
    assert code == 0
    return json.loads(text), NOTES[name]


@pytest.mark.parametrize("name", NOTES)
def test_doc_json_fits_the_schema(run_cli: Run, tmp_path: Path, name: str) -> None:
    """Real output of notes and mails in both languages is valid, and somebody is in it."""
    found, _ = read_people(run_cli, tmp_path, name)
    Draft202012Validator.check_schema(SCHEMA)
    checker = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    assert list(checker.iter_errors(found)) == []
    assert found["people"]


@pytest.mark.parametrize("name", [name for name in NOTES if name.endswith(".md")])
def test_doc_json_points_at_its_words(run_cli: Run, tmp_path: Path, name: str) -> None:
    """A quote has the length that its offsets tell, and stands in the note."""
    found, text = read_people(run_cli, tmp_path, name)
    reasons = [reason for person in found["people"] for reason in person["evidence"]]
    assert reasons
    assert all(len(reason["quote"]) == reason["end"] - reason["start"] for reason in reasons)
    assert all(reason["quote"] in text for reason in reasons)


def test_doc_json_of_nobody(run_cli: Run, tmp_path: Path) -> None:
    """No people is an empty list in the same object."""
    note = tmp_path / "note.md"
    note.write_text("Nothing was said.\n", encoding="utf-8")
    text = run_cli("doc", str(note), "--format", "json")[1]
    assert json.loads(text) == {"version": VERSION, "people": []}


@pytest.mark.parametrize(
    ("key", "labels"),
    [("role", ROLES), ("influence", INFLUENCES), ("style", STYLES), ("stance", STANCES)],
)
def test_doc_schema_knows_the_labels(key: str, labels: tuple[str, ...]) -> None:
    """The schema lists the labels of the package."""
    assert tuple(PERSON[key]["properties"]["value"]["enum"]) == labels


def test_doc_schema_knows_version_and_status() -> None:
    """And its version, and what a status may be."""
    assert SCHEMA["properties"]["version"]["const"] == VERSION
    assert tuple(PERSON["status"]["enum"]) == STATUSES
