"""Labels with confidences from several reasons."""

import pytest

from pipeline.aggregate.judge import judge, weigh_values
from pipeline.types import Evidence, Judgement
from tests.records import make_mention, make_segment

UNKNOWN = Judgement("unknown", 0.3)


def reason(value: str, confidence: float, document: str = "a.txt", text: str = "") -> Evidence:
    """One reason for a role, in words of its own unless `text` is given."""
    mention = make_mention(make_segment(f"Nora of {text or document}", document=document), "Nora")
    return Evidence(mention, "role", value, confidence, 0, 4)


def test_judge_without_evidence_says_otherwise() -> None:
    """Nothing is guessed where nothing is said."""
    assert judge([], otherwise=UNKNOWN) == UNKNOWN


def test_judge_documents_add_up_as_independent_reasons() -> None:
    """Two documents with 0.6 each leave 0.16 of doubt."""
    weights = weigh_values([reason("user", 0.6), reason("user", 0.6, "b.txt")])
    assert weights == {"user": pytest.approx(0.84)}


def test_judge_one_document_counts_once() -> None:
    """Saying it twice in one document adds nothing."""
    assert weigh_values([reason("user", 0.6), reason("user", 0.5)]) == {"user": pytest.approx(0.6)}


def test_judge_quoted_words_count_once() -> None:
    """The same words in a second document are a quote, not a second reason."""
    weights = weigh_values([reason("user", 0.6, at, "one text") for at in ("a.txt", "b.txt")])
    assert weights == {"user": pytest.approx(0.6)}


def test_judge_contradiction_only_subtracts() -> None:
    """The heavier value wins, less surely than without the other."""
    found = judge([reason("user", 0.8), reason("support", 0.4)], otherwise=UNKNOWN)
    assert found.value == "user"
    assert found.confidence == pytest.approx(0.64)


def test_judge_is_never_certain() -> None:
    """No number of reasons makes a label certain."""
    many = [reason("user", 0.9, f"{at}.txt") for at in range(20)]
    assert judge(many, otherwise=UNKNOWN).confidence < 1.0


def test_judge_ties_go_by_the_alphabet() -> None:
    """Equal weight for two values gives the same answer in any order."""
    pair = [reason("user", 0.5), reason("support", 0.5)]
    assert judge(pair, otherwise=UNKNOWN) == judge(pair[::-1], otherwise=UNKNOWN)
