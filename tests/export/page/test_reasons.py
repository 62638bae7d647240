"""Reasons for which people were joined or are doubted, in either language."""

import pytest

from pipeline.aggregate.likeness import CAUSES, HINTS
from pipeline.aggregate.weigh import AGAINST, FOR, SHORT_AGAINST
from pipeline.export.page.reasons import translate_reason
from pipeline.export.page.templates import load_texts


def test_every_cause_has_words() -> None:
    """No cause that joins or parts people is told to a Chinese reader in English."""
    tables = (*CAUSES.values(), *HINTS.values(), FOR, AGAINST, SHORT_AGAINST)
    assert {row[0] for table in tables for row in table} <= load_texts()["cause"].keys()


@pytest.mark.parametrize(
    ("reason", "chinese"),
    [
        ("given name 0.90", "名相同 0.90"),
        ("given name - other function 0.55", "名相同 - 职能不同 0.55"),
        ("misheard + transcript + the rarer spelling", "听写有误 + 语音转写 + 较少见的写法"),
        ("either may be meant by Nora", "“Nora”可能指其中任何一位"),
        (
            "left (2026-01-05), but speaks on 2026-02-01",
            "2026-01-05 已离任，但 2026-02-01 仍在发言",
        ),
        ("one name", "one name"),
    ],
)
def test_reasons_are_told_in_both_languages(reason: str, chinese: str) -> None:
    """English as it came, Chinese part by part; what has no words stays."""
    assert translate_reason(reason) == {"en": reason, "zh": chinese}
