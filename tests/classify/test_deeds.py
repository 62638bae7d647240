"""Deeds told of a person: who is meant, and when a cue does not count."""

import pytest

from pipeline.classify.deeds import find_deeds
from pipeline.types import Mention, Part
from tests.records import make_mention, make_segment

DM = ("influence", "decision_maker")


def deeds(text: str, *names: str, part: Part = Part.BODY) -> list[tuple[str, str, str, str]]:
    """(name, attribute, value, quote) of every deed found."""
    segment = make_segment(text, part=part)
    mentions: list[Mention] = [make_mention(segment, name) for name in names]
    return [
        (d.mention.name, d.attribute, d.value, segment.document.text[d.start : d.end])
        for d in find_deeds(mentions)
    ]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Nora has the final say on this.", "final say"),
        ("Nora signs up to 250k on her own.", "signs up to 250k"),
        ("Anything above that Nora countersigns.", "countersigns"),
        ("We met Nora in Lund. She has the last word.", "last word"),
    ],
)
def test_deeds_show_who_decides(text: str, quote: str) -> None:
    """The words of power count for the person they are told of."""
    assert deeds(text, "Nora") == [("Nora", *DM, quote)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("这事闻总说了算。", "说了算"),
        ("闻总手里有一票否决。", "一票否决"),
        ("今天见了闻总。他最后拍板。", "最后拍板"),
    ],
)
def test_deeds_show_who_decides_in_chinese(text: str, quote: str) -> None:
    """The same in Chinese, also behind a pronoun that opens the next sentence."""
    found = [deed for deed in deeds(text, "闻总") if deed[3] == quote]
    assert found == [("闻总", *DM, quote)]


@pytest.mark.parametrize(
    "text",
    [
        "Nora does not have the final say.",
        "Nora wants to have the last word.",
        "If Nora has the final say we are fine.",
        "The board has the final say, Nora told us.",
        "Nora came. Somebody else has the final say.",
        "Nora and the dog came. The board met. He has the final say.",
        "He does what Nora says, but he has the final say.",
        "Nora这回没有一票否决。",
    ],
)
def test_deeds_need_a_subject_and_no_negation(text: str) -> None:
    """Negated or wished power is none, and power of others is not the person's."""
    assert deeds(text, "Nora") == []


def test_deeds_count_for_the_nearest_person_before() -> None:
    """Of two people in a sentence the one before the cue is meant."""
    text = "Olle briefs Nora, who has the final say, and Kit listens."
    assert deeds(text, "Olle", "Nora", "Kit") == [("Nora", *DM, "final say")]


def test_deeds_two_people_before_a_pronoun_are_nobody() -> None:
    """A pronoun that may stand for two people stands for neither."""
    assert deeds("Olle met Nora. He has the final say.", "Olle", "Nora") == []


@pytest.mark.parametrize("part", [Part.SIGNATURE, Part.HEADER, Part.LABEL])
def test_deeds_are_told_in_bodies_only(part: Part) -> None:
    """A subject line or a slogan in a signature tells no deed."""
    assert deeds("Nora has the final say", "Nora", part=part) == []


def test_deeds_are_told_of_somebody() -> None:
    """Without a person there is no deed."""
    assert list(find_deeds([])) == []
