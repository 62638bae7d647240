"""Runs that remember: the rows are those of a run that does not, and nothing is done twice."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from pipeline.classify import classify
from pipeline.config import Classify
from pipeline.extract.steps import Survey, survey, tag_prose
from pipeline.extract.tagged import Tag
from pipeline.inputs import find_inputs
from pipeline.store import open_store
from pipeline.types import Evidence, Mention, Segment
from tests.store.kills import dump_store
from tests.store.runs import (
    FIRST_NOTE,
    OLDER_NOTE,
    SETTINGS,
    render,
    run_notes,
    run_plainly,
    write_note,
)
from tests.synthetic import make_mail, write_mails

MAILS, EACH = 9, 3
STAGES = "pipeline.resume.stages"


@pytest.fixture(name="notes")
def _notes(tmp_path: Path) -> Path:
    """Three accounts of three mails, the last one in Chinese."""
    write_mails(tmp_path / "notes", MAILS, each=EACH)
    return tmp_path / "notes"


@pytest.fixture(name="place")
def _place(tmp_path: Path) -> str:
    return str(tmp_path / "store.db")


@pytest.fixture(name="watched")
def _watched(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The documents that the name model and the classifier are given, as they are given them."""
    seen: dict[str, list[str]] = {"tagged": [], "judged": []}

    def watch_tags(segments: Sequence[Segment]) -> list[tuple[Tag, ...]]:
        seen["tagged"] += sorted({segment.document.id for segment in segments})
        return tag_prose(segments)

    def watch_classify(mentions: Iterable[Mention], *, config: Classify) -> Iterator[Evidence]:
        given = list(mentions)
        seen["judged"] += sorted({mention.segment.document.id for mention in given})
        return classify(given, config=config)

    monkeypatch.setattr(f"{STAGES}.tag_prose", watch_tags)
    monkeypatch.setattr(f"{STAGES}.classify", watch_classify)
    return seen


def dump(place: str) -> bytes:
    """All that is stored at that place."""
    store = open_store(place)
    try:
        return dump_store(store)
    finally:
        store.close()


def write_mail(path: Path, mail: EmailMessage) -> None:
    """A mail as a file."""
    path.write_bytes(mail.as_bytes())


def test_resume_gives_the_rows_of_a_run_without_a_store(notes: Path, place: str) -> None:
    """First and second run give the bytes of a run that remembers nothing."""
    plain = run_plainly(notes)
    assert render(run_notes(notes, place)) == plain
    assert render(run_notes(notes, place)) == plain


def test_resume_gives_the_rows_of_the_demo(tmp_path: Path, place: str) -> None:
    """So it is for calls, notes, and exports of all kinds."""
    demo = Path(__file__).parents[2] / "corpora" / "demo" / "notes"
    assert render(run_notes(demo, place)) == run_plainly(demo)


def test_resume_works_on_nothing_twice(
    notes: Path, place: str, watched: dict[str, list[str]]
) -> None:
    """A second run over the same files gives no document to a model, and stores the same."""
    run_notes(notes, place)
    assert len(watched["tagged"]) == MAILS
    before = dump(place)
    watched["tagged"].clear()
    watched["judged"].clear()
    run_notes(notes, place)
    assert watched == {"tagged": [], "judged": []}
    assert dump(place) == before


def test_resume_one_new_mail_costs_one_mail(
    notes: Path, place: str, watched: dict[str, list[str]]
) -> None:
    """Of an account with a new mail only that mail is read; the rows are those of a fresh run."""
    run_notes(notes, place)
    watched["tagged"].clear()
    watched["judged"].clear()
    write_mail(notes / "Account 0000" / "new.eml", make_mail(0, 77))
    outcomes = run_notes(notes, place)
    assert watched["tagged"] == ["new.eml"]
    assert "new.eml" in watched["judged"]
    assert render(outcomes) == run_plainly(notes)


def test_resume_names_of_a_new_mail_are_found_in_old_ones(notes: Path, place: str) -> None:
    """Whom a new mail introduces is then known in the mails that were read before."""
    mail = make_mail(0, 5)
    mail.set_content("Lee,\n\nask rosenthal about the test. rosenthal signs.\n\nBram\n")
    write_mail(notes / "Account 0000" / "00090.eml", mail)
    run_notes(notes, place)
    fresh = make_mail(0, 6)
    del fresh["From"]
    fresh["From"] = "Ida Rosenthal <ida.rosenthal@firm0.example>"
    write_mail(notes / "Account 0000" / "00091.eml", fresh)
    assert render(run_notes(notes, place)) == run_plainly(notes)


def test_resume_what_is_stored_does_not_tell_the_way(
    notes: Path, place: str, tmp_path: Path
) -> None:
    """A store that met the files bit by bit, with some gone again, is that of one run over them."""
    extra = notes / "Account 0001" / "extra.eml"
    write_mail(extra, make_mail(1, 50))
    shutil.rmtree(notes / "Account 0002")
    run_notes(notes, place)
    extra.unlink()
    write_mails(notes, MAILS, each=EACH)
    run_notes(notes, place)
    once = str(tmp_path / "once.db")
    run_notes(notes, once)
    assert dump(place) == dump(once)


def test_resume_another_classifier_judges_only(
    notes: Path, place: str, tmp_path: Path, watched: dict[str, list[str]]
) -> None:
    """With other settings of the classifier the documents are judged again and not read again."""
    run_notes(notes, place)
    watched["tagged"].clear()
    watched["judged"].clear()
    other = replace(SETTINGS.config.classify, title_role=0.5)
    settings = replace(SETTINGS, config=replace(SETTINGS.config, classify=other))
    outcomes = run_notes(notes, place, settings=settings)
    assert watched["tagged"] == []
    assert len(watched["judged"]) == MAILS
    assert render(outcomes) == run_plainly(notes, settings=settings)


def test_resume_processes_make_no_difference(notes: Path, place: str, tmp_path: Path) -> None:
    """Two processes give and store what one does."""
    one, two = place, str(tmp_path / "two.db")
    assert render(run_notes(notes, one)) == render(run_notes(notes, two, jobs=2))
    assert dump(one) == dump(two)


def test_resume_a_fault_in_one_document_costs_no_other(
    notes: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document on which our own code fails is named; the others of its account have rows."""

    def fail_for_one(segments: Sequence[Segment], *rest: Any, **options: Any) -> Survey:
        if segments[0].document.source == "00001.eml":
            raise ZeroDivisionError
        return survey(segments, *rest, **options)

    monkeypatch.setattr(f"{STAGES}.survey", fail_for_one)
    shutil.rmtree(notes / "Account 0001")
    outcomes = run_notes(notes, place)
    assert [item.source for one in outcomes for item in one.skipped] == [
        "Account 0000/00001.eml",
        "Account 0002/00001.eml",
    ]
    assert all(outcome.count for outcome in outcomes)
    monkeypatch.undo()
    assert render(run_notes(notes, place)) == run_plainly(notes)


def test_resume_files_of_one_name_in_two_folders_stay_apart(tmp_path: Path, place: str) -> None:
    """Two folders that are one account may hold files of the same name."""
    for folder in ("a", "b"):
        write_mails(tmp_path / "notes" / folder, 2, each=2, seed=ord(folder))
    settings = replace(SETTINGS, account="Northlea")
    notes = tmp_path / "notes"
    assert len(find_inputs([str(notes)])) == 4
    assert render(run_notes(notes, place, settings=settings)) == run_plainly(
        notes, settings=settings
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_resume_people_keep_their_ids(notes: Path, place: str, tmp_path: Path, jobs: int) -> None:
    """Who gets a fuller name from an older note keeps the id, which an empty store cannot know."""
    write_note(notes, "first.md", FIRST_NOTE)
    (first,) = run_notes(notes, place)[-1].found.people
    write_note(notes, "older.md", OLDER_NOTE)
    outcomes = run_notes(notes, place, jobs=jobs)
    (person,) = outcomes[-1].found.people
    assert (first.name, person.name, person.id) == ("褚总", "褚明朗", first.id)
    assert run_notes(notes, str(tmp_path / "empty.db"))[-1].found.people[0].id != first.id
    assert render(run_notes(notes, place)) == render(outcomes)
