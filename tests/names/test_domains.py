"""The domain of an address, and whose it is."""

import pytest

from pipeline.names import covers_domain, domain_of


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("Ann@Rhone.Example", "rhone.example"),
        ("ann", "ann"),
        ("", ""),
        ('"a@b"@c.example', "c.example"),
    ],
)
def test_domain_stands_behind_the_last_at(address: str, domain: str) -> None:
    """Lower case, so that domains compare."""
    assert domain_of(address) == domain


@pytest.mark.parametrize(
    ("domain", "covered"),
    [
        ("rhone.example", True),
        ("mail.rhone.example", True),
        ("grandrhone.example", False),
        ("example", False),
        ("", False),
    ],
)
def test_domain_covers_those_below_it(domain: str, covered: bool) -> None:
    """A part below the company's domain is the company's; one that only ends alike is not."""
    assert covers_domain(("rhone.example",), domain) is covered
