"""Mail headers, signatures, rosters and speaker labels filled with drawn names.

Reach for `draw_layouts`: real notes hold far more of these than the annotated texts, and what
stands in them is known without an annotator. The patterns lie in `configs/words/layouts.toml`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from random import Random

from pipeline.extract.nlp.lexicons import Lexicon
from pipeline.extract.nlp.pieces import Pieces, join_pieces
from pipeline.extract.nlp.samples import Sample
from pipeline.lexicon import load_words

_SLOT = re.compile(r"\{(\w+)\}")


def draw_layouts(lexicon: Lexicon, rng: Random, *, count: int) -> Iterator[Sample]:
    """`count` filled patterns, half English, half Chinese."""
    patterns = load_words("layouts")["patterns"]
    for number in range(count):
        language = ("en", "zh")[number % 2]
        pattern = rng.choice(patterns[language])
        pieces = _fill(pattern, lexicon, rng, language)
        yield join_pieces(pieces, source="layout", language=language)


def _fill(pattern: str, lexicon: Lexicon, rng: Random, language: str) -> Pieces:
    pieces: Pieces = []
    for number, part in enumerate(_SLOT.split(pattern)):
        if number % 2:
            label, draw = _SLOTS[part]
            pieces.append((draw(lexicon, rng, language), label))
        else:
            pieces.append((part, ""))
    return pieces


def _full_name(lexicon: Lexicon, rng: Random, language: str) -> str:
    if language == "zh":
        family = rng.choices(lexicon.han_surnames, lexicon.han_weights)[0]
        return family + rng.choice(lexicon.han_given)
    middle = f" {rng.choice('ABCDEFGHJKLMPRSTW')}." if rng.random() < 0.1 else ""
    return f"{rng.choice(lexicon.first_names)}{middle} {rng.choice(lexicon.surnames)}"


def _first_name(lexicon: Lexicon, rng: Random, _: str) -> str:
    return rng.choice(lexicon.first_names)


def _inverted(lexicon: Lexicon, rng: Random, _: str) -> str:
    return f"{rng.choice(lexicon.surnames)}, {rng.choice(lexicon.first_names)}"


def _address(lexicon: Lexicon, rng: Random, _: str) -> str:
    name = f"{rng.choice(lexicon.first_names)}.{rng.choice(lexicon.surnames)}".lower()
    return f"{name}@{rng.choice(lexicon.surnames).lower()}.com"


def _polite(lexicon: Lexicon, rng: Random, language: str) -> str:
    if language == "en":
        return f"{rng.choice(('Mr.', 'Ms.', 'Mrs.', 'Dr.'))} {rng.choice(lexicon.surnames)}"
    family = rng.choices(lexicon.han_surnames, lexicon.han_weights)[0]
    return f"{family}{rng.choice(load_words('names')['chinese']['suffixes'].split())}"


def _firm(lexicon: Lexicon, rng: Random, language: str) -> str:
    return rng.choice(lexicon.firms[language])


def _number(_: Lexicon, rng: Random, __: str) -> str:
    return f"{rng.randrange(100, 999)} {rng.randrange(1000, 9999)}"


_SLOTS: Mapping[str, tuple[str, Callable[[Lexicon, Random, str], str]]] = {
    "name": ("PERSON", _full_name),
    "first": ("PERSON", _first_name),
    "inverted": ("PERSON", _inverted),
    "polite": ("PERSON", _polite),
    "english": ("PERSON", lambda lexicon, rng, _: _full_name(lexicon, rng, "en")),
    "title": ("TITLE", lambda lexicon, rng, language: rng.choice(lexicon.titles[language])),
    "dept": ("DEPT", lambda lexicon, rng, language: rng.choice(lexicon.departments[language])),
    "org": ("ORG", _firm),
    "mail": ("", _address),
    "number": ("", _number),
}
