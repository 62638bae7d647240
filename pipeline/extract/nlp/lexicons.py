"""Names, titles and firms to put in place of those of the training texts.

Reach for `load_lexicon`: without the public word lists it falls back to the project's own, so that
a fresh clone can train too.
"""

import csv
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pipeline.extract.nlp.firms import invent_departments, invent_firms
from pipeline.extract.nlp.samples import Sample
from pipeline.lexicon import load_words

_FIRM_LENGTHS = (2, 3)
# How many firms and departments of each language are invented.
_FIRMS = 6000
_DEPARTMENTS = 600
# Enough to vary texts where no public lists lie.
_FEW_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_FEW_GIVEN = "伟芳敏静丽强磊军洋勇艳杰娟涛超"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What can stand in for what. Titles, departments and firms by language."""

    first_names: tuple[str, ...]
    surnames: tuple[str, ...]
    han_surnames: tuple[str, ...]
    han_weights: tuple[int, ...]
    han_given: tuple[str, ...]
    titles: dict[str, tuple[str, ...]]
    departments: dict[str, tuple[str, ...]]
    firms: dict[str, tuple[str, ...]]


def load_lexicon(annotated: Path, public: Path | None, train: Iterable[Sample]) -> Lexicon:
    """Word lists under `public` where given, and what the training part itself names."""
    samples = list(train)
    lists = public and public / "lexicon"
    surnames = dict(_han_surnames(lists)) if lists else dict.fromkeys(_FEW_SURNAMES, 1)
    names = tuple(load_words("names_first")["plain"].split())
    first_names = tuple(_public_lines(lists, "first_names.txt.xz")) or names
    families = tuple(_latin_surnames(lists)) or names
    return Lexicon(
        first_names=first_names,
        surnames=families,
        han_surnames=tuple(surnames),
        han_weights=tuple(surnames.values()),
        han_given=tuple(_han_given(lists, surnames)) or tuple(_FEW_GIVEN),
        titles=_titles(annotated),
        departments=_departments(samples),
        firms=_firms(samples, lists, first_names, families),
    )


def _public_lines(public: Path | None, name: str) -> Iterator[str]:
    if public is None:
        return
    with lzma.open(public / name, "rt", encoding="utf-8-sig") as file:
        yield from (line.strip() for line in file if line.strip())


def _latin_surnames(public: Path | None) -> Iterator[str]:
    """One spelling a name and country; the common ones stand in several countries' lists."""
    for line in _public_lines(public, "surnames_by_country.tsv.xz"):
        name = line.split("\t")[0]
        if name.isalpha() and name.istitle():
            yield name


def _han_surnames(public: Path) -> Iterator[tuple[str, int]]:
    with (public / "zh_surnames.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            # The root flattens the counts, so that rare and compound surnames are met as well.
            yield row["surname"], int(float(row["count"]) ** 0.5) + 1


def _han_given(public: Path | None, surnames: dict[str, int]) -> Iterator[str]:
    for line in _public_lines(public, "zh_person_names_hanlp.txt.xz"):
        name, kind, *_ = line.split(" ")
        surname = next((name[:size] for size in (2, 1) if name[:size] in surnames), "")
        if kind == "nr" and surname and len(name) - len(surname) in (1, 2):
            yield name[len(surname) :]


def _titles(annotated: Path) -> dict[str, tuple[str, ...]]:
    with (annotated / "titles.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {
        lang: tuple(row["title"] for row in rows if row["lang"] == lang) for lang in ("en", "zh")
    }


def _spans_of(samples: list[Sample], label: str) -> dict[str, tuple[str, ...]]:
    return {
        language: tuple(
            sample.text[start:end]
            for sample in samples
            if sample.language == language
            for start, end, kind in sample.spans
            if kind == label
        )
        for language in ("en", "zh")
    }


def _departments(samples: list[Sample]) -> dict[str, tuple[str, ...]]:
    known = _spans_of(samples, "DEPT")
    rng = Random(len(samples))  # noqa: S311 - augmentation, no secret
    return {
        language: (*names, *invent_departments(language, rng, count=_DEPARTMENTS))
        for language, names in known.items()
    }


def _firms(
    samples: list[Sample], public: Path | None, names: tuple[str, ...], surnames: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """Firms of the texts, short names of listed ones, and many that do not exist."""
    rng = Random(len(samples))  # noqa: S311 - augmentation, no secret
    short = [
        name
        for name in _public_lines(public, "zh_company_short_names.txt.xz")
        if len(name) in _FIRM_LENGTHS
    ]
    listed: dict[str, list[str]] = {"en": [], "zh": short[:: max(1, len(short) // 2000)]}
    return {
        language: (
            *known,
            *listed[language],
            *invent_firms(language, rng, names=names, surnames=surnames, count=_FIRMS),
        )
        for language, known in _spans_of(samples, "ORG").items()
    }
