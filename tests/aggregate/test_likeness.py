"""Which forms may mean the bearer of a full name, and which may not."""

import pytest

from pipeline.aggregate.forms import Shape, read_form
from pipeline.aggregate.likeness import likeness


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("Nora Quist", Shape.FULL),
        ("Dr. Nora Quist", Shape.FULL),
        ("N. Quist", Shape.INITIAL),
        ("Nora Q.", Shape.CLIPPED),
        ("Ms. Quist", Shape.RANKED),
        ("Nora", Shape.SHORT),
        ("van der Molen", Shape.SHORT),
        ("NQ", Shape.LETTERS),
        ("闻一舟", Shape.FULL),
        ("闻总", Shape.RANKED),
        ("老闻", Shape.RANKED),
        ("一舟", Shape.SHORT),
    ],
)
def test_forms_have_the_shape_of_what_they_hold(name: str, shape: Shape) -> None:
    """A form is told by the parts of a name that it has."""
    assert read_form(name).shape is shape


@pytest.mark.parametrize(
    ("form", "full"),
    [
        ("Nora Quist", "Nora Quist"),
        ("QUIST, Nora", "Nora Quist"),
        ("Quist Nora", "Nora Quist"),
        ("Nora B. Quist", "Nora Quist"),
        ("N. Quist", "Nora Quist"),
        ("Nora Q.", "Nora Quist"),
        ("Nora", "Nora Quist"),
        ("Quist", "Nora Quist"),
        ("Ms. Quist", "Nora Quist"),
        ("NQ", "Nora Quist"),
        ("nquist", "Nora Quist"),
        ("quistn", "Nora Quist"),
        ("Peggy", "Margaret Oduya"),
        ("Bob Hartigan", "Robert Hartigan"),
        ("Nora Quyst", "Nora Quist"),
        ("Robert Hartigen", "Robert Hartigan"),
        ("van der Molen", "Joost van der Molen"),
        ("闻总", "闻一舟"),
        ("老闻", "闻一舟"),
        ("一舟", "闻一舟"),
        ("阿舟", "闻一舟"),
        ("闻一舟副院长", "闻一舟"),
        ("Wen Yizhou", "闻一舟"),
        ("wenyizhou", "闻一舟"),
        ("闻嘉欣", "闻佳欣"),
    ],
)
def test_likeness_ties_forms_of_one_name(form: str, full: str) -> None:
    """Short, inverted, misspelt, misheard and spelt-out forms fit."""
    assert likeness(read_form(form), read_form(full)) > 0.6


@pytest.mark.parametrize(
    ("form", "full"),
    [
        ("Nora Quist", "Nora Brandt"),
        ("Nora Quist", "Olle Quist"),
        ("Norbert", "Nora Quist"),
        ("O. Quist", "Nora Quist"),
        ("Nora B.", "Nora Quist"),
        ("NB", "Nora Quist"),
        ("nbrandt", "Nora Quist"),
        ("Jon Carr", "Joan Carr"),
        ("Mike Brown", "Mike Braun"),
        ("闻总", "温一舟"),
        ("一航", "闻一舟"),
        ("闻一航", "闻一舟"),
        ("Wen Yihang", "闻一舟"),
    ],
)
def test_likeness_keeps_different_names_apart(form: str, full: str) -> None:
    """A shared surname or given name alone does not make two full names one."""
    assert likeness(read_form(form), read_form(full)) == 0.0


def test_likeness_of_short_forms_is_equality() -> None:
    """Short forms are never tied to one another by guess."""
    assert likeness(read_form("Nora"), read_form("Quist")) == 0.0
    assert likeness(read_form("闻总"), read_form("闻总")) == 1.0
