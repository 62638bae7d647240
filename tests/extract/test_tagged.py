"""The name model's tags as the extract room sees them."""

import pytest

from pipeline.extract.tagged import Tag, tag_segments, to_facts
from pipeline.types import Fact
from tests.records import make_segment

NOTE = "Dana Whitfield, VP Operations, signs."


def test_tag_segments_counts_characters_of_the_document() -> None:
    """Tags of an English and of a Chinese segment stand where their words stand."""
    segments = [make_segment(NOTE), make_segment("采购总监邱晓岚没来。"), make_segment(NOTE)]
    tags = tag_segments(segments)
    words = [
        {(segment.document.text[tag.start : tag.end], tag.label) for tag in said}
        for segment, said in zip(segments, tags, strict=True)
    ]
    assert ("Dana Whitfield", "PERSON") in words[0]
    assert {("采购总监", "TITLE"), ("邱晓岚", "PERSON")} <= words[1]
    assert words[2] == words[0]


@pytest.mark.parametrize(
    ("label", "attribute"), [("TITLE", "title"), ("DEPT", "department"), ("PERSON", None)]
)
def test_to_facts_hands_on_titles_and_departments(label: str, attribute: str | None) -> None:
    """People and firms are no facts."""
    facts = to_facts(NOTE, [Tag(16, 29, label)])
    wanted = [Fact(attribute, "VP Operations", 16, 29, 0.7)] if attribute else []
    assert facts == wanted
