"""Passages on a page: the words, what stands around them, and which come first."""

import pytest

from pipeline.export.page.quotes import collect_reasons, quote_evidence, quote_span
from pipeline.types import Evidence, How, Mention, Span
from tests.records import make_segment

BEFORE, SAID, AFTER = "She rang on Monday. ", "She signs the order.", " Then tea."


def make_evidence(
    text: str, start: int, end: int, *, value: str = "decision_maker", confidence: float = 0.8
) -> Evidence:
    """Words of a note as evidence of an influence."""
    mention = Mention(make_segment(text), 0, 3, "She", How.NAMED)
    return Evidence(mention, "influence", value, confidence, start, end)


def test_quote_stands_in_its_context() -> None:
    """The words at the offsets are marked; the rest of the segment stands around them."""
    quote = quote_evidence(make_evidence(BEFORE + SAID + AFTER, 20, 40))
    assert (quote.before, quote.marked, quote.after) == (BEFORE, SAID, AFTER)
    assert (quote.start, quote.end) == (20, 40)


def test_long_context_is_cut_between_words() -> None:
    """A page shows no more of a long segment than helps, and says where it left something out."""
    text = "word " * 40 + SAID + " tail" * 40
    quote = quote_evidence(make_evidence(text, 200, 220))
    assert quote.before.startswith("…word ") and len(quote.before) <= 81
    assert quote.after.endswith(" tail…") and len(quote.after) <= 81


def test_endless_sentence_is_quoted_as_far_as_shown() -> None:
    """Of a sentence without end a part is shown, and the offsets are those of that part."""
    text = "w" * 10_000
    quote = quote_evidence(make_evidence(text, 0, 10_000))
    assert text[quote.start : quote.end] == quote.marked
    assert len(quote.marked) == 600


def test_span_is_quoted_with_its_document() -> None:
    """Words about somebody without a name are quoted in the same way."""
    document = make_segment(BEFORE + SAID).document
    quote = quote_span(Span(document, 20, 40))
    assert (quote.marked, quote.document) == (SAID, document.id)


@pytest.mark.parametrize(
    ("confidences", "first"), [((0.5, 0.9), SAID), ((0.9, 0.5), BEFORE.strip())]
)
def test_strongest_reason_comes_first(confidences: tuple[float, float], first: str) -> None:
    """One reason is in sight, the others are folded."""
    text = BEFORE + SAID
    items = [
        make_evidence(text, 0, 19, confidence=confidences[0]),
        make_evidence(text, 20, 40, confidence=confidences[1]),
    ]
    reasons = collect_reasons(items, value="decision_maker")
    assert [quote.marked for quote in reasons.shown] == [first]
    assert len(reasons.folded) == 1


def test_what_speaks_against_a_label_says_so() -> None:
    """A reason for another label is folded and names it; it never stands in for the label's own."""
    reasons = collect_reasons(
        [make_evidence(SAID, 0, 20, value="gatekeeper")], value="decision_maker"
    )
    assert reasons.shown == ()
    assert [quote.value_keys for quote in reasons.folded] == [("influence.gatekeeper",)]


def test_reasons_beyond_the_most_are_counted() -> None:
    """Of many reasons a few are quoted and the rest counted; copies count once."""
    items = [make_evidence(BEFORE + SAID, at, 40) for at in range(20, 30)]
    reasons = collect_reasons([*items, *items], value="decision_maker")
    assert (len(reasons.shown), len(reasons.folded), reasons.left) == (1, 3, 6)
