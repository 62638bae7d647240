"""How well a network reads lessons: its scores, and macro-F1 head by head."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from pipeline.classify.heads import HEADS, SLICES, WIDTH
from pipeline.classify.learn.lessons import IGNORED, Lesson
from pipeline.classify.learn.net import Net
from pipeline.classify.pieces import Pieces, batch_by_length, encode_pairs, pad_batch

Scores = NDArray[np.float32]


def encode_lessons(tokenizer: Tokenizer, lessons: Sequence[Lesson]) -> list[Pieces]:
    """The piece ids of all lessons, in their order."""
    return encode_pairs(tokenizer, [(lesson.before, lesson.text) for lesson in lessons])


def read_batch(net: Net, batch: Sequence[Pieces]) -> torch.Tensor:
    """The net's scores `(window, WIDTH)` on the device where it is."""
    device = next(net.parameters()).device
    scores: torch.Tensor = net(*(torch.from_numpy(part).to(device) for part in pad_batch(batch)))
    return scores


def score_lessons(net: Net, tokenizer: Tokenizer, lessons: Sequence[Lesson]) -> Scores:
    """The net's scores for all lessons `(lesson, WIDTH)`, in their order."""
    pieces = encode_lessons(tokenizer, lessons)
    found = np.zeros((len(lessons), WIDTH), dtype=np.float32)
    net.eval()
    with torch.inference_mode():
        for batch in batch_by_length([len(window.ids) for window in pieces], most=8192):
            found[batch] = read_batch(net, [pieces[n] for n in batch]).float().cpu().numpy()
    return found


def score_heads(scores: Scores, lessons: Sequence[Lesson]) -> dict[str, float]:
    """Macro-F1 of each head over its values, `none` left out."""
    return {
        head: macro_f1(
            [HEADS[head][n] for n in scores[:, part].argmax(1)],
            [lesson.labels[number] for lesson in lessons],
            HEADS[head][1:],
        )
        for number, (head, part) in enumerate(SLICES.items())
    }


def macro_f1(said: Sequence[str], gold: Sequence[str], values: Sequence[str]) -> float:
    """Mean F1 of the values; places where the gold is IGNORED do not count."""
    pairs = [pair for pair in zip(said, gold, strict=True) if pair[1] != IGNORED]
    figures = []
    for value in values:
        right = sum(s == g == value for s, g in pairs)
        total = sum((s == value) + (g == value) for s, g in pairs)
        figures.append(2 * right / total if total else 0.0)
    return float(np.mean(figures))
