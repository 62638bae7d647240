"""One label from several reasons: strong ones decide, weak ones hardly count."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.aggregate import pool as pooling
from pipeline.aggregate.pool import (
    Pool,
    Reason,
    choose_value,
    discount_claims,
    distinct_reasons,
    load_pools,
    pool_reasons,
    weigh_values,
)
from pipeline.errors import ConfigError
from pipeline.types import Evidence, Judgement
from tests.records import make_mention, make_segment

UNKNOWN = Judgement("unknown", 0.8)
PLAIN = Pool(slope=1.0, shift=0.0, silence=0.0)
STEEP = Pool(slope=2.0, shift=-1.0, silence=0.0)
FADING = replace(PLAIN, half_life=30.0)
REASONS = st.lists(
    st.builds(Reason, st.sampled_from(["user", "support"]), st.floats(0, 1), st.floats(0, 900))
)


def reason(
    value: str, confidence: float, document: str = "a.txt", text: str = "", day: int = 1
) -> Evidence:
    """One reason for a role, in words of its own unless `text` is given, of a day in March."""
    words, sent = f"Nora of {text or document}", f"2026-03-{day:02}"
    mention = make_mention(make_segment(words, document=document, sent=sent), "Nora")
    return Evidence(mention, "role", value, confidence, 0, 4)


def label(
    *reasons: tuple[str, float] | tuple[str, float, float], pool: Pool = STEEP, least: float = 0.0
) -> Judgement:
    """The label that these reasons give."""
    built = [Reason(*item) for item in reasons]
    return choose_value(built, pool=pool, otherwise=UNKNOWN, least=least)


def test_pool_without_reasons_says_otherwise() -> None:
    """Nothing is guessed where nothing is said."""
    assert pool_reasons([], pool=PLAIN, otherwise=UNKNOWN, least=0.0) == UNKNOWN


def test_pool_one_strong_reason_outweighs_many_weak_ones() -> None:
    """The characteristic sentence decides, not the number of faint ones."""
    assert label(("user", 0.95), *[("support", 0.35)] * 4).value == "user"
    assert label(*[("support", 0.2)] * 3, least=0.3).value == "unknown"


def test_pool_agreement_raises_and_contradiction_lowers() -> None:
    """A second reason makes surer, one for another value less sure."""
    alone = label(("user", 0.8)).confidence
    assert label(("user", 0.8), ("user", 0.7)).confidence > alone
    assert label(("user", 0.8), ("support", 0.7)).confidence < alone


def test_pool_too_unlikely_a_value_stays_unknown() -> None:
    """Below the least share the label is what holds otherwise."""
    assert label(("user", 0.8), least=0.5).value == "user"
    assert label(("user", 0.8), least=0.99).value == "unknown"


def test_pool_quoted_words_count_once() -> None:
    """The same words in a second document are a quote, not a second reason."""
    told = [reason("user", 0.6, at, "one text") for at in ("a.txt", "b.txt")]
    assert distinct_reasons(told) == [Reason("user", 0.6)]
    assert distinct_reasons([reason("user", 0.6), reason("user", 0.6, "b.txt")]) == [
        Reason("user", 0.6),
        Reason("user", 0.6),
    ]


def test_pool_newer_words_outweigh_older_ones_where_they_fade() -> None:
    """What may change is what was said of late; what does not change is all that was said."""
    old, new = ("user", 0.8, 60.0), ("support", 0.7)
    assert label(old, new, pool=FADING).value == "support"
    assert label(old, new, pool=PLAIN).value == "user"


def test_pool_age_counts_from_the_newest_words() -> None:
    """All that is known of a person may be old; a later quote makes words no younger."""
    told = [reason("user", 0.6, day=1), reason("support", 0.6, "b.txt", day=11)]
    assert [item.age for item in distinct_reasons(told)] == [10.0, 0.0]
    quoted = [reason("user", 0.6, at, "one text", day) for at, day in (("a.txt", 1), ("b.txt", 9))]
    assert [item.age for item in distinct_reasons([*quoted, told[1]])] == [10.0, 0.0]


@given(REASONS)
def test_pool_shares_sum_to_one(reasons: list[Reason]) -> None:
    """Values and silence share one probability, whatever the reasons."""
    shares = weigh_values(reasons, pool=FADING)
    assert sum(shares.values()) == pytest.approx(1.0)
    assert all(0 <= share <= 1 for share in shares.values())


@given(REASONS)
def test_pool_order_of_reasons_does_not_matter(reasons: list[Reason]) -> None:
    """The label is the same in any order, and never certain."""
    there, back = (
        choose_value(some, pool=FADING, otherwise=UNKNOWN, least=0.0)
        for some in (reasons, reasons[::-1])
    )
    assert there.value == back.value
    assert there.confidence < 1.0


def test_pool_numbers_of_the_project_are_whole() -> None:
    """All four labels have their numbers, and a stronger reason never weighs less."""
    pools = load_pools()
    assert set(pools) == {"role", "influence", "style", "stance"}
    assert all(pool.slope > 0 for pool in pools.values())
    assert {name for name, pool in pools.items() if pool.half_life} == {"stance"}


@pytest.mark.parametrize("content", ["", "[]", '{"role": {"slope": 1}}'])
def test_pool_broken_numbers_are_a_clear_error(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A damaged file is named."""
    (tmp_path / "pooling").mkdir()
    (tmp_path / "pooling" / "weights.json").write_text(content, encoding="utf-8")
    monkeypatch.setattr(pooling, "models_dir", lambda: tmp_path)
    with pytest.raises(ConfigError, match=r"weights\.json"):
        load_pools()


def test_pool_claims_count_less_beside_others_and_when_repeated() -> None:
    """What people say of themselves counts in full once and alone, less beside others' words."""
    first, again = Reason("user", 0.9, own=True), Reason("user", 0.8, own=True)
    other = Reason("support", 0.7)
    credits_alone = [r.credit for r in discount_claims([again, first], own_word=0.5)]
    assert credits_alone == [1.0, 0.5]
    beside = {r: r.credit for r in discount_claims([again, first, other], own_word=0.5)}
    assert sorted(beside.values()) == [0.25, 0.5, 1.0]
