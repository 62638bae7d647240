"""Plain text of others, read where it lies: for pretraining, and for the teacher to label.

Reach for `read_paragraphs`. The folder is the public one with `*.txt.xz`; nothing of it is kept but
what the weights learn.
"""

import lzma
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random

# File -> how many characters of it are read.
PRETRAINING: Mapping[str, int] = {
    "en_calls_earnings21_22": 9_000_000,
    "en_handbook_mattermost": 1_000_000,
    "en_meet_qmsum": 5_000_000,
    "en_mail_enron_sample": 12_000_000,
    "zh_news_cctv_xinwenlianbo": 6_000_000,
    "zh_dialog_shanji_interviews": 2_000_000,
    "zh_meet_vcsum": 2_000_000,
    "zh_dialog_cped": 1_000_000,
    "zh_lctt_part": 1_500_000,
    "zh_msdocs_dynamics365_zh": 1_000_000,
    "zh_msdocs_partner_project_teams_zh": 1_000_000,
}
LABELLING: Mapping[str, int] = {
    "en_calls_earnings21_22": 3_000_000,
    "en_mail_enron_sample": 5_000_000,
    "en_meet_qmsum": 1_200_000,
    "en_handbook_mattermost": 300_000,
}
ENCODING: Mapping[str, int] = {
    "zh_dialog_cped": 1_000_000,
    "zh_dialog_shanji_interviews": 1_000_000,
    "zh_meet_vcsum": 1_000_000,
    "zh_news_cctv_xinwenlianbo": 800_000,
    "zh_msdocs_dynamics365_zh": 300_000,
    "zh_msdocs_partner_project_teams_zh": 300_000,
    "zh_lctt_part": 300_000,
    "en_mail_enron_sample": 500_000,
    "en_meet_qmsum": 400_000,
}
# Least characters of a paragraph, by language; most of any.
_LEAST = {"en": 800, "zh": 350}
_MOST = 2500
_NAMELIKE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")


def read_paragraphs(
    folder: Path, shares: Mapping[str, int], *, seed: int, named: bool = False
) -> list[str]:
    """Paragraphs of all files in random order; with `named` those first that name most."""
    rng = Random(seed)  # noqa: S311 - order alone
    chosen = [
        paragraph
        for name, share in shares.items()
        if (folder / f"{name}.txt.xz").is_file()
        for paragraph in _take(_order(_cut(folder, name), rng, named=named), share)
    ]
    rng.shuffle(chosen)
    return chosen


def _cut(folder: Path, name: str) -> Iterator[str]:
    """Lines joined until they make a paragraph."""
    lines: list[str] = []
    with lzma.open(folder / f"{name}.txt.xz", "rt", encoding="utf-8") as file:
        for line in file:
            lines.append(line)
            if sum(map(len, lines)) > _LEAST[name[:2]]:
                yield "".join(lines).strip()[:_MOST]
                lines = []


def _order(paragraphs: Iterable[str], rng: Random, *, named: bool) -> list[str]:
    if not named:
        shuffled = list(paragraphs)
        rng.shuffle(shuffled)
        return shuffled
    return sorted(paragraphs, key=lambda text: rng.random() * 0.1 - _name_density(text))


def _name_density(text: str) -> float:
    """Capitalised words inside sentences for each word."""
    return len(_NAMELIKE.findall(text)) / max(1, text.count(" "))


def _take(paragraphs: Iterable[str], share: int) -> Iterator[str]:
    read = 0
    for paragraph in paragraphs:
        if read >= share:
            return
        yield paragraph
        read += len(paragraph)
