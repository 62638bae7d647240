"""Rules and model weighed: who is believed when they agree, and when they do not."""

import pytest

from pipeline.extract.found import Found
from pipeline.extract.tagged import Tag
from pipeline.extract.weigh import weigh_people

TEXT = "CFO Quill Maddox saw Harbor and Ottoline Pryce."
QUILL, HARBOR, OTTOLINE = (4, 16), (21, 27), (32, 46)
TITLE = Tag(0, 3, "TITLE")


def weigh(ruled: list[Found], tags: list[Tag]) -> dict[tuple[int, int], float]:
    """What is believed, and how much."""
    return {(one.start, one.end): one.sure for one in weigh_people(TEXT, ruled, tags)}


def rule(place: tuple[int, int], sure: float) -> Found:
    """A name found by rule."""
    return Found(*place, TEXT[slice(*place)], sure)


def test_weigh_people_is_surer_of_what_both_see() -> None:
    """Agreement raises, and never lowers."""
    tags = [Tag(*OTTOLINE, "PERSON")]
    assert weigh([rule(OTTOLINE, 0.8)], tags) == {OTTOLINE: 0.95}
    assert weigh([rule(OTTOLINE, 0.99)], tags) == {OTTOLINE: 0.99}


@pytest.mark.parametrize(("sure", "kept"), [(0.7, False), (0.9, True)])
def test_weigh_people_drops_a_doubtful_form_that_the_model_denies(sure: float, kept: bool) -> None:
    """A sure form needs nobody's word."""
    assert (HARBOR in weigh([rule(HARBOR, sure)], [])) is kept


def test_weigh_people_believes_either_beside_a_title() -> None:
    """`CFO Quill Maddox` is a person, whoever of the two sees it."""
    assert QUILL in weigh([rule(QUILL, 0.6)], [TITLE])
    assert QUILL in weigh([], [TITLE, Tag(*QUILL, "PERSON")])


def test_weigh_people_takes_no_lone_word_of_the_model() -> None:
    """Far from a title the model alone is not believed."""
    assert weigh([], [TITLE, Tag(*HARBOR, "PERSON")]) == {}
