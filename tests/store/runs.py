"""Runs over a store, for tests: notes of a few mails, and what a run makes of them."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.batch import Outcome, run_batch
from pipeline.config import load_config
from pipeline.errors import StoreError
from pipeline.inputs import find_inputs
from pipeline.run import Settings, read_inputs, run_accounts
from pipeline.store import hold_store, keep_store, open_store
from pipeline.types import Seller, Stakeholder
from tests.export.tables import render_people

SETTINGS = Settings(config=load_config(), seller=Seller(names=("Lumo",), domains=("lumo.example",)))


# Somebody met under a form of address first; an older note, which comes later, has the full name.
FIRST_NOTE = "# 电话 2026-03-02\n\n参会:褚总(采购总监)\n褚总:报价要有数据。褚总签字。\n"
OLDER_NOTE = "# 拜访 2026-01-20\n\n参会:褚明朗(采购总监)\n褚明朗:先做测试。\n"


def write_note(folder: Path, name: str, text: str) -> None:
    """A note of the account that is told of in these two."""
    path = folder / "溧泽纺织" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run_notes(
    notes: Path, place: str, *, settings: Settings = SETTINGS, jobs: int = 1
) -> list[Outcome]:
    """A whole run over a folder and a store."""
    with keep_store(place) as store:
        batch = run_batch(find_inputs([str(notes)]), store, settings=settings, jobs=jobs)
        return list(batch.outcomes)


def run_plainly(notes: Path, *, settings: Settings = SETTINGS) -> bytes:
    """The rows of the same run without a store."""
    reading = read_inputs(find_inputs([str(notes)]), settings=settings)
    people = run_accounts(reading, settings=settings).people
    return _encode(person for rows in people.values() for person in rows)


def render(outcomes: list[Outcome]) -> bytes:
    """All rows of these accounts."""
    return _encode(person for outcome in outcomes for person in outcome.found.people)


def _encode(people: Iterable[Stakeholder]) -> bytes:
    return render_people(list(people)).encode("utf-8", "surrogatepass")


def keep_second_out(place: str) -> None:
    """Open a store twice: while one run holds it no other may, and after it the other may."""
    first, second = open_store(place), open_store(place)
    busy = pytest.raises(StoreError, match="another run is at work")
    with hold_store(first), busy, hold_store(second):
        pytest.fail("two runs hold one store")
    with hold_store(second):
        pass
    first.close()
    second.close()
