"""Rows that a human filled in: which are understood, and what a person is then known by."""

import pytest

from pipeline.decisions import Decision, Ruling, Signature, add_decisions, read_review
from pipeline.errors import ConfigError

SIGNED = Signature(by="Sam Pell", when="2026-02-01")
PEOPLE = [
    {
        "account": "Brindle Mills",
        "stakeholder_id": "aaaa00000001",
        "name": "Owen Marsh",
        "aliases": "Owen; O. Marsh",
        "email": "o.marsh@brindle.example",
    },
    {
        "account": "Brindle Mills",
        "stakeholder_id": "aaaa00000002",
        "name": "Owen Reed",
        "aliases": "Owen",
        "email": "",
    },
    {
        "account": "溧泽纺织",
        "stakeholder_id": "bbbb00000001",
        "name": "褚明朗",
        "aliases": "褚总",
        "email": "",
    },
]


def read_one(**cells: str) -> Decision:
    """The decision of one row."""
    (found,) = read_review([cells], PEOPLE, signed=SIGNED)
    return found


@pytest.mark.parametrize("word", ["merge", "Same person", "合并", "是"])
def test_merge_in_both_languages(word: str) -> None:
    """Two people by id; forms that both bear are no sign of either."""
    found = read_one(one_id="aaaa00000001", other_id="aaaa00000002", decision=word)
    assert found.ruling is Ruling.MERGE
    assert found.one == ("aaaa00000001", "Owen Marsh", "O. Marsh", "o.marsh@brindle.example")
    assert found.other == ("aaaa00000002", "Owen Reed")


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        ("role", "Technical", "technical"),
        ("role", "采购负责人", "procurement"),
        ("influence", "decision maker", "decision_maker"),
        ("influence", "守门人", "gatekeeper"),
        ("stance", "支持", "supporter"),
        ("status", "已离职", "left"),
        ("title", "采购总监", "采购总监"),
    ],
)
def test_correction_in_both_languages(kind: str, said: str, value: str) -> None:
    """`kind` names the cell; labels are understood by their English and Chinese names."""
    found = read_one(account="溧泽纺织", kind=kind, one="褚总", decision=said)
    assert (found.ruling, found.attribute, found.value) == (Ruling.CORRECT, kind, value)
    assert (found.account, found.one) == ("溧泽纺织", ("bbbb00000001", "褚明朗", "褚总"))


@pytest.mark.parametrize("word", ["not a stakeholder", "不是客户方"])
def test_exclusion(word: str) -> None:
    """Whoever `one` is; the row says by whom and when, where it does."""
    found = read_one(one="Owen Reed", decision=word, by="Ada", when="2026-03-01")
    assert (found.ruling, found.by, found.when) == (Ruling.EXCLUDE, "Ada", "2026-03-01")
    assert read_one(one="Owen Reed", decision=word).by == "Sam Pell"


def test_one_row_is_split_by_names() -> None:
    """Where both names stand in one row, each side is known by its own name alone."""
    found = read_one(
        one_id="aaaa00000001",
        one="Owen Marsh",
        other_id="aaaa00000001",
        other="O. Marsh",
        decision="apart",
    )
    assert (found.one, found.other) == (("Owen Marsh",), ("O. Marsh",))


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"one": "Owen", "decision": "remove"}, "row 2: 'Owen' may be 2 people"),
        ({"one": "Ann", "decision": "remove"}, "row 2: nobody is 'Ann'"),
        ({"one": "Owen Reed", "decision": "merge"}, "row 2: `merge` needs a second person"),
        ({"one": "Owen Reed", "decision": "perhaps"}, "row 2: 'perhaps' is no decision here"),
        ({"one": "Owen Reed", "kind": "role", "decision": "boss"}, "row 2: 'boss' is no role"),
        ({"decision": "merge"}, "row 2: say in `one_id` or `one` who is meant"),
    ],
)
def test_bad_rows_are_named(cells: dict[str, str], reason: str) -> None:
    """What cannot be used is named by its row."""
    with pytest.raises(ConfigError, match=reason):
        read_one(**cells)


def test_empty_rows_are_left_alone() -> None:
    """A doubt that nobody has settled is no decision."""
    assert read_review([{"one": "Owen", "decision": " "}], PEOPLE, signed=SIGNED) == []


def test_later_decisions_overrule() -> None:
    """On the same pair or the same cell the later one stands; other matters are kept."""
    merge = read_one(one="Owen Marsh", other="Owen Reed", decision="merge")
    apart = read_one(one="Owen Reed", other="Owen Marsh", decision="apart")
    role = read_one(one="Owen Marsh", kind="role", decision="user")
    other = read_one(one="Owen Marsh", kind="role", decision="technical")
    title = read_one(one="Owen Marsh", kind="title", decision="CIO")
    assert add_decisions([merge, role], [apart, title, other]) == [apart, title, other]
