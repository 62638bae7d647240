"""What the command line shows, as text."""

import pytest

from pipeline.terminal import format_table


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([], ["| set | F1 |", "| --- | --- |"]),
        ([("a", 0.5)], ["| set | F1 |", "| --- | --- |", "| a | 0.500 |"]),
        ([("b", 12), ("c", "")], ["| set | F1 |", "| --- | --- |", "| b | 12 |", "| c |  |"]),
    ],
)
def test_table_is_markdown(rows: list[tuple[object, ...]], lines: list[str]) -> None:
    """A table has a head, a rule and its rows; fractions have three digits, counts have none."""
    assert format_table(["set", "F1"], rows) == lines
