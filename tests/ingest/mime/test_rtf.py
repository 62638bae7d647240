"""RTF gives the text that was typed, and HTML wrapped in RTF the HTML that it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.mime.rtf import read_rtf, render_rtf


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (rb"{\rtf1\ansi Hi Ann,\par Tom}", "Hi Ann,\nTom"),
        (rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator Riched;}words}", "words"),
        (rb"{\rtf1 caf\'e9 \{x\} a\~b\emdash c}", "café {x} a\u00a0b—c"),
        (rb"{\rtf1\ansi\ansicpg936 \'b1\'a8\'bc\'db\'b5\'a5}", "报价单"),
        (rb"{\rtf1\ansi{\fonttbl{\f1\fcharset134 SimSun;}}\f1 \'b1\'a8\'bc\'db}", "报价"),
        (rb"{\rtf1\uc1 \u25253?\u20215?}", "报价"),
        (rb"{\rtf1\uc2 \u25253??x}", "报x"),
        (rb"{\rtf1 \u-10179?\u-8694?}", "\U0001f60a"),
        (rb"{\rtf1 a{\pict\bin4 {}}}}b{\*\unknown c}d}", "abd"),
        (rb"{\rtf1 a}}}b{", "ab"),
        (b"", ""),
    ],
)
def test_read_rtf_reads_text(data: bytes, expected: str) -> None:
    """Words come out in their encoding; fonts, pictures and unknown groups do not."""
    assert read_rtf(data) == expected


def test_render_rtf_unwraps_html() -> None:
    """Tags come back from their groups; what is there for RTF readers alone is left out."""
    data = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 {\fonttbl{\f0\fswiss Arial;}}"
        rb"{\*\htmltag19 <html>}{\*\htmltag64 <p>}\htmlrtf{\htmlrtf0 Gr\'fc\'dfe &amp; words"
        rb"\htmlrtf\par}\htmlrtf0{\*\htmltag72 </p>}{\*\htmltag27 </html>}}"
    )
    assert [passage.text.strip() for passage in render_rtf(data)] == ["Grüße & words"]


CONTROLS = rb"{ } \'e4 \u5? \bin9 \f1 \* a \htmlrtf \fonttbl \uc0 \ xff".split(b" ")


@given(st.lists(st.sampled_from(CONTROLS)))
def test_read_rtf_accepts_any_controls(pieces: list[bytes]) -> None:
    """No order of controls raises."""
    assert isinstance(read_rtf(b"".join(pieces)), str)
