"""Turns of speakers in plain text: every shape that meeting tools write, and none of the traps."""

from itertools import pairwise

import pytest

from pipeline.ingest.speech.turns import find_turns
from tests.ingest.speech.turn_cases import SHAPES, TRAPS


@pytest.mark.parametrize("shape", SHAPES)
def test_find_turns_shapes(shape: str) -> None:
    """Each tool's shape gives its turns; rooms, phones and numbers are speakers without a name."""
    text, expected = SHAPES[shape]
    turns = find_turns(text, 0, len(text))
    assert [(t.speaker.name, text[t.words : t.end].strip()) for t in turns] == expected


@pytest.mark.parametrize("trap", TRAPS)
def test_find_turns_traps(trap: str) -> None:
    """Lines that merely look like labels are none."""
    text = TRAPS[trap]
    assert find_turns(text, 0, len(text)) == []


@pytest.mark.parametrize("opening", ["第一：成本下降", "问题是：没人管", "The point is: margin"])
def test_find_turns_within_a_turn(opening: str) -> None:
    """A label-like line inside a real transcript belongs to the turn around it."""
    text = f"Nora Quist 00:00:05\nSo.\n{opening}\n\nIdris Falk 00:00:09\nFine.\n"
    first, second = find_turns(text, 0, len(text))
    assert text[first.words : first.end].strip() == f"So.\n{opening}"
    assert second.speaker.name == "Idris Falk"


def test_find_turns_ends_before_summary() -> None:
    """A heading after the last turn is nobody's words."""
    text = "Nora 00:00:05\nHi.\nIdris 00:00:09\nYes.\n\n## Action items\n- send quote\n"
    turns = find_turns(text, 0, len(text))
    assert text[turns[-1].words : turns[-1].end].strip() == "Yes."


def test_find_turns_ends_with_its_paragraph() -> None:
    """Where turns have no empty lines within, what follows one is the note again."""
    text = "Nora: I like it.\nIdris: You do?\nNora: I do.\n\nMy view: they will buy.\n"
    turns = find_turns(text, 0, len(text))
    assert text[turns[-1].words : turns[-1].end].strip() == "I do."


def test_find_turns_leaves_taken_lines() -> None:
    """A line that is a list of participants is no turn, whatever it looks like."""
    text = "客户：陆明远\n客户：我先说。\n我：你说。\n客户：好。\n"
    turns = find_turns(text, 0, len(text), taken=[(0, 6)])
    assert turns[0].start == 7


def test_find_turns_a_conversation_ends_where_the_next_begins() -> None:
    """Of two conversations in one text the last words of the first are not those of the second."""
    table = "\n".join("|" * 11)
    text = f"Hugo:\nAn: yes\n{table}\no\nAnn:\nHo: yes\n"
    turns = find_turns(text, 0, len(text))
    assert [turn.speaker.name for turn in turns] == ["Hugo", "An", "Ann", "Ho"]
    assert all(one.end <= two.start for one, two in pairwise(turns))
