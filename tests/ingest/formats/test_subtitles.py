"""Transcripts as subtitles, in every shape that meeting tools save."""

from datetime import datetime

import pytest

from pipeline.types import Kind, Party
from tests.ingest.reading import cut, hear, read_one, read_reason

ONE, TWO = "00:00:01.000 --> 00:00:02.000", "00:00:02.000 --> 00:00:03.000"

SHAPES = {
    "zoom": (
        f"WEBVTT\n\n33\n{ONE}\nNora Quist: gotcha, so\n\n34\n{TWO}\nIdris Falk: yes\n",
        [("Nora Quist", "gotcha, so"), ("Idris Falk", "yes")],
    ),
    "zoom, names in identifiers": (
        f'WEBVTT\n\n1 "Nora Quist" (123)\n{ONE}\nhello\n\n2 "Idris Falk" (7)\n{TWO}\nhi\n',
        [("Nora Quist", "hello"), ("Idris Falk", "hi")],
    ),
    "teams": (
        (
            "WEBVTT\n\n0:0:0.0 --> 0:0:5.320\n<v Nora Quist>closed</v>\n\n"
            "0:0:-1.0 --> 0:0:6.0\n<v Idris>not closed\n\n-0:0:1.0 --> 0:0:7.0\nno speaker\n"
        ),
        [("Nora Quist", "closed"), ("Idris", "not closed"), ("", "no speaker")],
    ),
    "teams, with identifiers and notes": (
        (
            f"WEBVTT\n\nNOTE Confidence: 0.9\n\n7a8b-41/12-0\n{ONE} align:start position:0%\n"
            f"<v Nora Quist>Hello &amp; <i>welcome</i>\nall</v>\n\nNOTE\nmade\nby machine\n\n"
            f"7a8b-41/13-0\n{TWO}\n<v.loud Nora Quist>so.</v>\n"
        ),
        [("Nora Quist", "Hello & welcome all so.")],
    ),
    "two voices in a cue": (
        f"WEBVTT\n\n{ONE}\n<v Nora>Hi</v> <v Idris>Yes</v>\n",
        [("Nora", "Hi"), ("Idris", "Yes")],
    ),
    "meet": (
        f"WEBVTT\n\n{ONE}\n(Nora Quist)\nHello\n\n{TWO}\n(Idris Falk)\nHi\n",
        [("Nora Quist", "Hello"), ("Idris Falk", "Hi")],
    ),
    "no first line": (f"{ONE}\nNora: missing header\n", [("Nora", "missing header")]),
    "腾讯会议": (
        f"WEBVTT\n\n1\n{ONE}\n陆明远(甲方): 大家好，\n\n2\n{TWO}\n陆明远(甲方): 开始吧。\n",
        [("陆明远", "大家好，开始吧。")],
    ),
    "srt": (
        (
            "1\n00:00:01,000 --> 00:00:02,000\n陆明远：大家好\n\n2\n00:00:02,000 --> 00:00:03,000\n"
            "说话人 2：你好\n"
        ),
        [("陆明远", "大家好"), ("", "你好")],
    ),
    "srt without empty lines": (
        "1\n00:00:01,000 --> 00:00:02,000\na line\n2\n00:00:02,000 --> 00:00:03,000\n<b>next</b>\n",
        [("", "a line next")],
    ),
    "names on lines of their own": (
        "0:0:0.0 --> 0:0:1.510\nNora Quist\nOK. Yeah.\n\n0:0:2.0 --> 0:0:3.5\nIdris Falk\nFine.\n",
        [("Nora Quist", "OK. Yeah."), ("Idris Falk", "Fine.")],
    ),
    "captions": (
        (
            f"WEBVTT\n\n{ONE}\nOkay Then\nlet us start: now\n\n"
            f"{TWO}\nthe point is: margin\n\n{TWO}\nso.\n"
        ),
        [("", "Okay Then let us start: now the point is: margin so.")],
    ),
    "words on the timing line": (
        "WEBVTT\n\n00:00:01.0 --> 00:00:05.0 祝清: 大家好\n00:00:06.0 --> 00:00:09.0 祝清: 好\n",
        [("祝清", "大家好好")],
    ),
    "broadcast": (
        f"WEBVTT\n\n{ONE}\n>> NORA: Hi\n\n{TWO}\n- Conference Room B: Yes\n",
        [("NORA", "Hi"), ("", "Yes")],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_read_shapes(shape: str) -> None:
    """Each tool's shape gives who says what, with cues of one speaker joined."""
    text, expected = SHAPES[shape]
    document = read_one("call.vtt", text)
    assert document.kind is Kind.TRANSCRIPT
    assert hear(document) == expected


def test_read_labels() -> None:
    """Labels stand in the text as the file has them; rooms are speakers without a name."""
    document = read_one("a.vtt", f"WEBVTT\n\n{ONE}\n<v Raum Noether>Guten Tag</v>\n")
    assert document.text == "Raum Noether:\nGuten Tag"
    assert [block.speaker for block in document.blocks] == [Party(), Party()]


def test_read_monologue() -> None:
    """A long speech is cut at the end of a sentence, under one label."""
    cues = "".join(f"{ONE}\nNora: This is sentence number {at} of many.\n\n" for at in range(60))
    parts = [part for part, _ in cut(read_one("a.vtt", f"WEBVTT\n\n{cues}"))]
    assert parts[0] == "label"
    assert parts.count("label") == 1
    assert parts.count("body") > 1


def test_read_date() -> None:
    """The recording's time stands in its name."""
    document = read_one("GMT20250424-090012_Recording.vtt", f"WEBVTT\n\n{ONE}\nNora: hi\n")
    assert document.envelope.sent == datetime(2025, 4, 24, 9, 0, 12)


def test_read_without_words() -> None:
    """A file with times alone says nothing."""
    assert read_reason("a.vtt", f"WEBVTT\n\n{ONE}\n\n") == "is a subtitle file without words"
