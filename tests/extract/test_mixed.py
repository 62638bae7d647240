"""Latin first names with Chinese surnames."""

import pytest

from pipeline.extract.mixed import find_mixed
from pipeline.names import clean_name, is_person_name, split_name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("找Carmen 封，她签。", ["Carmen 封"]),
        ("Wendy 司徒（法务）说", ["Wendy 司徒"]),
        ("IT嘅阿Ben。", ["阿Ben"]),
        ("Eric 何要求周五", ["Eric 何"]),
        ("Kevin 常说没问题", []),
        ("Linda 和我", []),
        ("Google 张江", []),
    ],
)
def test_mixed_names_end_where_a_word_begins(text: str, names: list[str]) -> None:
    """A surname counts before a pause or a verb, not where a Chinese word goes on from it."""
    assert [found.name for found in find_mixed(text, 0, len(text))] == names


def test_mixed_names_keep_both_parts() -> None:
    """The given name is the Latin one, and cleaning leaves both."""
    parts = split_name("Wendy 司徒")
    assert (parts.given, parts.surname) == ("Wendy", "司徒")
    assert clean_name("Wendy 司徒") == "Wendy 司徒"
    assert is_person_name("Wendy 司徒")
