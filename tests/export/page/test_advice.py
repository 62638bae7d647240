from itertools import product

import pytest

from pipeline.export.page.advice import STEPS, Advice, find_advice, load_advice
from pipeline.labels import INFLUENCES, ROLES, STANCES, STYLES, UNKNOWN

KNOWN_STYLES = [style for style in STYLES if style != UNKNOWN]
ALL_LABELS = list(product(ROLES, KNOWN_STYLES, INFLUENCES, STANCES))


def _find(role: str, style: str, influence: str, stance: str) -> tuple[Advice, ...]:
    return find_advice(role=role, style=style, influence=influence, stance=stance)


@pytest.mark.parametrize("role", ROLES)
def test_advice_is_absent_where_style_is_unknown(role: str) -> None:
    """Without an observed style there is nothing to base an approach on."""
    assert _find(role, UNKNOWN, "decision_maker", "supporter") == ()


@pytest.mark.parametrize("style", KNOWN_STYLES)
def test_advice_by_style_covers_every_step(style: str) -> None:
    """An observed style alone says how to open, what to bring, to avoid and how to follow up."""
    found = _find(UNKNOWN, style, UNKNOWN, "neutral")
    assert [advice.step for advice in found] == list(STEPS)
    assert {advice.because for advice in found} == {(("style", style),)}


@pytest.mark.parametrize("role", [role for role in ROLES if role != UNKNOWN])
def test_advice_by_role_adds_to_style(role: str) -> None:
    """Every role of the buying centre has recommendations of its own."""
    found = _find(role, "driver", UNKNOWN, "neutral")
    assert any(advice.because == (("role", role),) for advice in found)


@pytest.mark.parametrize(
    ("role", "style", "influence", "both"),
    [
        ("executive", "driver", UNKNOWN, (("style", "driver"), ("role", "executive"))),
        ("technical", "analytical", UNKNOWN, (("style", "analytical"), ("role", "technical"))),
        ("support", "amiable", UNKNOWN, (("style", "amiable"), ("role", "support"))),
        (UNKNOWN, "driver", "gatekeeper", (("style", "driver"), ("influence", "gatekeeper"))),
    ],
)
def test_advice_for_a_combination(
    role: str, style: str, influence: str, both: tuple[tuple[str, str], ...]
) -> None:
    """Where two labels together ask for something of their own, it is said, and names both."""
    assert both in {advice.because for advice in _find(role, style, influence, "neutral")}


def test_advice_rests_on_the_labels_given_and_fits_a_card() -> None:
    """Every recommendation applies to whom it is given, in steps' order, and a card holds them."""
    for labels in ALL_LABELS:
        own = set(zip(("role", "style", "influence", "stance"), labels, strict=True))
        found = _find(*labels)
        assert all(set(advice.because) <= own for advice in found)
        assert sorted(found, key=lambda advice: STEPS.index(advice.step)) == list(found)
        assert 4 <= len(found) <= 12


def test_advice_is_short_and_in_both_languages() -> None:
    """A recommendation is read at a glance, in English and in Chinese."""
    for advice in load_advice():
        assert 0 < len(advice.en) <= 100
        assert 0 < len(advice.zh) <= 50
        assert advice.en.translate({ord("“"): None, ord("”"): None}).isascii()
        assert any("\u4e00" <= character <= "\u9fff" for character in advice.zh)


def test_advice_is_used_and_said_once() -> None:
    """No entry of the file is out of reach of every person, and none says what another says."""
    every = load_advice()
    assert {advice for labels in ALL_LABELS for advice in _find(*labels)} == set(every)
    for texts in ([advice.en for advice in every], [advice.zh for advice in every]):
        assert len(set(texts)) == len(texts)
