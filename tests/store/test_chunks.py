"""Pieces of a bounded size, and which of them is the last."""

import pytest

from pipeline.store.chunks import cut_chunks, mark_last


@pytest.mark.parametrize(
    ("items", "marked"),
    [
        ("", [([], True)]),
        ("ab", [(["a", "b"], True)]),
        ("abc", [(["a", "b"], False), (["c"], True)]),
        ("abcd", [(["a", "b"], False), (["c", "d"], True)]),
    ],
)
def test_mark_last_marks_one(items: str, marked: list[tuple[list[str], bool]]) -> None:
    """Exactly one piece is the last, and there is one even where there is nothing."""
    assert list(mark_last(cut_chunks(items, most=2))) == marked
