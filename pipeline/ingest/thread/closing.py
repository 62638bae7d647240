"""What a line near the end of a message looks like: a formula, a name, a field, or words."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from pipeline.ingest.thread.author import Author
from pipeline.ingest.thread.marker import is_rule
from pipeline.ingest.thread.words import is_wide
from pipeline.lexicon import load_words

_MOST_SHORT = 60  # characters; a longer line without fields is words
_MOST_WIDE = 24  # the same for Chinese
_MOST_NAME = 40
_MOST_FIELD = 140
_MOST_PLAIN = 20  # characters of a sentence that needs no closer look, as it has no number
_MOST_MOBILE = 8  # words of "Sent from my" and a device that no list knows
_SENT = ("sent from my ", "sent from ")
_MOST_TITLE = 80
_MOST_JOB = 9  # words of a title, a company or a street
_MOST_BESIDE = 6  # words beside the numbers and addresses of a field line
_EDGES = " \t,.!;:，。！；：…~～-–—*_'\"()（）^|"
_DELIMITER = re.compile(r"[-–—_]{1,3}\Z|[-_=*~—–]{4,}\Z")
_PLAIN = re.compile(r"""(?!["“'«])[^\d@|]+\Z""")
_FIRST = re.compile(r"[^\s,.!;:/&~-]+")
_LIST = re.compile(r"(?:[-*•·+>●]|[-–—]{1,2}>|\(?\d{1,2}[.)、）]|[a-z][.)])(?:\s|(?<=、))")
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŐŒŘŚŞŠŢŤŪŮŰŲŸŹŻŽА-ЯЁІЇЄΑ-Ω"
_NAME = re.compile(
    rf"[{_UPPER}][\w’'.-]*(?:\s+(?:[{_UPPER}][\w’'.-]*|von|van|de|der|den|da|di|and|y|und|et|le)){{0,3}}\Z"
)
_DASHED = re.compile(r"[-–—~/]{1,2}(\s?)([^\W\d_][^\d,;:!?@]{0,30})\Z")
_PHONE = re.compile(r"(?<![\w/.-])(?:\+|\(\+?)?\d[\d ()./–-]{5,22}\d(?![\d/:])")
_ADDRESS = re.compile(
    r"[^\s@<>|]+@[^\s@<>|]+|(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|cn|de|io|eu|fr|uk|example)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[*_|•·【\s]*([^\W\d_][^:：|()\d@]{0,17}?)[*_]*\s?(?:[:：.]|\s(?=[+(\d]))")
_SENTENCE = re.compile(r"[^\W\d_]{4}\.\Z")  # "Sure." but not "J. Hill Jr."
_PIPES = re.compile(r"[|\s]+\Z")
_STOPS = frozenset(".?!…:。？！；：，,")
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}\Z")
_PARTS = re.compile(r"\s*[,，.!！。;；~～/]+\s*|\s+[-–—]\s*|\s{2,}")
_DEGREE = re.compile(r",?\s(?:Ph\.?\s?D|M\.?D|MBA|CPA|Esq|Jr|Sr|P\.?E|PMP)\.?\Z")
_WORD = re.compile(r"[^\W\d_]{2,}")
_HAS_DIGIT = re.compile(r"\d").search
_POINTS = str.maketrans(".,;:()/&|-", " " * 10)


class Look(Enum):
    """How a line looks, see `look_at`."""

    DELIMITER = "delimiter"
    SIGNOFF = "signoff"
    THANKS = "thanks"
    MOBILE = "mobile"
    AUTHOR = "author"
    DASHED = "dashed"
    NAME = "name"
    FIELD = "field"
    SHORT = "short"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class _Words:
    formal: frozenset[str]
    thanks: frozenset[str]
    starts: frozenset[str]
    wishes: tuple[str, ...]
    begins: tuple[str, ...]
    openings: frozenset[str]
    ends: tuple[str, ...]
    devices: tuple[str, ...]
    labels: frozenset[str]
    jobs: frozenset[str]
    wide_jobs: tuple[str, ...]
    surnames: str
    answers: frozenset[str]


@cache
def _words() -> _Words:
    tail = load_words("mail_tail")
    formulas = [word for group in tail["signoffs"].values() for word in group]
    return _Words(
        frozenset(tail["signoffs"]["formal"]),
        frozenset(tail["signoffs"]["thanks"]),
        frozenset(found[0] for word in formulas if (found := _FIRST.match(word)))
        | {word[0] for word in formulas},
        tuple(tail["signoffs"]["wishes"]),
        tuple(tail["mobile"]["begins"]),
        frozenset(b[:3] if len(b) > 2 else b[0] for b in tail["mobile"]["begins"]),
        tuple(tail["mobile"]["ends"]),
        tuple(tail["mobile"]["devices"]),
        frozenset(tail["fields"]["labels"]),
        frozenset(tail["fields"]["words"]),
        tuple(word for word in tail["fields"]["words"] if is_wide(word)),
        load_words("names_zh")["common"],
        frozenset(tail["answers"]["words"]),
    )


def look_at(text: str, author: Author) -> Look:
    """How a line looks: "Best regards," -> SIGNOFF, "Tel: 555 0119" -> FIELD."""
    if not text[0].isalnum() and (_DELIMITER.match(text) or is_rule(text) or _PIPES.match(text)):
        return Look.DELIMITER
    if len(text) > _MOST_FIELD:
        return Look.PROSE
    lowered = text.lower()
    if is_mobile(lowered):
        return Look.MOBILE
    if formula := _find_formula(text, lowered):
        return formula
    if len(text) > _MOST_PLAIN and _PLAIN.match(text) and _ends_sentence(text):
        return Look.PROSE
    if author.signs(text):
        return Look.AUTHOR
    return _look_further(text, lowered, author)


def _look_further(text: str, lowered: str, author: Author) -> Look:
    dashed = _DASHED.match(text)
    if dashed and (author.signs(dashed[2]) or (not dashed[1] and len(dashed[2].split()) < 4)):
        return Look.DASHED
    if _is_field(text, lowered):
        return Look.FIELD
    if _LIST.match(text):
        return Look.PROSE
    if _is_name(text):
        return Look.NAME
    most = _MOST_WIDE if is_wide(text) else _MOST_SHORT
    quoted = text[0] in "\"“'«" and text[-1] in "\"”'»"
    return Look.SHORT if len(text) < most and (quoted or not _ends_sentence(text)) else Look.PROSE


def _is_name(text: str) -> bool:
    """Whether a line may be a name and nothing else."""
    if _CHINESE_NAME.match(text):
        return text[0] in _words().surnames
    if len(text) > _MOST_NAME or text.lower().rstrip(".!") in _words().answers:
        return False
    return _NAME.match(_DEGREE.sub("", text)) is not None and not _SENTENCE.search(text)


def may_be_mobile(text: str) -> bool:
    """A quick look that spares most lines the closer one."""
    openings = _words().openings
    return text[:3].lower() in openings or text[0] in openings or not text.isascii()


def is_mobile(lowered: str) -> bool:
    """A line that a mail program added: "Sent from my iPhone", "发自我的iPhone"."""
    words, text = _words(), lowered.lstrip(" *_-–—~>[(|")
    if (text[:3] in words.openings or text[:1] in words.openings) and text.startswith(words.begins):
        said = text.split("<")[0].split()
        few = len(said) <= _MOST_MOBILE and text.startswith(_SENT) and "," not in text
        return few or any(device in " ".join(said[:8]) for device in words.devices)
    ending = text.rstrip(" .!。*")
    if ending.isascii() or not ending.endswith(words.ends):
        return False
    return any(device in text for device in words.devices)


def _find_formula(text: str, lowered: str) -> Look | None:
    """A closing formula, perhaps with a name after it: "Thanks, Bob"."""
    words, key = _words(), lowered.strip(_EDGES)
    if key in words.formal:
        return Look.SIGNOFF
    if key in words.thanks:
        return Look.THANKS
    if len(text) > _MOST_SHORT or not _may_be_formula(key):
        return None
    if key.startswith(words.wishes) and len(key) < 17 and not key.startswith("祝贺"):
        return Look.SIGNOFF
    parts = [part for part in _PARTS.split(text.strip(_EDGES)) if part]
    looks = [_formula_of(part) for part in parts]
    if not looks:
        return None
    if looks[0] is None and len(parts) == 1:
        return _find_glued(parts[0].split())
    named = looks[-1] is None and _NAME.match(parts[-1]) is not None
    if looks[0] and all(looks[: len(looks) - named]) and len(parts) > 1:
        return Look.SIGNOFF if named or Look.SIGNOFF in looks else Look.THANKS
    return None


def _may_be_formula(key: str) -> bool:
    """A quick look at the first word, or the first Chinese letter."""
    first = _FIRST.match(key)
    starts = _words().starts
    return first is not None and (first[0] in starts or (key[0] in starts and is_wide(key[0])))


def _formula_of(part: str) -> Look | None:
    key = part.lower().strip(_EDGES)
    return (
        Look.SIGNOFF if key in _words().formal else Look.THANKS if key in _words().thanks else None
    )


def _find_glued(parts: list[str]) -> Look | None:
    """A formula and a name without a comma: "Regards Bob Smith"."""
    for cut in range(len(parts) - 1, max(0, len(parts) - 4), -1):
        name = " ".join(parts[cut:])
        if _formula_of(" ".join(parts[:cut])) and (_NAME.match(name) and name[0].isupper()):
            return Look.SIGNOFF
    return None


def _is_field(text: str, lowered: str) -> bool:
    """A line of contact data or of title and company, and of nothing else."""
    rest = _ADDRESS.sub(" @ ", text) if "." in text[:-1] or "@" in text else text
    rest, found = _PHONE.subn(" ", rest) if _HAS_DIGIT(rest) else (rest, 0)
    numbers = found + rest.count("@")
    label = _LABEL.match(text)
    if label and label[1].strip().lower() in _words().labels:
        return numbers > 0 or (len(label[1]) > 1 and len(text) < _MOST_SHORT)
    if text[0] == "|" or text.count("|") > 1:
        return True
    if not numbers and (len(text) > _MOST_TITLE or _ends_sentence(text)):
        return False
    beside = len(_WORD.findall(rest)) if rest.isascii() else sum(map(is_wide, rest)) / 3
    if numbers and (beside < 2 or (beside <= _MOST_BESIDE and not _ends_sentence(text))):
        return True
    return (
        len(text) < _MOST_TITLE
        and beside < _MOST_JOB
        and not _ends_sentence(text)
        and _has_job(lowered)
    )


def _ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does; "Acme Inc." does not."""
    bare = text.rstrip("'\")]”")
    if not bare or bare[-1] not in _STOPS:
        return False
    return bare[-1] != "." or bare[bare.rfind(" ") + 1 : -1].lower() not in _words().jobs


def _has_job(lowered: str) -> bool:
    """Whether a line has a word of a title, a company's name or a postal address."""
    words = _words()
    if not words.jobs.isdisjoint(lowered.translate(_POINTS).split()):
        return True
    return is_wide(lowered) and any(word in lowered for word in words.wide_jobs)
