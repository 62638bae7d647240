"""What a label says of a speaker."""

import pytest

from pipeline.ingest.speech.speakers import is_name_shaped, is_nobody, is_stop_label, parse_speaker
from pipeline.types import Party

LABELS = [
    ("Nora Quist (Northlea) <n@x.com>", Party("Nora Quist", "n@x.com")),
    ("陆明远（甲方）", Party("陆明远")),
    ("**Nora Quist:**", Party("Nora Quist")),
    ("[Nora Quist]", Party("Nora Quist")),
    ("Nora Quist | Northlea", Party("Nora Quist")),
    ("采购部-祝", Party("采购部-祝")),
    ("Nora's iPhone", Party("Nora")),
    ("陆明远的iPad", Party("陆明远")),
    ("", Party()),
]

NOBODY = [
    "Speaker 0",
    "Speaker B",
    "Unknown Speaker",
    "说话人 1",
    "说话人12",
    "发言人A",
    "geert-speaker-0",
    "Raum Noether",
    "Call-in user 3",
    "Conference Room B",
    "Room 4",
    "Victoria Room",
    "3号会议室",
    "会议室 东海",
    "+1 604-555-0100",
    "Phone 2",
    "我",
    "本人",
    "主持人",
    "Guest 2",
]

NAMES = (
    "Nora Quist|M. van Dijk|O'Hara|Jean-Luc Orr|欧阳明|陆明远|张总|老李|王工程师|Grace 林|采购部-祝"
)
OTHERS = (
    "第一|问题是|我觉得|负责人|上周|客户说|The point is|Risk|成本|会议改到|next step|budget talk"
)


@pytest.mark.parametrize(("label", "party"), LABELS)
def test_parse_speaker(label: str, party: Party) -> None:
    """A label gives a name without mark-up and brackets, and the address that stands in it."""
    assert parse_speaker(label) == party


@pytest.mark.parametrize("label", NOBODY)
def test_is_nobody(label: str) -> None:
    """Rooms, phones, numbers and roles name no person."""
    assert is_nobody(label)
    assert parse_speaker(label) == Party()


@pytest.mark.parametrize("name", NAMES.split("|"))
def test_is_name_shaped(name: str) -> None:
    """English and Chinese names, and surnames with what colleagues add to them."""
    assert is_name_shaped(name)
    assert not is_nobody(name)


@pytest.mark.parametrize("label", OTHERS.split("|"))
def test_is_name_shaped_others(label: str) -> None:
    """Openings of sentences and headings are no names."""
    assert not is_name_shaped(label)


def test_is_stop_label() -> None:
    """A label of the list, or one that begins or ends like a sentence; the writer is none."""
    assert is_stop_label("Next steps")
    assert is_stop_label("Nora says")
    assert is_stop_label("会议结论")
    assert not is_stop_label("我")
