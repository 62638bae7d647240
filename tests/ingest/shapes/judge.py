"""Holds what was observed against what a case expects: one small function per aspect.

Each returns what is wrong in one line, or nothing.
"""

from collections.abc import Callable

from pipeline.types import Part
from tests.ingest.shapes.case_format import Case
from tests.ingest.shapes.observe import Observed, list_turns, merge_turns, squeeze

_MANY = 200  # characters: a longer reason would carry the document's words


def judge_aspect(case: Case, seen: Observed, aspect: str) -> str:
    """The complaint about one aspect of a case, empty where it is right."""
    return JUDGES[aspect](case, seen)


def _judge_skipped(case: Case, seen: Observed) -> str:
    if seen.documents:
        return f"{len(seen.documents)} documents came out, none should"
    if faults := [reason for reason in seen.reasons if "please report" in reason]:
        return f"a fault of ours: {faults}"
    return "" if any(0 < len(reason) < _MANY for reason in seen.reasons) else "no reason is given"


def _judge_format(case: Case, seen: Observed) -> str:
    wanted = [case.format] if isinstance(case.format, str) else case.format or []
    return "" if seen.format in wanted else f"wanted {wanted}, got {seen.format}"


def _judge_kind(case: Case, seen: Observed) -> str:
    wanted = {case.kind} if isinstance(case.kind, str) else set(case.kind or ())
    found = {document.kind.value for document in seen.documents}
    return "" if found and found <= wanted else f"wanted {sorted(wanted)}, got {sorted(found)}"


def _judge_documents(case: Case, seen: Observed) -> str:
    return _differ(case.documents, len(seen.documents))


def _judge_dates(case: Case, seen: Observed) -> str:
    sent = [document.envelope.sent for document in seen.documents]
    return _differ(case.dates, [moment.date().isoformat() if moment else "" for moment in sent])


def _judge_authors(case: Case, seen: Observed) -> str:
    """The authors of all words, each named once, in the order in which they first speak."""
    parties = [
        item.envelope.author for items in seen.segments for item in items if item.part is Part.BODY
    ]
    names = dict.fromkeys(party.name or party.address for party in parties if party)
    return _differ(case.authors, [name for name in names if name])


def _judge_turns(case: Case, seen: Observed) -> str:
    if case.turns == []:
        labels = seen.texts(Part.LABEL)
        return f"no one speaks here, yet labels were found: {labels[:3]}" if labels else ""
    wanted = merge_turns((speaker, squeeze(words)) for speaker, words in case.turns or ())
    found = [turn for items in seen.segments for turn in list_turns(items)]
    if not any("" in speaker.split("|") for speaker, _ in wanted):
        found = merge_turns(turn for turn in found if turn[0])
    for number, (want, got) in enumerate(zip(wanted, found, strict=False)):
        if got[0] not in want[0].split("|") or got[1] != want[1]:
            return f"turn {number}: wanted {want}, got {got}"
    return _differ(len(wanted), len(found), what="turns")


def _judge_attendees(case: Case, seen: Observed) -> str:
    """Lines that begin with `?` may be found and need not."""
    wanted = [squeeze(line) for line in case.attendees or () if line[0] != "?"]
    allowed = [squeeze(line.removeprefix("?")) for line in case.attendees or ()]
    found = [squeeze(text) for text in seen.texts(Part.ATTENDEES)]
    missing = [line for line in wanted if not any(line in text for text in found)]
    foreign = [text for text in found if not any(line in text for line in allowed)]
    return f"missing {missing}, foreign {foreign}" if missing or foreign else ""


def _judge_contacts(case: Case, seen: Observed) -> str:
    wanted = [squeeze(line) for line in case.contacts or ()]
    found = [squeeze(text) for text in seen.texts(Part.CONTACT)]
    missing = [line for line in wanted if not any(line in text for text in found)]
    return f"missing {missing}" if missing else ""


def _judge_says(case: Case, seen: Observed) -> str:
    """Somebody's words end up as somebody's words, and are not lost or taken for a header."""
    spoken = squeeze("".join(seen.texts(Part.BODY)))
    lost = [words for words in case.says or () if squeeze(words) not in spoken]
    return f"not among the words: {lost}" if lost else ""


def _judge_silent(case: Case, seen: Observed) -> str:
    """Marks of the format and labels are nobody's words."""
    spoken = squeeze("".join(seen.texts(Part.BODY)))
    kept = [words for words in case.silent or () if squeeze(words) in spoken]
    return f"among the words: {kept}" if kept else ""


def _differ(wanted: object, found: object, *, what: str = "") -> str:
    return "" if wanted == found else f"wanted {wanted}, got {found} {what}".rstrip()


JUDGES: dict[str, Callable[[Case, Observed], str]] = {
    "skipped": _judge_skipped,
    "format": _judge_format,
    "kind": _judge_kind,
    "documents": _judge_documents,
    "dates": _judge_dates,
    "authors": _judge_authors,
    "turns": _judge_turns,
    "attendees": _judge_attendees,
    "contacts": _judge_contacts,
    "says": _judge_says,
    "silent": _judge_silent,
}
