"""Running text is cut into paragraphs, list items, rows and headings."""

import pytest

from pipeline.ingest.paragraphs import cut_paragraphs

LONG = (
    "Every line of this note was written without wrapping, so that each of them is a paragraph, "
    * 2
)

CASES = [
    ("One line\nwrapped.\n\nTwo.", ["One line\nwrapped.", "Two."]),
    ("Intro:\n- a\n- b\n  more\n* c", ["Intro:", "- a", "- b\n  more", "* c"]),
    ("1. a\n2) b\n(3) c\n①d\n一、e", ["1. a", "2) b", "(3) c", "①d", "一、e"]),
    ("- [ ] a\n- [x] b", ["- [ ] a", "- [x] b"]),
    ("# Head\ntext", ["# Head", "text"]),
    ("a\tb\nc\td\nend", ["a\tb", "c\td", "end"]),
    (f"{LONG}\nshort\n{LONG}", [LONG, "short", LONG]),
    ("9/4 met\nmore\n9/5 called", ["9/4 met\nmore", "9/5 called"]),
    ("3.5 million\nof it", ["3.5 million\nof it"]),
    (" \n\t\n", []),
]


@pytest.mark.parametrize(("text", "pieces"), CASES)
def test_cut_paragraphs(text: str, pieces: list[str]) -> None:
    """Wrapped lines stay together; what a reader sees as one thing is one piece."""
    assert [text[one:two] for one, two in cut_paragraphs(text, 0, len(text))] == pieces


def test_cut_paragraphs_stays_within_its_range() -> None:
    """Nothing outside the range is touched."""
    text = "aa\n\nbb\n\ncc"
    assert cut_paragraphs(text, 4, 6) == [(4, 6)]
