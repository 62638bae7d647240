"""The trained classifier over the windows of an account → evidence with its probability.

Reach for `find_model_evidence` on all mentions of an account at once: windows of many documents
fill batches, and what is read twice is computed once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path

import numpy as np

from pipeline.classify.calibrate import Calibration, Floats, read_calibration
from pipeline.classify.heads import HEADS
from pipeline.classify.serve import Reader, load_reader
from pipeline.classify.windows import Window, cut_windows
from pipeline.config import Classify, models_dir
from pipeline.types import Evidence, Mention

SETTINGS = "calibration.json"
OWN = "classifier"
Pair = tuple[str, str]
_REMEMBERED = 1 << 14  # of a thousand mails about


@dataclass(frozen=True, slots=True)
class Model:
    """What reads windows, and what makes its scores probabilities.

    `known` are the scores of pairs read before: quoted copies, signatures and set phrases come
    again in other documents.
    """

    reader: Reader
    calibration: Calibration
    known: dict[Pair, Floats] = field(default_factory=dict)

    def score(self, pairs: Sequence[Pair]) -> Floats:
        """Scores in the order of the pairs; what a pair scores hangs on nothing read beside it."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self.known]
        self.known.update(zip(new, self.reader.read(new), strict=True))
        scores: Floats = np.stack([self.known[pair] for pair in pairs])
        if len(self.known) > _REMEMBERED:
            self.known.clear()
        return scores


def find_model(name: str) -> Path:
    """The folder of a model by the configuration's word for it: the project's own, or a path."""
    return models_dir() / name if name == OWN else Path(name)


@cache
def load_model(folder: Path | None = None, *, device: str = "cpu") -> Model:
    """The model that the project carries, or the one in `folder`; read once.

    Raises ConfigError where it is not there or not whole.
    """
    folder = folder or find_model(OWN)
    return Model(load_reader(folder, device=device), read_calibration(folder / SETTINGS))


def open_ahead(config: Classify) -> None:
    """Let a thread open the model for `find_model_evidence`, while its caller reads documents.

    Raises ConfigError where the model is not there.
    """
    load_model(find_model(config.model), device=config.device).reader.open_ahead()


def find_model_evidence(mentions: Sequence[Mention], *, config: Classify) -> Iterator[Evidence]:
    """What the sentences about or by each person show, where that is not too unlikely.

    Nobody known to be ours is read: the table has no row for them.
    """
    windows = [
        window
        for _, group in groupby(mentions, key=_document)
        for window in cut_windows(list(group))
        if not _is_ours(window.mention)
    ]
    if not windows:
        return
    model = load_model(find_model(config.model), device=config.device)
    scores = model.score([(window.before, window.text) for window in windows])
    yield from list_evidence(windows, model.calibration.apply(scores), config=config)


def list_evidence(
    windows: Sequence[Window], chances: Mapping[str, Floats], *, config: Classify
) -> Iterator[Evidence]:
    """The likeliest value of each head in each window, if it is likely enough to count."""
    for head, values in HEADS.items():
        least = config.need_floor if head == "needs" else config.evidence_floor
        best = chances[head][:, 1:].argmax(axis=1) + 1
        for number, window in enumerate(windows):
            chance = float(chances[head][number, best[number]])
            if chance >= least:
                value = values[best[number]] if head != "needs" else _words(window)
                yield Evidence(
                    window.mention, head, value, round(chance, 4), window.start, window.end
                )


def _words(window: Window) -> str:
    text = window.mention.segment.document.text[window.start : window.end]
    return " ".join(text.split())


def _document(mention: Mention) -> str:
    return mention.segment.document.id


def _is_ours(mention: Mention) -> bool:
    return any(fact.attribute == "side" and fact.value == "seller" for fact in mention.facts)
