"""How often each deed cue is right on the annotated single passages: precision and yield.

usage: bench/cues.py

Reads `en-s*.tsv` and `zh-s*.tsv` of `corpora/annotated` (text, role, influence, style, stance,
need; the person in square brackets). A cue is right where the passage carries its label for the
bracketed person.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.classify.cues import Deed
from pipeline.classify.deeds import find_deeds
from pipeline.classify.speech import find_own_deeds
from pipeline.labels import JUDGED
from pipeline.types import Document, Envelope, How, Kind, Mention, Part, Segment

FOLDER = Path(__file__).resolve().parent.parent / "corpora" / "annotated"
_PERSON = re.compile(r"\[([^\]]+)\]")


def main() -> None:
    """Print the cues with how often each is right, worst first within an attribute."""
    right: Counter[tuple[str, str, str]] = Counter()
    found: Counter[tuple[str, str, str]] = Counter()
    for text, labels in _read_passages():
        for deed in _find_deeds(text):
            quote = deed.mention.segment.document.text[deed.start : deed.end].lower()
            key = (deed.attribute, deed.value, quote)
            found[key] += 1
            right[key] += labels[deed.attribute] == deed.value
    for attribute in JUDGED:
        keys = [key for key in found if key[0] == attribute]
        total, good = sum(found[k] for k in keys), sum(right[k] for k in keys)
        print(f"{attribute}: {good} of {total} right")
        for key in sorted(keys, key=lambda k: (right[k] / found[k], -found[k])):
            print(f"  {right[key]:3} / {found[key]:3}  {key[1]:15} {key[2]}")


def _read_passages() -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted(FOLDER.glob("*-s*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text, *labels = line.split("\t")
            if len(labels) == len(JUDGED) + 1:
                yield text, dict(zip(JUDGED, labels, strict=False))


def _find_deeds(text: str) -> list[Deed]:
    """Told of the bracketed person, or in their own words: `[Dana]: …` and `> … [Dana]`."""
    found = _PERSON.search(text)
    if found is None:
        return []
    plain = text[: found.start()] + found[1] + text[found.end() :]
    document = Document("passage", "passage", "", Kind.NOTE, plain)
    start, end = found.start(), found.start() + len(found[1])
    if text.startswith(">"):
        segment = Segment(document, 0, 1, Part.HEADER, Envelope())
        return list(find_own_deeds([Mention(segment, start, end, found[1], How.AUTHOR)]))
    if plain[end : end + 1] in (":", "："):
        segment = Segment(document, start, end + 1, Part.LABEL, Envelope())
        return list(find_own_deeds([Mention(segment, start, end, found[1], How.SPEAKER)]))
    segment = Segment(document, 0, len(plain), Part.BODY, Envelope())
    return list(find_deeds([Mention(segment, start, end, found[1], How.NAMED)]))


if __name__ == "__main__":
    main()
