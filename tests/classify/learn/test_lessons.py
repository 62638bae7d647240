"""Lessons: what the marks of a document say of its windows, and files of passages."""

from pathlib import Path

import pytest

from pipeline.classify.heads import HEADS, NONE
from pipeline.classify.learn.lessons import (
    IGNORED,
    Lesson,
    label_windows,
    overlap_share,
    read_label,
    read_passages,
)
from pipeline.classify.windows import cut_windows
from pipeline.corpus import parse_markup
from pipeline.errors import CorpusError
from tests.classify.written import write_note

NAMES = {"Dana": "1", "Kit": "2"}


def learn(markup: str) -> list[Lesson]:
    """The lessons of a marked-up note whose people are Dana, 1, and Kit, 2."""
    text, marks = parse_markup(markup)
    for name in NAMES:
        text = text.replace(name, f"[{name}]")
    return label_windows(cut_windows(write_note(text)), marks, NAMES, language="en")


def labels(markup: str) -> list[dict[str, str]]:
    """The labels of each lesson by head, those that show nothing left out."""
    return [
        {head: value for head, value in zip(HEADS, lesson.labels, strict=True) if value != NONE}
        for lesson in learn(markup)
    ]


def test_lessons_hold_what_the_model_reads() -> None:
    """Document, language, the text before and the sentence, marked."""
    (_, lesson) = learn("Dana frowned. She asks for data.")
    assert (lesson.source, lesson.language) == ("a.txt", "en")
    assert (lesson.before, lesson.text) == ("[P] frowned.", "She asks for data.")
    assert lesson.labels == (NONE,) * len(HEADS)


def test_lessons_take_the_marks_of_the_person() -> None:
    """A mark counts for its own person and its own sentence alone."""
    found = labels(
        "{s:1:analytical|Dana asks for data}. Dana left. {i:2:gatekeeper|Kit opens mail}."
    )
    assert found == [{"style": "analytical"}, {}, {"influence": "gatekeeper"}]


def test_lessons_needs_are_one_value() -> None:
    """Whatever is needed, the head says that something is."""
    assert labels("{n:1|Dana wants {r:1:user|shorter shifts}}.") == [
        {"needs": "need", "role": "user"}
    ]


def test_lessons_of_a_mark_over_two_sentences() -> None:
    """Both sentences show what is marked over both."""
    assert labels("{a:1:opponent|Dana frowned. She said no}.") == [
        {"stance": "opponent"},
        {"stance": "opponent"},
    ]


def test_lessons_where_a_mark_only_touches_nobody_can_say() -> None:
    """A sentence that holds a few letters of a long mark is left out of that head's training."""
    found = labels(
        "Dana came with all the others {s:1:driver|fast. She wanted the price and left}."
    )
    assert found == [{"style": IGNORED}, {"style": "driver"}]


@pytest.mark.parametrize("mark", ["{r:1:unknown|", "{a:1:neutral|"])
def test_lessons_marks_of_nothing_are_none(mark: str) -> None:
    """A mark that says that nothing is shown is no value."""
    assert labels(mark + "Dana came}.") == [{}]


def test_lessons_of_people_without_marks_show_nothing() -> None:
    """A name that is nobody's in the document has no labels."""
    text, marks = parse_markup("{s:1:driver|Dana} and Ola left.")
    windows = cut_windows(write_note(text.replace("Ola", "[Ola]")))
    (lesson,) = label_windows(windows, marks, NAMES, language="en")
    assert set(lesson.labels) == {NONE}


@pytest.mark.parametrize(
    ("markup", "share"),
    [
        ("{n:1|Dana came}.", 1.0),
        ("Dana {n:1|came}.", 1.0),
        ("Dana came. {n:1|Kit left}.", 0.0),
        ("Dana came{n:1|. It rained}.", 0.1),
    ],
)
def test_lessons_overlap_is_that_of_the_shorter(markup: str, share: float) -> None:
    """A short mark within a sentence is covered whole."""
    text, (mark,) = parse_markup(markup)
    window = cut_windows(write_note(text.replace("Dana", "[Dana]")))[0]
    assert overlap_share(window, mark) == pytest.approx(share, abs=0.02)


@pytest.mark.parametrize(
    ("cell", "head", "value"),
    [
        ("-", "role", NONE),
        ("unknown", "role", NONE),
        ("neutral", "stance", NONE),
        ("y", "needs", "need"),
        ("user", "role", "user"),
        ("user", "style", None),
        ("", "role", None),
        ("y", "role", None),
    ],
)
def test_lessons_cells_are_labels_of_their_head(cell: str, head: str, value: str | None) -> None:
    """A cell holds a value of its own column, or a sign that nothing is shown."""
    assert read_label(cell, head) == value


def read(folder: Path, *lines: str) -> list[Lesson]:
    """The lessons of a file with these lines."""
    path = folder / "zh-s01.tsv"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return list(read_passages(path))


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        ("[Dana] signs.", "[P] signs."),
        ("[沈越]签字，[沈总]说了算。", "[P] 签字， [P] 说了算。"),
        ("[Dana]: No.", "[P] : No."),
        ("> No, not yet. [Dana]", "[P] : No, not yet."),
    ],
)
def test_lessons_passages_mark_their_person(passage: str, text: str, tmp_path: Path) -> None:
    """In their place, or before the words that are theirs."""
    (lesson,) = read(tmp_path, f"{passage}\t-\tdecision_maker\t-\t-\ty")
    assert (lesson.text, lesson.before) == (text, "")
    assert lesson.labels == (NONE, "decision_maker", NONE, NONE, "need")


def test_lessons_passages_are_told_apart_by_line(tmp_path: Path) -> None:
    """Each line has a source of its own, by which it is put on one side of the split."""
    found = read(tmp_path, *["[沈越]签字\t-\t-\t-\t-\t-"] * 2)
    assert [(lesson.source, lesson.language) for lesson in found] == [
        ("zh-s01:1", "zh"),
        ("zh-s01:2", "zh"),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Dana signs.\t-\t-\t-\t-\t-", "not a passage"),
        ("[Dana] signs.\t-\t-\t-\t-", "not a passage"),
        ("[Dana] signs.\t-\t-\t-\t-\t-\t-", "not a passage"),
        ("", "not a passage"),
        ("[Dana] signs.\t-\tboss\t-\t-\t-", "'boss' is no label"),
        ("[Dana] signs.\tdriver\t-\t-\t-\t-", "'driver' is no label"),
    ],
)
def test_lessons_malformed_passages_are_named(line: str, message: str, tmp_path: Path) -> None:
    """File, line and what is wrong with it."""
    with pytest.raises(CorpusError, match=rf"^zh-s01\.tsv:2: .*{message}"):
        read(tmp_path, "[Dana] signs.\t-\t-\t-\t-\t-", line)
