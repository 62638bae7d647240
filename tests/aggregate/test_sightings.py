"""Evidence → sightings: order, doubled evidence, quoted copies."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.aggregate.sightings import collect_sightings
from pipeline.types import Document, Envelope, Evidence, How, Kind, Mention, Part, Segment
from tests.records import met

TEXT = "Nora Quist asked for the numbers again."


def test_sightings_gather_the_evidence_of_a_mention() -> None:
    """Name, title and phone of one mention are one sighting."""
    (sighting,) = collect_sightings(met("Nora Quist", title="Head of Data", phone="555 01"))
    assert {item.attribute for item in sighting.evidence} == {"name", "title", "phone"}


def test_sightings_count_doubled_evidence_once_at_its_best() -> None:
    """The same reason given twice counts once, with the higher confidence."""
    items = met("Nora Quist", title="Head of Data")
    doubtful = replace(items[1], confidence=0.2)
    (sighting,) = collect_sightings([doubtful, *items])
    assert [i.confidence for i in sighting.evidence if i.attribute == "title"] == [0.9]


def test_sightings_of_the_same_text_are_copies_of_the_oldest() -> None:
    """A text quoted in later mails is one text."""
    new = met("Nora Quist", document="b.eml", sent="2025-03-02", text=TEXT)
    old = met("Nora Quist", document="c.eml", sent="2025-03-01", text=f"  {TEXT}\n")
    found = collect_sightings([*new, *old])
    assert [(s.document.id, s.copy) for s in found] == [("c.eml", False), ("b.eml", True)]


def test_sightings_of_a_speaker_are_no_copies() -> None:
    """Each turn of a speaker is met anew, though the label is the same."""
    document = Document("a.vtt", "a.vtt", "Northlea", Kind.TRANSCRIPT, "Nora: Yes.\nNora: No.")
    labels = [Segment(document, at, at + 5, Part.LABEL, Envelope()) for at in (0, 11)]
    mentions = [Mention(s, s.start, s.start + 4, "Nora", How.SPEAKER) for s in labels]
    found = collect_sightings(Evidence(m, "name", "Nora", 1.0, m.start, m.end) for m in mentions)
    assert [sighting.copy for sighting in found] == [False, False]


def test_sightings_of_short_equal_texts_by_others_are_no_copies() -> None:
    """Two people who write the same words are two texts."""
    first, second = met("Nora", text="Nora: ok"), met("Nora", document="b.txt", text="Nora: no")
    assert not any(s.copy for s in collect_sightings([*first, *second]))


@given(st.permutations(range(6)))
def test_sightings_do_not_depend_on_the_order(order: list[int]) -> None:
    """However the evidence comes, the sightings are the same."""
    items = [
        *met("Nora Quist", document="a.txt", title="Head of Data"),
        *met("Nora", document="b.txt", how=How.AUTHOR, phone="555 01"),
        *met("Olle", document="c.txt", text=TEXT.replace("Nora Quist", "Olle")),
        *met("Olle", document="d.txt", text=TEXT.replace("Nora Quist", "Olle")),
    ]
    assert collect_sightings(items[at] for at in order) == collect_sightings(items)
