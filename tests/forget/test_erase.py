"""Blotting names out of texts: every way they are written, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.forget import BLOT, erase_text, is_blotted, list_forms, make_erasure

ERASURE = make_erasure(
    ["Orla Vexley", "Vexley", "Will", "褚明朗", "褚总", "orla@x.example", "+44 20 7946 0123"],
    kept=["Orla Vexley-Brandt", "褚明朗达"],
)


@pytest.mark.parametrize(
    "words",
    [
        "Orla Vexley",
        "ORLA  VEXLEY",
        "Orla\nVexley",
        "Vexley, Orla",
        "orla_vexley",
        "orla.vexley",
        "Orla@X.example",
        "44 20 7946-0123",
        "褚明朗",
        "褚 明 朗",
        "VEXLEY",
        "Will",
    ],
)
@pytest.mark.parametrize("frame", ["{}", "Ask {}.", "请{}签字", "<p>{}</p>"])
def test_every_spelling_is_blotted(words: str, frame: str) -> None:
    """Any case, order and gap, right beside Chinese characters, and the length stays."""
    text = frame.format(words)
    erased = erase_text(text, ERASURE)
    assert erased == text.replace(words, BLOT * len(words))


@pytest.mark.parametrize(
    "text",
    [
        "Vexleys and unVexley",
        "will you",
        "Orla Vexley-Brandt",
        "褚明朗达",
        "明朗",
        "orla@x.examples",
    ],
)
def test_other_words_stay(text: str) -> None:
    """Parts of longer words, everyday words and the names of others are left."""
    assert erase_text(text, ERASURE) == text


@given(st.text())
def test_erasing_keeps_offsets(text: str) -> None:
    """Whatever the text, it is as long as before, and erasing twice is erasing once."""
    erased = erase_text(text, ERASURE)
    assert len(erased) == len(text)
    assert erase_text(erased, ERASURE) == erased


def test_long_gaps_take_no_time() -> None:
    """A hostile text of half a name and blanks is read once."""
    text = ("Orla" + " " * 50) * 20_000
    assert erase_text(text, ERASURE) == text


@pytest.mark.parametrize(
    ("text", "blotted"), [("███, ██", True), ("███ a", False), ("", False), (", ", False)]
)
def test_what_is_blotted(text: str, *, blotted: bool) -> None:
    """Only blots and marks, and at least one blot."""
    assert is_blotted(text) is blotted


def test_no_forms_no_erasure() -> None:
    """Without a form the text stays as it is."""
    assert erase_text("Orla", make_erasure([])) == "Orla"


def make_row(name: str, aliases: str = "", **cells: str) -> dict[str, str]:
    """A row of stakeholders.csv."""
    return {"account": "Quist Mills", "name": name, "aliases": aliases, **cells}


def test_forms_that_others_bear_stay() -> None:
    """`Owen` means another as well, and the firm's name is not the surname of one."""
    row = make_row("Owen Quist", "Owen; Mr Quist", email="o@x.example")
    forms = list_forms(row, [make_row("Owen Reed", "Owen")])
    assert forms.names == ("Owen Quist", "Mr Quist")
    assert forms.parts == ()
    assert forms.emails == ("o@x.example",)


def test_forms_of_chinese_names() -> None:
    """Given name and surname tell the person in later runs, but are not blotted out of texts."""
    forms = list_forms(make_row("褚明朗", "褚总"), [make_row("戚晓霜")])
    assert set(forms.parts) == {"明朗", "褚"}
    assert forms.in_text == ("褚明朗", "褚总")


def test_longer_names_of_others_are_kept() -> None:
    """A name that holds a forgotten one is another's."""
    forms = list_forms(make_row("Orla Vexley"), [make_row("Orla Vexley-Brandt"), make_row("Tim")])
    assert forms.kept == ("Orla Vexley-Brandt",)
