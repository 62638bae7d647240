"""The notation of word lists."""

import pytest

from pipeline.classify.words import compile_words


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("buyer", "Senior Buyer II", ["buyer"]),
        ("buyer", "buyers", []),
        ("purchas*", "Purchasing lead", ["purchasing"]),
        (
            "chief * officer",
            "chief strategy and growth officer",
            ["chief strategy and growth officer"],
        ),
        ("chief * officer", "chief officer", []),
        ("chief * officer", "chief. The press officer", []),
        ("signs up to #", "signs up to 250k", ["signs up to 250k"]),
        ("#万以内", "三百万以内他签", ["三百万以内"]),
        ("采购", "集团采购部", ["采购"]),
        ("it", "it经理", ["it"]),
        ("it", "digit", []),
        ("a.b", "axb", []),
    ],
)
def test_words_find_what_the_notation_means(word: str, text: str, found: list[str]) -> None:
    """Latin words keep their borders, stars leave gaps, Chinese words stand anywhere."""
    assert [match.group().lower() for match in compile_words([word]).find(text)] == found


def test_words_keep_places_where_lower_case_is_longer() -> None:
    """A letter whose lower case is two characters does not shift what comes after."""
    (match,) = compile_words(["quote"]).find("İİ quote")
    assert match.span() == (3, 8)


def test_words_whole_wants_the_entire_text() -> None:
    """A whole title is one of the words and nothing else."""
    words = compile_words(["manager", "senior manager"])
    assert words.is_whole("senior manager")
    assert not words.is_whole("senior manager , it")
    assert not compile_words([]).occurs_in("anything")
