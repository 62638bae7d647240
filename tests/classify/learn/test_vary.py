"""Other titles, firms and genders: words change, marks keep theirs."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.learn.lessons import Lesson
from pipeline.classify.learn.vary import (
    collect_pools,
    swap_gender,
    swap_genders,
    swap_marked,
    thin_silent,
)
from pipeline.corpus import Annotated, parse_markup

OTHERS = {
    ("en", "t"): ["clerk", "Head of Plant Engineering"],
    ("en", "o"): ["Ulm", "Brindle Mills"],
}
PIECES = st.recursive(
    st.text("ab .,", max_size=5),
    lambda inner: st.tuples(
        st.sampled_from(["t:1", "o", "n:1", "s:1:driver", "p:1"]), st.lists(inner, max_size=3)
    ).map(lambda pair: f"{{{pair[0]}|{''.join(pair[1])}}}"),
    max_leaves=12,
)


def annotate(markup: str) -> Annotated:
    """A document with this text."""
    text, marks = parse_markup(markup)
    return Annotated("x1", "en", "note", "Northlea", "Tarn", text, marks, ())


def surfaces(document: Annotated) -> list[tuple[str, str]]:
    """Letter and words of each mark."""
    return [(mark.kind, document.text[mark.start : mark.end]) for mark in document.marks]


def test_vary_pools_hold_titles_and_firms() -> None:
    """Each as often as it occurs, by language and sort."""
    document = annotate("{p:1|Dana}, {t:1|clerk} at {o|Ulm}; {p:1|Dana} is no {t|clerk} now.")
    assert collect_pools([document]) == {("en", "t"): ["clerk", "clerk"], ("en", "o"): ["Ulm"]}


def test_vary_swaps_titles_and_moves_marks() -> None:
    """With a pool of one, some draw swaps the title; what stands behind keeps its words."""
    document = annotate("{p:1|Dana}, {t:1|CTO}, {s:1:driver|was {o|Ulm}'s fastest}.")
    pools = {("en", "t"): ["Head of Plant Engineering"], ("en", "o"): ["Brindle Mills"]}
    found = {swap_marked(document, pools, Random(seed)).text for seed in range(20)}
    assert found == {
        f"Dana, {title}, was {firm}'s fastest."
        for title in ("CTO", "Head of Plant Engineering")
        for firm in ("Ulm", "Brindle Mills")
    }
    for seed in range(20):
        swapped = dict(surfaces(swap_marked(document, pools, Random(seed))))
        assert swapped["p"] == "Dana"
        assert swapped["s"].startswith("was ")
        assert swapped["s"].endswith("'s fastest")


def test_vary_the_same_words_get_the_same_stand_in() -> None:
    """A title that stands twice is one title still."""
    document = annotate("{t:1|CTO} here, {t:1|CTO} there")
    for seed in range(20):
        (_, one), (_, two) = surfaces(swap_marked(document, OTHERS, Random(seed)))
        assert one == two


def test_vary_without_pools_nothing_changes() -> None:
    """Where no other title of the language is known the document stays."""
    document = annotate("{p:1|Dana}, {t:1|CTO}")
    assert swap_marked(document, {("zh", "t"): ["采购经理"]}, Random(1)) == document


@given(st.lists(PIECES, max_size=6).map("".join), st.integers(0, 99))
def test_vary_marks_keep_their_words(markup: str, seed: int) -> None:
    """All but swapped words stay under their marks, and no mark leaves the text."""
    document = annotate(markup)
    swapped = swap_marked(document, OTHERS, Random(seed))
    known = {*surfaces(document), *((kind, w) for (_, kind), pool in OTHERS.items() for w in pool)}
    holders = [m for m in document.marks if any(_holds(m, o) for o in document.marks if m is not o)]
    for mark in swapped.marks:
        assert 0 <= mark.start <= mark.end <= len(swapped.text)
    if not holders:
        assert len(swapped.marks) == len(document.marks)
        assert set(surfaces(swapped)) <= known


def _holds(one: object, other: object) -> bool:
    """Whether one mark touches another."""
    return one.start <= other.end and other.start <= one.end  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("She asked him.", "He asked her."),
        ("He's late", "She's late"),
        ("他找她要数据", "她找他要数据"),
        ("那位女士是新来的", "那位先生是新来的"),
        ("the theme, sheet", "the theme, sheet"),
        ("[P] and [O] left", "[P] and [O] left"),
    ],
)
def test_vary_genders_are_swapped(text: str, other: str) -> None:
    """Whole words and single characters, capitals kept, marks untouched."""
    assert swap_gender(text) == other


def test_vary_half_of_the_lessons_change_gender() -> None:
    """The labels and the order stay."""
    lessons = [Lesson(str(n), "en", "He left.", "She signs.", ("none",) * 5) for n in range(400)]
    swapped = swap_genders(lessons, Random(3))
    assert [lesson.source for lesson in swapped] == [lesson.source for lesson in lessons]
    assert {(one.before, one.text) for one in swapped} == {
        ("He left.", "She signs."),
        ("She left.", "He signs."),
    }
    assert 120 < sum(one.before.startswith("She") for one in swapped) < 280


def test_lessons_that_show_something_are_always_read_and_silent_ones_by_turns() -> None:
    """Of a hundred silent lessons about half are left out, never one that shows something."""
    silence = ("none",) * 5
    lessons = [
        Lesson("x", "en", "", str(n), silence if n % 2 else ("user", *silence[1:]))
        for n in range(200)
    ]
    kept = thin_silent(lessons, Random(3))
    texts = [int(lesson.text) for lesson in kept]
    assert [n for n in texts if n % 2 == 0] == list(range(0, 200, 2))
    assert 30 < len([n for n in texts if n % 2]) < 70
