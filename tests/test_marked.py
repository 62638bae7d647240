"""Annotated documents as the rooms see them: whose mention a mark is, and where marks stand."""

from pathlib import Path

import pytest

from pipeline.config import load_config
from pipeline.corpus import Annotated, Person, load_documents, parse_markup
from pipeline.marked import Marked, is_pronoun, read_annotated, read_marked
from pipeline.types import How

LIMITS = load_config().limits
CORPUS = Path(__file__).parent.parent / "corpora" / "annotated"
PEOPLE = (
    Person("1", {"name": "Dana Whitfield", "side": "customer"}),
    Person("2", {"name": "Kit Tarn", "side": "seller"}),
    Person("3", {"side": "customer"}),
)
MAIL = """From: {p:1|Dana Whitfield}
To: {p:2|Kit Tarn}
Subject: Numbers

{p:2|Kit},

{s:1:analytical|send me the numbers first}.

Regards,
{p:1|Dana Whitfield}
{t:1|Head of Purchasing}
"""
CALL = """{p:1|Dana}: {i:1:decision_maker|I sign it myself}.
{p:2|Kit Tarn}: Good, {p:1|Dana}.
{p:1|Dana}: On Friday.
{p:2|Kit Tarn}: Thanks.
"""


def read(markup: str, kind: str = "note") -> Marked:
    """The document as the rooms see it."""
    text, marks = parse_markup(markup)
    return read_marked(
        Annotated("x1", "en", kind, "Northlea", "Tarn", text, marks, PEOPLE), limits=LIMITS
    )


def met(marked: Marked) -> list[tuple[str, str, How]]:
    """(words, name, how) of all mentions."""
    return [(m.surface, m.name, m.how) for m in marked.mentions]


def test_marked_mentions_have_the_fullest_name() -> None:
    """A first name in the text is a mention of the person whom the annotator describes."""
    found = met(read("{p:1|Dana} met {p:2|Kit}."))
    assert found == [
        ("Dana", "Dana Whitfield", How.NAMED),
        ("Kit", "Kit Tarn", How.NAMED),
    ]


def test_marked_a_mail_has_author_and_recipients() -> None:
    """The first name of the header is the author's, the next that of whom is written to."""
    found = met(read(MAIL, "email"))
    assert found == [
        ("Dana Whitfield", "Dana Whitfield", How.AUTHOR),
        ("Kit Tarn", "Kit Tarn", How.RECIPIENT),
        ("Kit", "Kit Tarn", How.NAMED),
        ("Dana Whitfield", "Dana Whitfield", How.SIGNATURE),
    ]


def test_marked_a_turn_has_its_speaker() -> None:
    """A marked label is a speaker's."""
    found = met(read(CALL, "transcript"))
    assert [(surface, how) for surface, _, how in found] == [
        ("Dana", How.SPEAKER),
        ("Kit Tarn", How.SPEAKER),
        ("Dana", How.NAMED),
        ("Dana", How.SPEAKER),
        ("Kit Tarn", How.SPEAKER),
    ]


@pytest.mark.parametrize("markup", ["{p:1|She} signs.", "{p:3|Ola} signs.", "{p:1|他}签字。"])
def test_marked_pronouns_and_the_nameless_are_no_mentions(markup: str) -> None:
    """Whom no name tells is not met: the room has to follow the pronoun itself."""
    assert read(markup).mentions == ()


@pytest.mark.parametrize(
    ("surface", "pronoun"),
    [
        ("She", True),
        ("her boss", True),
        ("the buyer", True),
        ("他", True),
        ("本人", True),
        ("Dana", False),
        ("Theo Brand", False),
        ("李工", False),
    ],
)
def test_marked_pronouns_are_told_from_names(surface: str, pronoun: bool) -> None:
    """By their first word, or whole."""
    assert is_pronoun(surface) is pronoun


@pytest.mark.parametrize("markup", [MAIL, MAIL.replace("\n", "\r\n"), CALL, f"\n\n{CALL}"])
def test_marked_marks_keep_their_words(markup: str) -> None:
    """However the text is laid out anew, a mark stands at the words it stood at."""
    text, marks = parse_markup(markup)
    found = read(markup, "email")
    new = found.mentions[0].segment.document.text
    assert [new[m.start : m.end] for m in found.marks] == [text[m.start : m.end] for m in marks]


def test_marked_a_text_without_words_is_nothing() -> None:
    """What cannot be read has no mentions and no marks."""
    found = read("")
    assert (found.mentions, found.marks) == ((), ())


def test_marked_documents_of_the_project_are_read_whole() -> None:
    """Each is one document of its account, and hardly a mark is lost."""
    documents = [*load_documents(CORPUS / "en-a01.txt"), *load_documents(CORPUS / "zh-a01.txt")]
    kept = wanted = 0
    for document in documents:
        (first, *_) = read_annotated(document, limits=LIMITS)
        assert first.account == document.account
        kept += len(read_marked(document, limits=LIMITS).marks)
        wanted += len(document.marks)
    assert kept > 0.98 * wanted
