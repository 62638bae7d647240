"""Our words on pages, and how texts of documents are put out."""

import re

import pytest

from pipeline.config import config_dir
from pipeline.export.page.templates import LANGUAGES, load_templates, load_texts, say, show_text
from pipeline.labels import LABELS

FOLDER = config_dir() / "page"


def test_words_stand_in_every_language() -> None:
    """No text lacks a language, and both fill in the same values."""
    for section in load_texts().values():
        for words in section.values():
            assert words.keys() == LANGUAGES.keys() and all(words.values())
            assert len({frozenset(re.findall(r"\{\w+\}", text)) for text in words.values()}) == 1


def test_templates_say_only_what_there_is() -> None:
    """Each text that a template asks for by name is there."""
    source = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.j2"))
    asked = re.findall(r'say\("(\w+)\.(\w+)"', source)
    assert asked
    assert [key for section, key in asked if key not in load_texts()[section]] == []


@pytest.mark.parametrize("attribute", ["role", "influence", "style", "stance", "status"])
def test_every_label_has_words(attribute: str) -> None:
    """A page names each label as salespeople do, never by its code."""
    assert load_texts()[attribute].keys() == set(LABELS[attribute])


def test_all_templates_compile() -> None:
    """Every template in the folder is valid."""
    templates = load_templates("en")
    assert all(templates.get_template(path.name) for path in FOLDER.glob("*.j2"))


def test_values_in_words_are_escaped() -> None:
    """What documents say is put into our words as text, also where we have no word for it."""
    assert "&lt;b&gt;" in say("en", "ui.left_out", n="<b>")
    assert say("en", "title.<b>Buyer") == "<bdi>&lt;b&gt;Buyer</bdi>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nora Quist\n云岫", "Nora Quist\n云岫"),
        ("a\x00b\x1bc", "a␀b␛c"),
        ("a\u202eb\u2066c\ud800", "a�b�c�"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
    ],
)
def test_control_characters_are_shown(text: str, shown: str) -> None:
    """Each becomes one sign, so that offsets still hold; joined emoji and line ends stay."""
    assert show_text(text) == shown
    assert len(show_text(text)) == len(text)
