"""The annotated documents: a strict loader, and texts that all keep to the format."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpus import Mark, load_documents, parse_markup, part_of
from pipeline.errors import CorpusError

ANNOTATED = Path(__file__).parent.parent / "corpora" / "annotated"


def test_corpus_markup_gives_offsets() -> None:
    """Marks nest, and their offsets count the plain text."""
    text, marks = parse_markup("{i:1:decision_maker|{p:1|Ada Voss} signs} ({t:1|CFO})")
    assert text == "Ada Voss signs (CFO)"
    assert marks == (
        Mark("i", ("1", "decision_maker"), 0, 14),
        Mark("p", ("1",), 0, 8),
        Mark("t", ("1",), 16, 19),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{p:1|Ada", "not closed"),
        ("Ada}", "belongs to no mark"),
        ("{x|Ada}", "no mark of FORMAT"),
        ("{p|Ada}", "no mark of FORMAT"),
        ("{s:1|fast}", "no mark of FORMAT"),
        ("{p:|Ada}", "no mark of FORMAT"),
        ("a { b", "belongs to no mark"),
    ],
)
def test_corpus_malformed_markup_is_refused(text: str, message: str) -> None:
    """A mark that would be lost is an error instead."""
    with pytest.raises(CorpusError, match=message):
        parse_markup(text)


@given(st.text(alphabet=st.characters(exclude_characters="{}", exclude_categories=["Cs"])))
def test_corpus_plain_text_is_kept(text: str) -> None:
    """Text without marks comes out as it went in."""
    assert parse_markup(text) == (text, ())


def test_corpus_errors_name_file_and_line(tmp_path: Path) -> None:
    """The error says where to look."""
    path = tmp_path / "en-x.txt"
    lines = ("=== x1 | en | note | account=A | seller=B", "first", "second {p:1|Ada", "#1 name=Ada")
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(CorpusError, match=r"en-x\.txt:3: a mark is not closed"):
        list(load_documents(path))


def test_corpus_marks_need_a_described_person(tmp_path: Path) -> None:
    """A mark of a person without a line below is an error."""
    path = tmp_path / "en-x.txt"
    path.write_text("=== x1 | en | note | account=A | seller=B\n{p:2|Ada}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="#2 is marked but not described"):
        list(load_documents(path))


@pytest.mark.parametrize("path", sorted(ANNOTATED.glob("*-[a-c]*.txt")), ids=lambda p: p.stem)
def test_corpus_files_keep_to_the_format(path: Path) -> None:
    """Every document of the project parses, and names at least one person of the customer."""
    for document in load_documents(path):
        assert any(person.fields["side"] == "customer" for person in document.people)


def test_corpus_split_is_fixed_and_of_the_stated_sizes() -> None:
    """About a fifth of all ids is test, a tenth dev; an id never changes sides."""
    parts = Counter(part_of(f"x{number:04}") for number in range(5000))
    assert parts["test"] == pytest.approx(1000, rel=0.15)
    assert parts["dev"] == pytest.approx(500, rel=0.2)
    assert [part_of(name) for name in ("ea0001", "ea0002", "za0005")] == ["train", "test", "dev"]
