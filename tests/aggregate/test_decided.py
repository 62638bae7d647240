"""Merges, splits and exclusions by a human's word, whatever the evidence says."""

from collections.abc import Sequence

import pytest

from pipeline.aggregate.decided import lend_names, settle_people
from pipeline.aggregate.group import group_people
from pipeline.aggregate.naming import choose_name
from pipeline.aggregate.side import find_camp
from pipeline.aggregate.sightings import collect_sightings
from pipeline.decisions import Decision, Ruling
from pipeline.types import Account, Evidence, How, Seller
from tests.records import met


def group(evidence: Sequence[Evidence], *decisions: Decision) -> list[list[str]]:
    """The people as humans want them: the forms by which each is met."""
    sightings = lend_names(collect_sightings(evidence), decisions)
    camp = find_camp(sightings, account=Account("Northlea"), seller=Seller())
    people = settle_people(group_people(sightings, camp=camp), decisions)
    return sorted(sorted({s.name for s in person.sightings}) for person in people)


def decide(ruling: Ruling, one: Sequence[str], other: Sequence[str] = ()) -> Decision:
    """A decision on the account of the records."""
    return Decision("Northlea", ruling, tuple(one), tuple(other))


@pytest.mark.parametrize(
    ("one", "other"), [("Orla Vexley", "Pia Lundgren"), ("褚明朗", "Ming Chu"), ("褚总", "戚晓霜")]
)
def test_decided_merge(one: str, other: str) -> None:
    """Two names that nothing ties are one person because a human says so, in every later run."""
    evidence = [
        *met(one, document="a.txt", how=How.SPEAKER),
        *met(other, document="b.txt", how=How.SPEAKER),
        *met("Kit Marlowe", document="c.txt", how=How.SPEAKER),
    ]
    merge = decide(Ruling.MERGE, ("0123456789ab", one), ("ba9876543210", other))
    assert len(group(evidence)) == 3
    assert group(evidence, merge) == sorted([sorted([one, other]), ["Kit Marlowe"]])


def test_decided_merge_draws_short_forms() -> None:
    """A first name that two people bore falls to them once they are one."""
    evidence = [
        *met("Owen Marsh", document="a.txt", how=How.SPEAKER),
        *met("Owen Reed", document="b.txt", how=How.SPEAKER),
        *met("Owen", document="c.txt", how=How.SPEAKER),
    ]
    merge = decide(Ruling.MERGE, ("Owen Marsh",), ("Owen Reed",))
    assert group(evidence, merge) == [["Owen", "Owen Marsh", "Owen Reed"]]


def test_decided_apart() -> None:
    """What the evidence takes for one person is split; later decisions stand over earlier ones."""
    evidence = [
        *met("Margaret Oduya", document="a.txt", how=How.SPEAKER),
        *met("Peg Oduya", document="b.txt", how=How.SPEAKER),
    ]
    apart = decide(Ruling.APART, ("Margaret Oduya",), ("Peg Oduya",))
    assert group(evidence) == [["Margaret Oduya", "Peg Oduya"]]
    assert group(evidence, apart) == [["Margaret Oduya"], ["Peg Oduya"]]


def test_decided_apart_by_address() -> None:
    """Namesakes with an address each are told apart by it."""
    evidence = [
        *met("王伟", document="a.txt", how=How.AUTHOR, email="wangwei1@lz.example"),
        *met("王伟", document="b.txt", how=How.AUTHOR, email="ww@lz.example"),
    ]
    apart = decide(Ruling.APART, ("王伟", "wangwei1@lz.example"), ("ww@lz.example",))
    assert len(group(evidence, apart)) == 2


def test_decided_exclusion() -> None:
    """Who is no stakeholder is no person of the account."""
    evidence = [
        *met("Orla Vexley", document="a.txt", how=How.SPEAKER),
        *met("Kit Marlowe", document="b.txt", how=How.SPEAKER),
    ]
    assert group(evidence, decide(Ruling.EXCLUDE, ("Orla Vexley", "Orla"))) == [["Kit Marlowe"]]


def test_merged_name_is_chosen_among_both() -> None:
    """A merged person is called by the fullest of the names that the documents hold."""
    evidence = [*met("褚总", document="a.txt"), *met("褚明朗", document="b.txt", how=How.SPEAKER)]
    merge = decide(Ruling.MERGE, ("褚总",), ("褚明朗",))
    sightings = lend_names(collect_sightings(evidence), [merge])
    camp = find_camp(sightings, account=Account("Northlea"), seller=Seller())
    (person,) = settle_people(group_people(sightings, camp=camp), [merge])
    assert choose_name(person) == "褚明朗"
