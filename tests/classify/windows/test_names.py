"""Which names of a document are one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.windows.names import group_names


@pytest.mark.parametrize(
    ("names", "name", "fuller"),
    [
        (("Dana", "Dana Whitfield"), "Dana", "Dana Whitfield"),
        (("Whitfield", "Dana Whitfield"), "Whitfield", "Dana Whitfield"),
        (("DANA", "Dana Whitfield"), "DANA", "Dana Whitfield"),
        (("Dan", "Dana Whitfield"), "Dan", "Dan"),
        (("沈总", "沈越"), "沈总", "沈越"),
        (("沈经理", "沈越"), "沈经理", "沈越"),
        (("欧阳主任", "欧阳骏"), "欧阳主任", "欧阳骏"),
        (("老沈", "沈越"), "老沈", "沈越"),
        (("沈越总", "沈越"), "沈越总", "沈越"),
        (("Ms. Okoro", "Dana Okoro"), "Ms. Okoro", "Dana Okoro"),
        (("志远", "沈志远"), "志远", "沈志远"),
        (("沈工", "沈总"), "沈总", "沈总"),
        (("钟总", "沈越"), "钟总", "钟总"),
        (("Dana", "沈越"), "Dana", "Dana"),
    ],
)
def test_names_short_forms_stand_for_the_fuller_name(
    names: tuple[str, ...], name: str, fuller: str
) -> None:
    """A part of a name is its person, another word is not."""
    assert group_names(names)[name] == fuller


def test_names_that_fit_two_people_stand_for_themselves() -> None:
    """Two Danas: the bare first name is nobody's."""
    groups = group_names(["Dana", "Dana Whitfield", "Dana Okoro"])
    assert groups["Dana"] == "Dana"
    assert groups["Dana Okoro"] == "Dana Okoro"


@given(st.lists(st.text("abc 沈越总", max_size=6)))
def test_names_order_does_not_matter(names: list[str]) -> None:
    """Every name has one person, the same in any order, who is a name of the document."""
    groups = group_names(names)
    assert groups == group_names(reversed(names))
    assert set(groups) == set(names)
    assert set(groups.values()) <= set(names)
