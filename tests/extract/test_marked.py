"""The parser of marked sentences, which must not let a broken case pass."""

import pytest

from tests.extract.marked import read_marked


def test_marked_gives_places_in_the_bare_text() -> None:
    """Offsets count characters of the text without marks."""
    text, people = read_marked("Met [Dana Cruz](title=VP Ops; side=seller) and [Bo]().")
    assert text == "Met Dana Cruz and Bo."
    assert [text[person.start : person.end] for person in people] == ["Dana Cruz", "Bo"]
    assert people[0].facts == {("title", "VP Ops"), ("side", "seller")}


@pytest.mark.parametrize("broken", ["[Dana", "Dana]", "[Dana] said", "[Bo](title)", "[Bo](=x)"])
def test_marked_refuses_broken_marks(broken: str) -> None:
    """A mark that is not closed, or states nothing, is an error and no plain text."""
    with pytest.raises(ValueError, match=r"bracket|attribute=value"):
        read_marked(broken)


def test_marked_keeps_escaped_brackets() -> None:
    r"""`\[` is a bracket of the text."""
    assert read_marked(r"\[draft\] [Bo]()")[0] == "[draft] Bo"
