"""Raw text: cut into paragraphs, shared out, the most naming first."""

import lzma
from pathlib import Path

import pytest

from pipeline.rawtext import read_paragraphs

PLAIN = "the pump was late and nobody minded\n"
NAMING = "so Orla met Pim and Tadek in Lisse\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file of plain lines with a naming stretch in its middle."""
    lines = PLAIN * 200 + NAMING * 60 + PLAIN * 200
    with lzma.open(tmp_path / "en_notes.txt.xz", "wt", encoding="utf-8") as file:
        file.write(lines)
    return tmp_path


def test_read_paragraphs_keeps_to_the_share(folder: Path) -> None:
    """No more is read than asked for, but for the paragraph that crosses the bar."""
    read = read_paragraphs(folder, {"en_notes": 3000}, seed=1)
    assert 3000 <= sum(map(len, read)) < 4000


def test_read_paragraphs_loses_no_line(folder: Path) -> None:
    """All lines but an unfinished last paragraph come out once."""
    read = read_paragraphs(folder, {"en_notes": 10**6}, seed=1)
    lines = [line for paragraph in read for line in paragraph.split("\n")]
    assert 440 <= len(lines) <= 460 and set(lines) == {PLAIN.strip(), NAMING.strip()}


def test_read_paragraphs_takes_those_that_name_first(folder: Path) -> None:
    """A small share of naming text names somebody."""
    read = read_paragraphs(folder, {"en_notes": 900}, seed=1, named=True)
    assert all("Orla" in paragraph for paragraph in read)


def test_read_paragraphs_leaves_out_an_absent_file(folder: Path) -> None:
    """A folder with some of the texts serves."""
    assert read_paragraphs(folder, {"zh_none": 900}, seed=1) == []
