"""Features of a pair: a title or a unit, and a person named near it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

Span = tuple[int, int]

_NEAR = 4  # people looked at on each side
_FAR = 20  # people back to whoever speaks
_REACH = 250  # characters to the farthest
_SHORT = 14
_MOST_MARKS = 12
_WORD = re.compile(r"[A-Za-z’']+|[\u3400-\u9fff]|\n|\d+|[^\w\s]")
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"[ \t\u3000]+")
_SENTENCE_END = re.compile(r"[.!?;](?=\s)|[。！？；]")


def list_candidates(text: str, span: Span, people: Sequence[Span]) -> list[int]:
    """The numbers of the people, in order of text, who may hold the title at `span`.

    Those near it, and whoever speaks the turn.
    """
    at = bisect_left(people, span)
    near = range(max(0, at - _NEAR), min(len(people), at + _NEAR))
    found = [n for n in near if _measure(span, people[n]) <= _REACH]
    earlier = range(at - _NEAR - 1, max(-1, at - _FAR), -1)
    speaker = next((n for n in earlier if _is_label(text, people[n])), None)
    return [speaker, *found] if speaker is not None and not _speaks(text, found, people) else found


def _speaks(text: str, numbers: Sequence[int], people: Sequence[Span]) -> bool:
    return any(_is_label(text, people[n]) for n in numbers)


def _is_label(text: str, person: Span) -> bool:
    """Whether a name stands where the name of a speaker or of a header does."""
    return text[person[1] : person[1] + 1] in (":", "：") or _is_header(text, person)


def _is_header(text: str, person: Span) -> bool:
    return text[max(0, person[0] - 6) : person[0]].lower() in ("from: ", "\nfrom:")


def _measure(span: Span, person: Span) -> int:
    start, end = _gap(span, person)
    return end - start


def _gap(span: Span, person: Span) -> Span:
    """The stretch between the two; empty where they overlap."""
    if person[1] <= span[0]:
        return person[1], span[0]
    return (span[1], person[0]) if person[0] >= span[1] else (span[0], span[0])


def describe_pair(
    text: str, span: Span, person: Span, people: Sequence[Span], spans: Sequence[Span]
) -> list[str]:
    """What speaks for and against the person at `person` being the one of `span`."""
    start, end = _gap(span, person)
    side = "before" if person[0] < span[0] else "after"
    between = _mask(text, start, end, people, spans)
    others = between.count("P") + between.count("T")
    features = [
        side,
        f"{side} people={min(3, between.count('P'))}",
        f"{side} titles={min(3, between.count('T'))}",
        f"{side} lines={min(3, between.count(chr(10)))}",
        f"{side} ends={min(2, len(_SENTENCE_END.findall(between)))}",
        f"{side} far={min(8, (end - start).bit_length())}",
        *(f"{side} {name}" for name in _describe_words(between)),
        *_describe_edges(text, span, person, side),
        *_describe_cue(text, span, person, side),
    ]
    if others == 0:
        features.append(f"{side} next")
    if person[0] < span[1] and span[0] < person[1]:
        features.append("overlap")
    return [*features, *_describe_rivals(text, span, person, people, spans, side)]


def _mask(text: str, start: int, end: int, people: Sequence[Span], spans: Sequence[Span]) -> str:
    """The stretch with every other person as P and every other title as T."""
    first, head = bisect_left(people, (start, 0)), bisect_left(spans, (start, 0))
    marks = [(a, b, "P") for a, b in people[first : first + _MOST_MARKS]]
    marks += [(a, b, "T") for a, b in spans[head : head + _MOST_MARKS]]
    pieces, at = [], start
    for a, b, mark in sorted(marks):
        if at <= a and b <= end:
            pieces += [_fold(text[at:a]), mark]
            at = b
    return "".join([*pieces, _fold(text[at:end])])


def _fold(piece: str) -> str:
    return _SPACES.sub(" ", _DIGITS.sub("0", piece)).lower()


def _describe_words(between: str) -> Iterator[str]:
    if len(between) <= _SHORT:
        yield f"gap={between!r}"
    words = _WORD.findall(between)
    yield from (f"word={word!r}" for word in {*words[:6], *words[-6:]})
    if words:
        yield f"first={words[0]!r}"
        yield f"last={words[-1]!r}"


def _describe_edges(text: str, span: Span, person: Span, side: str) -> Iterator[str]:
    """The characters around the two: a bracket, a new line, a colon."""
    first, last = (person, span) if side == "before" else (span, person)
    yield f"{side} opens={text[max(0, first[0] - 1) : first[0]].lower()!r}"
    yield f"{side} closes={text[last[1] : last[1] + 1].lower()!r}"


def _describe_cue(text: str, span: Span, person: Span, side: str) -> Iterator[str]:
    """The words right before the title, and whether the person is the one who speaks."""
    floor = max(0, span[0] - 24, person[1] if side == "before" else 0)
    words = _WORD.findall(_fold(text[floor : span[0]]))[-2:]
    who = f"{side} label" if _is_label(text, person) else side
    yield who
    yield f"{who} cue={' '.join(words)!r}"
    yield from (f"{who} cue-word={word!r}" for word in words)
    tail = _WORD.findall(_fold(text[span[1] : span[1] + 16]))[:2]
    yield from (f"{who} tail={word!r}" for word in tail[:1])


def _describe_rivals(
    text: str, span: Span, person: Span, people: Sequence[Span], spans: Sequence[Span], side: str
) -> Iterator[str]:
    """Who else is right beside the title, and what else is right beside the person."""
    at, spot = bisect_left(people, span), bisect_left(spans, person)
    before = side == "before"
    other = _pick(people, at if before else at - 1)
    beyond = _pick(spans, spot - 1 if before else spot)
    yield f"{side} rival={_closeness(text, span, other)} own={_closeness(text, span, person)}"
    yield f"{side} beyond={_closeness(text, person, beyond)}"


def _pick(places: Sequence[Span], number: int) -> Span | None:
    return places[number] if 0 <= number < len(places) else None


def _closeness(text: str, span: Span, person: Span | None) -> str:
    if person is None:
        return "none"
    start, end = _gap(span, person)
    gap = _fold(text[start:end]) if end - start <= 80 else "far"
    if len(gap) <= 3:
        return repr(gap)
    return "line" if "\n" not in gap and end - start <= 80 else "far"
