"""Text parts become passages with their depth of quoting."""

import pytest

from pipeline.ingest.mime.pieces import Piece
from pipeline.ingest.mime.prose import render_piece, unflow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We will \nmeet.\nBye", [(0, "We will meet.\nBye")]),
        ("Yes.\n> Shall \n> we?\n>> When?", [(0, "Yes."), (1, "Shall we?"), (2, "When?")]),
        ("> a \nb", [(1, "a "), (0, "b")]),
        ("Bye \n-- \nAnn \nWeber", [(0, "Bye \n-- \nAnn Weber")]),
        (" >no quote", [(0, ">no quote")]),
        ("", [(0, "")]),
    ],
)
def test_unflow_joins_soft_line_ends(text: str, expected: list[tuple[int, str]]) -> None:
    """Lines of one paragraph are joined, others and signatures are not."""
    assert [(passage.depth, passage.text) for passage in unflow(text)] == expected


def test_unflow_drops_the_blank_between_chinese_lines() -> None:
    """With delsp=yes the blank before a soft end belongs to the encoding."""
    (passage,) = unflow("报价单 \n请查收", tight=True)
    assert passage.text == "报价单请查收"


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        (Piece("text/html", '<meta charset="gbk"><p>报价单</p>'.encode("gbk")), "报价单"),
        (Piece("text/html", "<p>报价单</p>".encode("gbk"), charset="gb2312"), "报价单"),
        (Piece("text/rtf", rb"{\rtf1\ansi words\par}"), "words"),
        (Piece("text/x-anything", b"words"), "words"),
        (Piece("text/plain", b"1 < 2 and <div> is a tag"), "1 < 2 and <div> is a tag"),
    ],
)
def test_render_piece_shows_the_words(piece: Piece, expected: str) -> None:
    """Each kind of text is shown as its readers show it."""
    assert "\n".join(passage.text for passage in render_piece(piece)).strip() == expected
