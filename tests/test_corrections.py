"""Corrected rows of evidence.csv: which are understood, and which sentence each one teaches."""

from pathlib import Path

import pytest

from pipeline.classify.heads import HEADS
from pipeline.classify.learn.lessons import IGNORED
from pipeline.config import load_config
from pipeline.corrections import Correction, learn_corrections, load_corrections
from pipeline.errors import ConfigError, UsageError
from pipeline.inputs import find_inputs
from pipeline.run import Reading, Settings, read_inputs

NOTE = (
    "Met Orla Vexley and Tim Brandreth. Orla Vexley wants numbers first. Tim Brandreth did not.\n"
)
PEOPLE = "stakeholder_id,account,name,aliases\na1,Brindle Mills,Orla Vexley,Orla; O. Vexley\n"
HEADER = "stakeholder_id,attribute,document,start,end,correct\n"


def write_run(folder: Path, *rows: str) -> Path:
    """A run's folder with these rows of evidence."""
    (folder / "stakeholders.csv").write_text(PEOPLE, encoding="utf-8")
    (folder / "evidence.csv").write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return folder


def test_filled_rows_are_corrections(tmp_path: Path) -> None:
    """Rows with an empty cell are left alone; the person's names are those of the table."""
    rows = ("a1,style,call.txt,10,20,", "a1,style,call.txt,30,40,Driver ")
    (found,) = load_corrections(write_run(tmp_path, *rows))
    assert (found.account, found.document, found.start, found.end) == (
        "Brindle Mills",
        "call.txt",
        30,
        40,
    )
    assert (found.attribute, found.value) == ("style", "driver")
    assert found.names == {"orla vexley", "orla", "o vexley"}


@pytest.mark.parametrize(
    ("attribute", "cell", "value"),
    [
        ("needs", "y", "need"),
        ("needs", "need", "need"),
        ("needs", "none", "none"),
        ("stance", "neutral", "none"),
        ("role", "unknown", "none"),
        ("influence", "gatekeeper", "gatekeeper"),
    ],
)
def test_values_are_understood(tmp_path: Path, attribute: str, cell: str, value: str) -> None:
    """Labels of the table, and `none` for a sentence that shows nothing."""
    (found,) = load_corrections(write_run(tmp_path, f"a1,{attribute},call.txt,1,2,{cell}"))
    assert found.value == value


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a1,style,call.txt,1,2,bossy", "row 2: 'bossy' is no style; known: none, analytical"),
        ("a1,title,call.txt,1,2,none", "row 2: only role, influence, style, stance, needs can"),
        ("zz,style,call.txt,1,2,none", "row 2: stakeholders.csv has nobody with this"),
        ("a1,style,call.txt,one,2,none", "row 2: start and end must be whole numbers"),
    ],
)
def test_bad_rows_are_named(tmp_path: Path, row: str, reason: str) -> None:
    """What cannot be used is named by its row."""
    with pytest.raises(ConfigError, match=reason):
        load_corrections(write_run(tmp_path, row))


def test_nothing_corrected_is_an_error(tmp_path: Path) -> None:
    """A table without a filled cell says what to do."""
    with pytest.raises(UsageError, match="add a column 'correct' and fill it in"):
        load_corrections(write_run(tmp_path, "a1,style,call.txt,1,2,"))


@pytest.fixture(name="reading")
def _reading(tmp_path: Path) -> Reading:
    """One note, read."""
    folder = tmp_path / "notes" / "Brindle Mills"
    folder.mkdir(parents=True)
    (folder / "call.txt").write_text(NOTE, encoding="utf-8")
    return read_inputs(find_inputs([str(tmp_path / "notes")]), settings=Settings(load_config()))


def correct(
    name: str, words: str, *, attribute: str = "style", value: str = "driver"
) -> Correction:
    """What these words of the note show of somebody."""
    start = NOTE.index(words)
    names = frozenset({name})
    end = start + len(words)
    return Correction("Brindle Mills", names, "call.txt", start, end, attribute, value)


def test_a_sentence_is_a_lesson(reading: Reading) -> None:
    """The window of the person at that place is read; all heads but the corrected are left out."""
    corrections = [
        correct("orla vexley", "Orla Vexley wants numbers first."),
        correct("orla vexley", "wants numbers first", attribute="needs", value="need"),
    ]
    lessons, lost = learn_corrections(reading, corrections, settings=Settings(load_config()))
    assert lost == []
    assert [(lesson.language, lesson.text) for lesson in lessons] == [
        ("en", "[P] wants numbers first.")
    ]
    wanted = {"style": "driver", "needs": "need"}
    assert lessons[0].labels == tuple(wanted.get(head, IGNORED) for head in HEADS)


@pytest.mark.parametrize(
    "lost",
    [
        correct("tim brandreth", "Orla Vexley wants numbers first."),
        correct("nobody", "Orla Vexley wants numbers first."),
    ],
)
def test_what_fits_nothing_is_lost(reading: Reading, lost: Correction) -> None:
    """A correction of somebody who is not met in the sentence teaches nothing and comes back."""
    assert learn_corrections(reading, [lost], settings=Settings(load_config())) == ([], [lost])
