"""Every measure of the project in one table: what is asked for, and what English and Chinese reach.

usage: bench/evaluate.py [--quick] [--public ../shared/public]

The name model on held-out documents and on public sets, where they lie; links and whole tables
on held-out documents and on the gold accounts; words a second. `--quick` leaves the speed out.
`docs/refresh.py` puts the table into both READMEs, so a new measure needs its Chinese name in
`docs/measures.toml`.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from gold import SETS, score_set
from links import list_documents, measure
from speed import Speeds, measure_speeds

from pipeline.extract.nlp.load import load_nlp
from pipeline.extract.nlp.score import OWN_LABELS, score_sets
from pipeline.labels import JUDGED
from pipeline.measures import Report
from pipeline.terminal import format_table

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "zh")
HEAD = ("measure", "asked", *LANGUAGES)
ABSENT = "not here"

# Least exact F1 of the name model on our held-out documents.
OWN_ASKED = dict(zip(OWN_LABELS, (".94", ".88", ".85", ".80"), strict=True))
# What a public set is called, its label in the model's terms, the measure, the least F1.
PUBLIC = (
    ("zh_cluener_dev", "PERSON", "CLUENER dev, name F1", ".82"),
    ("zh_cluener_dev", "TITLE", "CLUENER dev, position F1", ".75"),
    ("zh_resume_test", "PERSON", "ResumeNER test, NAME F1", ".97"),
    ("zh_resume_test", "TITLE", "ResumeNER test, TITLE F1", ".93"),
    ("zh_weibo_test", "PERSON", "Weibo test, PER.NAM F1", ""),
    ("en_wnut17_test", "PERSON", "WNUT17 test, person F1", ".55"),
    ("en_wikigold", "PERSON", "wikigold, PER F1", ".85"),
)
LINKS_ASKED = {"title, marked spans": ".90"}
GOLD: tuple[tuple[str, str, Callable[[Report], float]], ...] = (
    ("person F1", ".88", lambda report: report.person.f1),
    ("person precision", "", lambda report: report.person.precision),
    ("person recall", "", lambda report: report.person.recall),
    ("name exact", "", lambda report: report.name_exact),
    ("title F1", ".85", lambda report: report.title.f1),
    ("reports_to F1", ".60", lambda report: report.reports_to.f1),
    ("e-mail F1", "", lambda report: report.email.f1),
)
# Least macro-F1 and most calibration error of the labels.
LABELS_ASKED = {
    "role": ("≥ .82", "≤ .08"),
    "influence": ("≥ .78", ""),
    "style": ("≥ .65", "≤ .08"),
    "stance": ("≥ .62", ""),
}
SPEED: tuple[tuple[str, str, Callable[[Speeds], str]], ...] = (
    ("extract room, words a second", "≥ 10,000", lambda s: f"{s.room.rate:,.0f}"),
    ("name model alone, words a second", "", lambda s: f"{s.model.rate:,.0f}"),
    (
        "MiniLM tagger, words a second",
        "",
        lambda s: f"{s.tagger.rate:,.0f}" if s.tagger else ABSENT,
    ),
    (
        "extract room, times the tagger",
        "≥ 4",
        lambda s: f"{s.room.rate / s.tagger.rate:.1f}" if s.tagger else ABSENT,
    ),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `cells` by language, left out where a measure has none."""

    measure: str
    asked: str
    cells: Mapping[str, str]


def main() -> None:
    """Print the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--public", type=Path, default=ROOT.parent / "shared" / "public")
    options = parser.parse_args()
    public = options.public / "ner"
    rows = [
        *measure_model(public if public.is_dir() else None),
        *measure_links(),
        *measure_gold(),
        *([] if options.quick else measure_speed()),
    ]
    cells = ([r.measure, r.asked, *(r.cells.get(lang, "") for lang in LANGUAGES)] for r in rows)
    print("\n".join(format_table(HEAD, cells)))
    if not public.is_dir():
        print(f"\n{ABSENT}: there are no public sets in {public}")


def measure_model(public: Path | None) -> Iterator[Row]:
    """Exact F1 of the spans that the name model finds."""
    figures = score_sets(load_nlp(), ROOT / "corpora" / "annotated", public)
    found = {(figure.name, figure.label): _show(figure.f1) for figure in figures}
    for label, asked in OWN_ASKED.items():
        cells = {lang: found[f"own_{lang}_test", label] for lang in LANGUAGES}
        yield Row(f"held-out documents, {label} F1", f"≥ {asked}", cells)
    for name, label, title, asked in PUBLIC:
        cells = {name[:2]: found.get((name, label), ABSENT)}
        yield Row(title, asked and f"≥ {asked}", cells)


def measure_links() -> Iterator[Row]:
    """F1 of titles, departments and managers given to people in held-out documents."""
    for name, ratios in measure(list(list_documents("annotated", "test"))):
        asked = LINKS_ASKED.get(name, "")
        cells = {lang: _show(ratio.f1) for lang, ratio in ratios.items()}
        yield Row(f"held-out documents, {name} F1", asked and f"≥ {asked}", cells)


def measure_gold() -> Iterator[Row]:
    """Whole tables of the gold accounts: people, titles, managers, labels and their confidence."""
    reports = {lang: score_set(folder) for lang, folder in SETS.items()}
    for name, asked, read in GOLD:
        cells = {lang: _show(read(report)) for lang, report in reports.items()}
        yield Row(f"gold accounts, {name}", asked and f"≥ {asked}", cells)
    outsiders = {lang: str(len(report.outsiders)) for lang, report in reports.items()}
    yield Row("gold accounts, outsiders listed", "≤ 5", outsiders)
    for column in JUDGED:
        labels = {lang: _show(report.macro_f1(column)) for lang, report in reports.items()}
        errors = {lang: _show(r.calibration_error(column)) for lang, r in reports.items()}
        asked_f1, asked_error = LABELS_ASKED[column]
        yield Row(f"gold accounts, {column} macro-F1", asked_f1, labels)
        yield Row(f"gold accounts, {column} ECE", asked_error, errors)
    needs = {lang: _show(report.needs.recall) for lang, report in reports.items()}
    yield Row("gold accounts, needs recall", "≥ .55", needs)


def measure_speed() -> Iterator[Row]:
    """Words a second of one core."""
    speeds = measure_speeds()
    for name, asked, show in SPEED:
        yield Row(name, asked, {lang: show(speeds[lang]) for lang in LANGUAGES})


def _show(figure: float) -> str:
    return f"{figure:.3f}"


if __name__ == "__main__":
    main()
