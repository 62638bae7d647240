"""A person's labels in words, each with the sentence that says so: the description in a CRM."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.export.cells import fold_space
from pipeline.labels import JUDGED, UNKNOWN
from pipeline.lexicon import load_words

Row = Mapping[str, str]
_LONGEST_QUOTE = 300
# What goes without saying.
_SILENT = {"", UNKNOWN, "active"}


def describe_person(row: Row, reasons: Iterable[Row], *, language: str) -> str:
    """`Role: technical expert (0.97), “He tests …” [call.md]. Needs: …`, in `en` or `zh`.

    What is unknown is left out. Each label is given its surest sentence, where there is one. A
    row's phone is told as it was written.
    """
    words = load_words("crm")[language]
    facts = [
        *_tell_labels(row, list(reasons), words),
        ("status", words["labels"].get(row["status"], "")),
        ("needs", row["needs"]),
        ("phone", row["phone"]),
    ]
    between: str = words["between"]
    return between.join(
        words["part"].format(name=words[name], value=value)
        for name, value in facts
        if value and row[name] not in _SILENT
    )


def _tell_labels(
    row: Row, reasons: list[Row], words: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Each label of a person in words, with how sure it is and the sentence."""
    for attribute in JUDGED:
        label = row[attribute]
        judged = words["sure"].format(
            label=words["labels"].get(label, label), confidence=row[f"{attribute}_confidence"]
        )
        found = [r for r in reasons if r["attribute"] == attribute and r["value"] == label]
        if found:
            surest = max(found, key=lambda reason: float(reason["confidence"]))
            judged = words["reason"].format(
                judged=judged,
                quote=_cut_quote(surest["quote"], words["cut"]),
                document=surest["document"],
            )
        yield attribute, judged


def _cut_quote(quote: str, mark: str) -> str:
    folded = fold_space(quote)
    return folded if len(folded) <= _LONGEST_QUOTE else folded[:_LONGEST_QUOTE].rstrip() + mark
