"""Whose title and whose unit it is, by the trained models, wherever the spans come from."""

import json
from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.extract.pairs.link import link_departments, link_titles
from pipeline.extract.pairs.spans import describe_pair, list_candidates
from pipeline.extract.titled import add_spans, find_titles
from pipeline.extract.weights import load_weights, score
from pipeline.types import Document, Envelope, Fact, How, Kind, Mention, Part, Segment

TITLES = [
    ("Met <Dana Cruz>, [VP Operations], and <Bo Lind>.", "Dana Cruz"),
    ("Met <Dana Cruz> ([VP Operations]) and <Bo Lind>.", "Dana Cruz"),
    ("Their [plant manager] <Bo Lind> came with <Dana Cruz>.", "Bo Lind"),
    ("Best,\n<Dana Cruz>\n[VP Operations]\nNorthlea", "Dana Cruz"),
    ("<Dana Cruz> - [Head of IT]\n<Bo Lind> - Buyer", "Dana Cruz"),
    ("<佟岳>，[采购经理]；<贺敏>，出纳", "佟岳"),
    ("[信息科科长]<佟岳>和<贺敏>都来了。", "佟岳"),
    ("<佟岳>（[总经理]）说<贺敏>去办。", "佟岳"),
    ("They are looking for a [CFO]. We wait.", ""),
]


def read(marked: str) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """Text with people in <> and spans in [] -> bare text, people, spans."""
    people: list[tuple[int, int]] = []
    spans: list[tuple[int, int]] = []
    bare, opened = "", 0
    for char in marked:
        if char in "<[":
            opened = len(bare)
        elif char in ">]":
            (people if char == ">" else spans).append((opened, len(bare)))
        else:
            bare += char
    return bare, people, spans


def segment_of(text: str) -> Segment:
    """A note of one paragraph."""
    document = Document("a.txt", "a.txt", "Northlea", Kind.NOTE, text)
    return Segment(document, 0, len(text), Part.BODY, Envelope())


@pytest.mark.parametrize(("marked", "holder"), TITLES)
def test_titles_go_to_their_holder(marked: str, holder: str) -> None:
    """In apposition, brackets, signatures and before names; to nobody where nobody holds it."""
    text, people, spans = read(marked)
    links = link_titles(text, people, spans)
    assert [text[slice(*people[one.person])] for one in links] == ([holder] if holder else [])


def test_departments_go_to_their_members() -> None:
    """A unit behind a name belongs to the person named."""
    text, people, spans = read("Spoke to <Raj> from [Quality Systems] and <Bo Lind>.")
    assert [one.person for one in link_departments(text, people, spans)] == [0]


def test_candidates_are_near_or_speak() -> None:
    """Of many people only those near a title are asked, and whoever speaks the turn."""
    names = ["Dana:", *(f"P{n}" for n in range(9))]
    text = " ".join(names) + " CFO"
    at, people = 0, []
    for name in names:
        people.append((at, at + len(name.rstrip(":"))))
        at += len(name) + 1
    assert list_candidates(text, (at, at + 3), people) == [0, 6, 7, 8, 9]


def test_features_say_on_which_side_the_person_stands() -> None:
    """The same gap before and behind the title makes different features."""
    text, people, spans = read("<Dana>, [CFO], <Bo>")
    first, second = (set(describe_pair(text, spans[0], one, people, spans)) for one in people)
    assert "before gap=', '" in first
    assert "after gap=', '" in second


def test_score_is_logistic() -> None:
    """Without a weight the odds are even, and large sums stay within bounds."""
    assert score(["a"], {}) == 0.5
    assert 0.99 < score(["a"], {"a": 1e6}) <= 1.0


@pytest.mark.parametrize("name", ["title", "department"])
def test_weights_are_small_and_readable(name: str) -> None:
    """The committed weights are a table of numbers, one feature a line."""
    weights = load_weights(f"links/{name}")
    assert 50 < len(weights) < 3000
    path = Path(__file__).parents[2] / "models" / "links" / f"{name}.json"
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(weights) + 2
    assert json.loads(path.read_text(encoding="utf-8")) == weights


def test_missing_weights_are_named() -> None:
    """Without the file of a model the error says which one."""
    with pytest.raises(ConfigError, match="nowhere"):
        load_weights("nowhere")


def test_spans_fill_gaps_and_replace_nothing() -> None:
    """A title found elsewhere goes to a person without one; a title that is stated stays."""
    text = "Dana Cruz, VP Operations, and Bo Lind, Plant Manager."
    segment = segment_of(text)
    stated = Fact("title", "VP Ops", 11, 24)
    people = [
        Mention(segment, 0, 9, "Dana Cruz", How.NAMED, (stated,)),
        Mention(segment, 30, 37, "Bo Lind", How.NAMED),
    ]
    dana, bo = add_spans(text, people, [Fact("title", "Plant Manager", 39, 52)])
    assert dana.facts == (stated,)
    assert [(f.attribute, f.value) for f in bo.facts] == [("title", "Plant Manager")]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Ask the plant manager or our VP Operations.", ["plant manager", "VP Operations"]),
        ("Ask the lead.", []),
        ("采购总监去找总经理。", ["采购总监", "总经理"]),
        ("谢谢大家。", []),
    ],
)
def test_titles_are_found_whosever_they_are(text: str, titles: list[str]) -> None:
    """Every title of a segment, and none too general to be one."""
    assert [fact.value for fact in find_titles(segment_of(text))] == titles
