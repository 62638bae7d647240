"""Domains that are read for one another."""

import pytest

from pipeline.aggregate.lookalike import is_lookalike, spell_domain


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("nоrthlea.example", True),
        ("xn--nrthlea-9ig.example", True),
        ("northiea.example", True),
        ("n0rthlea.example", True),
        ("nortlhea.example", True),
        ("northllea.example", True),
        ("northlea.example", False),
        ("mail.northlea.example", False),
        ("northlea-group.example", False),
        ("southlea.example", False),
        ("xn--\udc80.example", False),
        ("", False),
    ],
)
def test_lookalike_is_one_letter_or_a_letter_of_another_script(domain: str, expected: bool) -> None:
    """Same looks or one letter off is alike; itself, one below it and other names are not."""
    assert is_lookalike(domain, "northlea.example") is expected


def test_lookalike_is_spelt_so_that_it_cannot_be_mistaken() -> None:
    """Letters beyond ASCII are shown as name servers know them."""
    assert spell_domain("nоrthlea.example") == "xn--nrthlea-9ig.example"
    assert spell_domain("northlea.example") == "northlea.example"
