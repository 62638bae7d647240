"""Confusion matrices and reliability of the labels of people, as pictures for the documentation.

usage: bench/pictures.py [--model models/classifier] [--part test | dev] [--out docs/pictures]

One `confusion-….svg` for each label, English beside Chinese, and one `reliability.svg` for all.
People as labels.py has them: held-out documents, names and titles known. matplotlib is needed,
extra `bench`; the same figures give the same bytes.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from labels import MODELS, list_pairs, load_way, read_people
from links import LANGUAGES
from matplotlib import pyplot as plt
from persons import Judged, load_cases

from pipeline.config import load_config
from pipeline.labels import JUDGED, LABELS
from pipeline.measures import calibration_error

OUT = MODELS.parent / "docs" / "pictures"
TITLES = {"en": "English", "zh": "Chinese"}
COLOURS = {"en": "#1f5a99", "zh": "#c2562d"}
INK, PALE = "#222222", "#cccccc"
STYLE: Any = {
    "svg.hashsalt": "keyroles",  # ids within the file, which else are random
    "svg.fonttype": "none",  # letters stay letters: small files, and a search finds them
    "font.family": "sans-serif",
    "font.size": 10,
    "text.color": INK,
    "axes.edgecolor": PALE,
    "axes.labelcolor": INK,
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "xtick.color": INK,
    "ytick.color": INK,
    "figure.facecolor": "white",
}
TICKS = (0, 0.5, 1)
_BINS = 10
_FEW = 5  # people in a bin, below which it shows nothing


def main() -> None:
    """Draw all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=MODELS / "classifier")
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    config = load_config()
    people = read_people(
        load_way(options.model), load_cases(options.part, config=config), config=config
    )
    for path in draw_pictures(people, options.out):
        print(path)


def draw_pictures(people: Sequence[Judged], out: Path) -> list[Path]:
    """All pictures of the labels, and where they were written."""
    out.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context(STYLE):
        figures = {f"confusion-{label}": draw_confusion(people, label) for label in JUDGED}
        figures["reliability"] = draw_reliability(people)
        return [_save(figure, out / f"{name}.svg") for name, figure in figures.items()]


def _save(figure: Any, path: Path) -> Path:
    figure.savefig(path, bbox_inches="tight", metadata={"Date": None, "Creator": None})
    plt.close(figure)
    return path


def draw_confusion(people: Sequence[Judged], attribute: str) -> Any:
    """What people of each value are taken for: how many, and as a colour which share."""
    values = LABELS[attribute]
    size = 1.9 + 0.52 * len(values)
    figure, axes = plt.subplots(1, 2, figsize=(2 * size, size), sharey=True, layout="constrained")
    for language, place in zip(LANGUAGES, axes, strict=True):
        counts = count_pairs(list_pairs(people, attribute, language), values)
        _draw_matrix(place, counts, values, language)
    axes[0].set_ylabel(f"{attribute}, by the annotator")
    return figure


def count_pairs(pairs: Sequence[tuple[str, str]], values: Sequence[str]) -> Any:
    """How often each value (row) is taken for each value (column)."""
    counts = np.zeros((len(values), len(values)), dtype=int)
    for gold, said in pairs:
        counts[values.index(gold), values.index(said)] += 1
    return counts


def _draw_matrix(place: Any, counts: Any, values: Sequence[str], language: str) -> None:
    shares = counts / counts.sum(axis=1, keepdims=True).clip(min=1)
    # Squares drawn one by one, for an image in an SVG is a bitmap.
    place.pcolormesh(
        shares, cmap=_shade(language), vmin=0, vmax=1, edgecolors="white", linewidth=1.5
    )
    for (row, column), count in np.ndenumerate(counts):
        if count:
            colour = "white" if shares[row, column] > 0.5 else INK
            place.text(column + 0.5, row + 0.5, count, ha="center", va="center", color=colour)
    names = [value.replace("_", " ") for value in values]
    places = np.arange(len(values)) + 0.5
    place.set_xticks(places, names, rotation=40, ha="right", rotation_mode="anchor")
    place.set_yticks(places, names)
    place.tick_params(length=0)
    place.spines[:].set_visible(False)
    place.set_aspect("equal")
    place.set_ylim(len(values), 0)
    place.set_title(TITLES[language])
    place.set_xlabel("by keyroles")


def _shade(language: str) -> Any:
    return mpl.colors.LinearSegmentedColormap.from_list(language, ["#f3f3f3", COLOURS[language]])


def draw_reliability(people: Sequence[Judged]) -> Any:
    """How often a label is right against how sure it is said to be, one panel for each."""
    figure, axes = plt.subplots(
        1, len(JUDGED), figsize=(3.1 * len(JUDGED), 3.6), sharey=True, layout="constrained"
    )
    for attribute, place in zip(JUDGED, axes, strict=True):
        place.plot([0, 1], [0, 1], color=PALE, linewidth=1, linestyle="--")
        for language in LANGUAGES:
            points = list_points(people, attribute, language)
            _draw_line(place, points, language)
        place.set(title=attribute, xlim=(0, 1), ylim=(0, 1), xlabel="confidence", aspect="equal")
        place.set(xticks=TICKS, yticks=TICKS)
        place.spines[["top", "right"]].set_visible(False)
        place.legend(frameon=False, loc="upper left", fontsize=8, handlelength=1.2)
    axes[0].set_ylabel("share that is right")
    return figure


def list_points(
    people: Sequence[Judged], attribute: str, language: str
) -> list[tuple[float, bool]]:
    """How sure each label of a language is said to be, and whether it is right."""
    return [
        (one.confidence, one.gold == one.said)
        for one in people
        if one.attribute == attribute and one.language == language
    ]


def _draw_line(place: Any, points: Sequence[tuple[float, bool]], language: str) -> None:
    """A dot for each tenth of confidence, as large as it holds people."""
    table = np.array(points, dtype=float).reshape(-1, 2)
    bins = np.minimum((table[:, 0] * _BINS).astype(int), _BINS - 1)
    shown = [table[bins == n] for n in range(_BINS) if (bins == n).sum() >= _FEW]
    sure, right = ([group[:, column].mean() for group in shown] for column in (0, 1))
    error = f"{TITLES[language]}, ECE {calibration_error(points):.3f}"
    place.plot(sure, right, color=COLOURS[language], linewidth=1.4, label=error)
    sizes = [6 + 240 * len(group) / max(len(table), 1) for group in shown]
    place.scatter(sure, right, s=sizes, color=COLOURS[language], alpha=0.75, linewidth=0)


if __name__ == "__main__":
    main()
