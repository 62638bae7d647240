"""A name as a text gives it → its shape and parts, folded for comparison."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache

from pipeline.aggregate.script import fold_letters, simplify
from pipeline.lexicon import load_words
from pipeline.names import is_cjk, split_honorific, split_name
from pipeline.names.words import latin_words


class Shape(StrEnum):
    """How much of a name a form holds."""

    FULL = "full"  # Nora Halden, 张伟
    INITIAL = "initial"  # N. Halden
    RANKED = "ranked"  # Ms. Halden, 张总, 老张
    CLIPPED = "clipped"  # Joan W., where a list tells two Joans apart
    SHORT = "short"  # Nora, Halden, 伟明
    LETTERS = "letters"  # JW, as minutes abbreviate


@dataclass(frozen=True, slots=True)
class Form:
    """A name with its parts, folded for comparison; `text` is the name as it was given.

    `roots` are the given names that its first word may stand for: Peg Oduya -> peg, margaret.
    """

    text: str
    key: str = field(compare=False)
    shape: Shape = field(compare=False)
    given: str = field(default="", compare=False)
    surname: str = field(default="", compare=False)
    rank: str = field(default="", compare=False)
    is_chinese: bool = field(default=False, compare=False)
    roots: frozenset[str] = field(default=frozenset(), compare=False)


@lru_cache(maxsize=8_192)
def read_form(name: str) -> Form:
    """`Nora M. Halden` -> full, nora + halden; `張總` -> ranked, 张 + 总; `Nora` -> short."""
    plain = simplify(name)
    parts = split_name(plain)
    apart = split_honorific(plain)
    given, surname = fold_letters(parts.given), fold_letters(parts.surname)
    rank = apart[1] if apart is not None else ""
    if given and all(_is_particle(word) for word in given.split()):
        given, surname = "", f"{given} {surname}"
    letters = name.replace(".", "")
    if given and surname:
        shape = _shape_of_parts(given, surname)
    elif rank:
        shape = Shape.RANKED
    elif letters.isascii() and letters.isupper() and 2 <= len(letters) <= 3:
        shape = Shape.LETTERS
    else:
        shape = Shape.SHORT
    key = fold_letters(apart[0] if apart is not None and shape is Shape.FULL else plain)
    return Form(
        text=name,
        key=key,
        shape=shape,
        given=given,
        surname=surname,
        rank=rank,
        is_chinese=is_cjk(key),
        roots=frozenset() if is_cjk(key) else name_roots(given or key),
    )


def read_full_forms(names: Iterable[str]) -> list[Form]:
    """Those of the names that are full: `Nora Halden`, `Nora` -> the first alone."""
    return [form for form in map(read_form, names) if form.shape is Shape.FULL]


def _is_particle(word: str) -> bool:
    """`van` and `de`; a single letter is rather an initial."""
    return len(word) > 1 and word in latin_words("particles")


def _shape_of_parts(given: str, surname: str) -> Shape:
    if is_cjk(surname):
        return Shape.FULL
    shapes = ((given, Shape.INITIAL), (surname, Shape.CLIPPED))
    return next((shape for part, shape in shapes if _is_initial(part)), Shape.FULL)


def _is_initial(part: str) -> bool:
    return all(len(word) == 1 for word in part.split())


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """Any given name of the table → the names it may stand for, itself among them."""
    roots: dict[str, set[str]] = {}
    for line in load_words("nicknames")["names"].strip().splitlines():
        name, *short = line.split()
        for word in (name, *short):
            roots.setdefault(word, {word}).add(name)
    return {word: frozenset(names) for word, names in roots.items()}


def name_roots(given: str) -> frozenset[str]:
    """The given names that a word may stand for: `peg` -> {peg, margaret}."""
    first = given.split()[0] if given else ""
    return _nicknames().get(first, frozenset((first,)))
