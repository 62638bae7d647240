"""English names and titles that lists alone do not give: houses, fields, calls, corrections."""

import pytest

from pipeline.config import load_config
from pipeline.extract import extract
from pipeline.types import Document, Kind, Mention, Part, Segment, Seller
from tests.extract.marked import compare_people

TITLES = [
    "As Manager of Origination, [Dave Marl](title=Manager of Origination) signs off.",
    "The CEO of Brenlow Canada, [Ines Korda](title=CEO), was there.",
    "The CEO of Brenlow liked it.",
    "[Ines Korda](title=chief executive officer), chief executive officer of Brenlow, agreed.",
    "[Ines Korda](title=SVP), SVP Brenlow Group Ltd, agreed.",
    "[Ines Korda](title=head of sales), head of sales for Brenlow, spoke.",
    "[Robin Marl-Hall](title=CFO) our CFO dialled in.",
    "[Denise Korda](title=chief business officer) chief business officer, dialled in.",
    "[Bob Korda](title=chief operating officer) is our chief op- chief operating officer.",
    "Our newly appointed CFO, [Ines Korda](title=CFO), spoke.",
    "Thanks to our CEO, uh, [Johan Forsmark](title=CEO) for joining.",
    "[Ines Korda](), the managers came to me, she signs.",
    "Our CFO <inaudible> [Johan Forsmark](title=CFO) has the figures.",
]

NAMES = [
    "Your next question comes from the line of [Vivoka Torrel]() with Harrow Securities.",
    "Thank you, [Vivoka](), that helps. Sure, absolutely [Tykor](), I'd do so.",
    "Please welcome [Ottokar Pryle]() and hand over to [Fenwa]().",
    "[Brathe Kolmar]() has been appointed to the board.",
    "It was signed by our site captain, [Boskor](title=site captain).",
    '[Katrin "Kit" Olander]() chairs, [R. J. Pellow]() writes.',
    "Three analysts came (among them, [D. Kostara]()).",
    "[Tessa Kitchen]() and [Ines Ward]() came.",
    "It was the [Hon. Wenfra Calder]() who asked.",
]

NOBODY = [
    "Brenlow has been renamed.",
    "The CEO of Brenlow liked it.",
    "We chose Plan B. Budget follows.",
    "See you, and Brenlow as well.",
]


def find(text: str) -> list[Mention]:
    """The mentions of a note that is one paragraph."""
    document = Document("a.txt", "a.txt", "Northlea", Kind.NOTE, text)
    segment = Segment(document, 0, len(text), Part.BODY, document.envelope)
    seller = Seller(names=("Fernbrook Software",))
    return list(extract([segment], seller=seller, config=load_config().extract))


@pytest.mark.parametrize("sentence", TITLES)
def test_titles_end_where_houses_begin_and_reach_the_one_they_are_of(sentence: str) -> None:
    """Everyone marked is found with the marked facts, and nobody else."""
    compared = compare_people(sentence, find)
    assert compared.found == compared.marked
    for facts, wanted in compared.facts:
        assert wanted <= facts
        assert {fact for fact in facts if fact[0] == "title"} <= wanted


@pytest.mark.parametrize("sentence", NAMES)
def test_neighbours_tell_that_unknown_words_name_somebody(sentence: str) -> None:
    """Everyone marked is found with the marked facts, and nobody else."""
    compared = compare_people(sentence, find)
    assert compared.found == compared.marked
    for facts, wanted in compared.facts:
        assert wanted <= facts


@pytest.mark.parametrize("text", NOBODY)
def test_neighbours_of_houses_make_no_people(text: str) -> None:
    """What befalls firms as well names nobody."""
    assert find(text) == []
