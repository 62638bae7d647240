"""The word lists of `configs/words/names*.toml` as sets, read once."""

from functools import cache

from pipeline.lexicon import load_words


@cache
def words_of(subject: str, table: str, key: str = "") -> frozenset[str]:
    """The words of one list: `words_of("names", "latin", "degrees")` -> {"phd", "mba", …}."""
    data = load_words(subject)[table]
    return frozenset((data[key] if key else data).split())


@cache
def latin_words(key: str) -> frozenset[str]:
    """A list of `[latin]` in names.toml, without dots: {"mr", "phd", …}."""
    return frozenset(word.replace(".", "") for word in words_of("names", "latin", key))


@cache
def chinese_suffixes() -> tuple[str, ...]:
    """Forms of address that follow a Chinese name, longest first."""
    return tuple(
        sorted(words_of("names", "chinese", "suffixes"), key=lambda word: (-len(word), word))
    )


@cache
def surnames() -> frozenset[str]:
    """All Chinese surnames, of one and of two characters."""
    return frozenset().union(
        *(words_of("names_zh", key) for key in ("common", "rare", "compound", "traditional"))
    )


@cache
def given_characters(*, seldom: bool = False) -> frozenset[str]:
    """Characters of Chinese given names; with `seldom` also those common in all text."""
    data = load_words("names_zh")
    return frozenset(data["given"] + (data["seldom"] if seldom else "")) - {"\n"}


@cache
def first_names() -> frozenset[str]:
    """Latin first names that are no everyday words."""
    return words_of("names_first", "plain")


@cache
def word_names() -> frozenset[str]:
    """Latin first names that are everyday words as well: Mark, Rose, Joy."""
    return words_of("names_first", "ambiguous")
