"""Profiles: each that comes along is right, and whatever is wrong with one is told at once."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ConfigError
from pipeline.export.crm import list_profiles, load_profile
from pipeline.export.crm.check import check_profile

WHO = {"header": "Last", "field": "last_name", "required": True}


def make_profile(**parts: Any) -> dict[str, Any]:
    """The smallest profile that is right, with some of its keys changed."""
    return {"title": "X", "files": [{"name": "a", "entity": "A", "columns": [WHO]}]} | parts


def make_file(**parts: Any) -> dict[str, Any]:
    """The smallest profile, with some keys of its file changed."""
    return make_profile(files=[{"name": "a", "entity": "A", "columns": [WHO]} | parts])


@pytest.mark.parametrize("name", list_profiles())
def test_profile_of_ours_is_right(name: str) -> None:
    """Every profile in configs/crm can be used, and writes something."""
    profile = load_profile(name)
    assert profile.name == name
    assert profile.files or profile.tables


def test_profile_smallest_is_right() -> None:
    """A title and one file with one column that identifies people is enough."""
    assert check_profile(make_profile()) == []


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (make_profile(titel="X"), "titel is not known"),
        (make_profile(title=1), "title must be a text, not 1"),
        (make_profile(files=[]), "files must be a list of tables"),
        (make_profile(format={"bom": "no"}), "format.bom must be true or false, not 'no'"),
        (make_profile(format={"max_rows": -1}), "format.max_rows must be a number from 0 on"),
        (make_profile(format={"line_end": "cr"}), "format.line_end must be one of lf, crlf"),
        (make_profile(format={"encoding": "utf-99"}), "format.encoding 'utf-99' is not known"),
        (make_profile(format={"encoding": "utf-16"}), "writes a mark of its own"),
        (make_profile(format={"delimiter": ",,"}), "format.delimiter must be one character"),
        (make_profile(format={"forbidden": {"<": "<<"}}), "format.forbidden '<'"),
        (make_profile(language="fr"), "language must be one of en, zh"),
        (make_profile(crosswalks={"r": [{"role": "boss", "value": "B"}]}), "'boss' is no label"),
        (make_profile(crosswalks={"r": [{"role": "user"}]}), "crosswalks.r[1].value is missing"),
        (make_profile(crosswalks={"r": [{"rank": "x", "value": "B"}]}), "rank is not known"),
        (make_file(name="a/b"), "'a/b' cannot be the name of a file"),
        (make_file(entity=1), "files[1].entity must be a text"),
        (make_file(columns=[WHO, WHO]), "two columns are called 'Last'"),
        (make_file(columns=[{"header": "T", "field": "title"}]), "a required column with one of"),
        (make_file(columns=[WHO, {"header": "B", "field": "b"}]), "'b' is no field; known: id"),
        (make_file(columns=[WHO, {"header": "B", "crosswalk": "b"}]), "there is no crosswalk 'b'"),
        (make_file(columns=[WHO, {"header": "B"}]), "needs exactly one of"),
        (make_file(columns=[WHO, {"header": "B", "size": 3}]), "columns[2].size is not known"),
        (make_file(external_id="Key"), "column 'Key' is missing"),
        (make_file(duplicate_keys=[["Mail"]]), "column 'Mail' is missing"),
        (make_file(needs=["money"]), "needs 'money', which is no field"),
        (
            make_profile(files=make_profile()["files"] * 2),
            "two files are called 'a'",
        ),
    ],
)
def test_profile_faults_are_told(data: dict[str, Any], told: str) -> None:
    """Each fault is named with its place and what would be right."""
    assert [line for line in check_profile(data) if told in line]


def test_profile_faults_are_told_together(tmp_path: Path) -> None:
    """One error holds all faults of a file, and names it."""
    path = tmp_path / "own.toml"
    path.write_text('titel = "X"\nlanguage = 3\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_profile(str(path))
    told = str(caught.value)
    assert all(part in told for part in (str(path), "titel", "title is", "language"))


def test_profile_unknown_name_is_told() -> None:
    """A name that is none is answered with those that are."""
    with pytest.raises(ConfigError, match=r"no CRM is called 'salesfarce'.*salesforce"):
        load_profile("salesfarce")
