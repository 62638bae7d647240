"""The reader of the cases refuses every slip, so that no wrong expectation is ever read."""

from pathlib import Path

import pytest

from pipeline.types import Party
from tests.ingest.thread.case_format import load_cases, read_cases
from tests.ingest.thread.case_marks import CaseFormatError

GOOD = """§ case a-reply
§ about A reply.
§ author Ruth Ames <ruth@ames.example>
§ body 0
Fine.
§ header 1
§ from Paul Orme
§ sent 2024-03-05T10:00
Paul wrote:
§+ body 1
Hello

§ case another
§ about Another.
§ body 0
Yes
"""


def write_cases(folder: Path, text: str) -> Path:
    """A file of cases with this text."""
    path = folder / "some.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_marks_taken_away_leave_the_raw_text(tmp_path: Path) -> None:
    """The visible text is the mail as it stood; a glued mark adds no line end."""
    first, second = read_cases(write_cases(tmp_path, GOOD))
    assert first.visible == "Fine.\nPaul wrote:Hello"
    assert (first.author, first.count) == (Party("Ruth Ames", "ruth@ames.example"), 2)
    assert first.fields[1] == {"from": "Paul Orme", "sent": "2024-03-05T10:00"}
    assert (second.id, second.family, second.visible) == ("another", "some", "Yes")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("§ body 0\nFine.", "§ boddy 0\nFine."),
        ("§ body 0\nFine.", "§ body\nFine."),
        ("§ body 0\nFine.", "§ body 0 1\nFine."),
        ("§ body 0\nFine.", "§body 0\nFine."),
        ("§ body 0\nFine.", "§ header 0\nFine."),
        ("§ header 1", "§ header 2"),
        ("§ sent 2024-03-05T10:00", "§ sent 2024-03-05T10"),
        ("§ sent 2024-03-05T10:00", "§ sent"),
        ("§ sent 2024-03-05T10:00", "§ from Paul Orme"),
        ("§ sent 2024-03-05T10:00\nPaul wrote:", "Paul wrote:\n§ sent 2024-03-05T10:00"),
        ("§ about A reply.\n", ""),
        ("§ about A reply.", "§ about A reply.\nMore text"),
        ("§ author Ruth Ames <ruth@ames.example>", "§ author Ruth <ruth@ames.example> Ames"),
        ("§ author Ruth Ames <ruth@ames.example>", "§ author Ruth <ames>"),
        ("§ case a-reply\n", "Words\n§ case a-reply\n"),
        ("§ case a-reply\n", ""),
        ("§ case a-reply", "§ case A reply"),
        ("§ body 0\nYes", "§ from Paul Orme\nYes"),
        ("§ body 0\nYes", ""),
        ("§ body 0\nYes", "§ body 0\nYes\n§ html\nYes"),
    ],
)
def test_a_slip_is_refused(tmp_path: Path, old: str, new: str) -> None:
    """Whatever the format does not know is an error that names the file."""
    assert old in GOOD
    with pytest.raises(CaseFormatError, match=r"some\.txt"):
        read_cases(write_cases(tmp_path, GOOD.replace(old, new, 1)))


def test_an_id_stands_once(tmp_path: Path) -> None:
    """Two cases of one name could hide each other in KNOWN.txt."""
    write_cases(tmp_path, GOOD.replace("§ case another", "§ case a-reply"))
    with pytest.raises(CaseFormatError, match="a-reply"):
        load_cases(tmp_path)
