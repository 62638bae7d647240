"""Precision, recall, macro-F1 and calibration error."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Pair = tuple[str | None, str | None]
BINS = 10


@dataclass(slots=True)
class Ratio:
    """Counts of what is right, of what was said and of what there is."""

    right: int = 0
    said: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Of what was said, how much is right."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Of what there is, how much was said."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def macro_f1(pairs: Sequence[Pair], classes: Iterable[str]) -> float:
    """The mean F1 of the classes that the gold holds, from pairs of (gold, said).

    None stands for a person who is missed (no said) or invented (no gold).
    """
    scores = class_f1(pairs, classes).values()
    return sum(scores) / len(scores) if scores else 0.0


def class_f1(pairs: Sequence[Pair], classes: Iterable[str]) -> dict[str, float]:
    """The F1 of each class that the gold holds, from pairs as `macro_f1` takes them."""
    ratios = {
        label: Ratio(
            right=sum(gold == said == label for gold, said in pairs),
            said=sum(said == label for _, said in pairs),
            gold=sum(gold == label for gold, _ in pairs),
        )
        for label in classes
    }
    return {label: ratio.f1 for label, ratio in ratios.items() if ratio.gold}


def accuracy(pairs: Sequence[Pair]) -> float:
    """The share of the gold's people whose label is right; who is missed counts as wrong."""
    known = [gold == said for gold, said in pairs if gold is not None]
    return sum(known) / len(known) if known else 0.0


def calibration_error(points: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error: mean gap of confidence and share right over ten equal bins."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in points:
        bins.setdefault(_bin(confidence), []).append((confidence, right))
    gaps = (
        abs(sum(sure for sure, _ in inside) - sum(right for _, right in inside))
        for inside in bins.values()
    )
    return sum(gaps) / len(points) if points else 0.0


def _bin(confidence: float) -> int:
    """The last bin whose lower edge the confidence reaches."""
    return max(n for n in range(BINS) if n / BINS <= confidence)
