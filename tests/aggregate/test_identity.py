"""Ids: new people get one from their account and first name, known people keep theirs."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.aggregate.identity import identify
from pipeline.aggregate.sightings import Sighting, collect_sightings
from pipeline.types import Known
from tests.records import met

NAMES = ("张总", "张伟", "Nora", "Nora Quist", "Nora", "Peg Oduya", "Margaret Oduya", "李处")
SIGHTINGS = [
    sighting
    for number, name in enumerate(NAMES)
    for sighting in collect_sightings(met(name, document=f"{number}.txt"))
]
GROUPS = st.lists(st.integers(0, 4), min_size=len(SIGHTINGS), max_size=len(SIGHTINGS))


def gather(numbers: Sequence[int]) -> list[list[Sighting]]:
    """The sightings of each person, given the number of the person for each sighting."""
    return [
        [sighting for sighting, own in zip(SIGHTINGS, numbers, strict=True) if own == number]
        for number in sorted(set(numbers))
    ]


def know(people: Sequence[Sequence[Sighting]], ids: Sequence[str]) -> list[Known]:
    """What a store tells of these people in the next run."""
    places = (
        frozenset((s.document.id, s.mention.start, s.mention.end) for s in person)
        for person in people
    )
    return [Known(own, here) for own, here in zip(ids, places, strict=True)]


def name(people: Sequence[Sequence[Sighting]], known: Sequence[Known] = ()) -> list[str]:
    """The ids in one account."""
    return identify(people, account="Northlea", known=known)


@pytest.mark.parametrize(
    ("before", "after", "ids"),
    [
        (["0", "1"], ["0", "1"], ["a", "b"]),
        (["01"], ["012"], ["a"]),
        (["0", "12"], ["012"], ["b"]),
        (["01", "2"], ["012"], ["a"]),
        (["012"], ["01", "2"], ["a", "new"]),
        (["012"], ["0", "12"], ["new", "a"]),
        (["01", "23"], ["4", "0123"], ["new", "a"]),
    ],
    ids=[
        "nothing new",
        "one more place",
        "the larger, met later",
        "the larger, met first",
        "most of the places, met first",
        "most of the places, met later",
        "somebody else",
    ],
)
def test_identity_is_kept(before: list[str], after: list[str], ids: list[str]) -> None:
    """Who is met where somebody was met has that id: of two the larger, and one of two parts."""
    old, people = ([[SIGHTINGS[int(at)] for at in one] for one in run] for run in (before, after))
    known = know(old, "abc"[: len(old)])
    assert [own if own in "abc" else "new" for own in name(people, known)] == ids


def test_identity_prefers_the_older_of_two_as_large() -> None:
    """Of two rows with as many places the one whose name was met first gives the id."""
    people = [SIGHTINGS[:1], SIGHTINGS[1:2]]
    ids = name(people)
    assert name([SIGHTINGS[:2]], know(people, ids)) == ids[:1]


def test_identity_of_a_new_person_is_never_a_known_one() -> None:
    """Where the id of a name is another person's, a second one of that name is counted on."""
    (own,) = name([SIGHTINGS[2:3]])
    known = [Known(own, know([SIGHTINGS[5:6]], [own])[0].places)]
    first, second = name([SIGHTINGS[2:3], SIGHTINGS[5:6]], known)
    assert second == own != first


@given(GROUPS, GROUPS, st.permutations(range(8)))
def test_identity_of_its_own_result_is_the_same(
    before: list[int], after: list[int], order: list[int]
) -> None:
    """A run that knows what it found itself finds it again, whatever was known before that."""
    earlier, people = gather(before), gather(after)
    known = know(earlier, [f"id{order[number]}" for number in range(len(earlier))])
    ids = name(people, known)
    assert len(set(ids)) == len(people)
    assert name(people, know(people, ids)) == ids
    assert name(people, known[::-1]) == ids
