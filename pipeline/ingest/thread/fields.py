"""Lines of a signature that give contact data, a title, a company or a postal address."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.ingest.thread.words import is_wide
from pipeline.lexicon import load_words

_MOST_LABELLED = 60  # characters of a labelled line without a number
_MOST_TITLE = 80
_MOST_JOB = 9  # words of a title, a company or a street
_MOST_BESIDE = 6  # words beside the numbers and addresses of a field line
_WIDE_WORD = 3  # Chinese letters that count as one word
_PHONE = re.compile(r"(?<![\w/.-])(?:\+|\(\+?)?\d[\d ()./–-]{5,22}\d(?![\d/:])")
_ADDRESS = re.compile(
    r"[^\s@<>|]+@[^\s@<>|]+|(?:https?://|www\.)\S+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|cn|de|io|eu|fr|uk|example)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[*_|•·【\s]*([^\W\d_][^:：|()\d@]{0,17}?)[*_]*\s?(?:[:：.]|\s(?=[+(\d]))")
_WORD = re.compile(r"[^\W\d_]{2,}")
_DIGIT = re.compile(r"\d")
_STOPS = frozenset(".?!…:。？！；：，,")
_CLAUSE = re.compile("[，。；！？]")
_POINTS = str.maketrans(".,;:()/&|-", " " * 10)


@dataclass(frozen=True, slots=True)
class _Words:
    labels: frozenset[str]
    jobs: frozenset[str]
    wide_jobs: re.Pattern[str]


@cache
def _words() -> _Words:
    fields = load_words("mail_tail")["fields"]
    wide = "|".join(word for word in fields["words"] if is_wide(word))
    return _Words(
        labels=frozenset(fields["labels"]),
        jobs=frozenset(fields["words"]),
        wide_jobs=re.compile(rf"(?:{wide})(?=[\s|/·,，（(]|\Z)|{fields['wide_address']}"),
    )


def is_field(text: str, lowered: str) -> bool:
    """A line of contact data or of title and company, and of nothing else.

    "Tel: 555 0119", "ann@b.example | www.b.example", "Director, Procurement", "采购部经理" -> True
    """
    rest = _ADDRESS.sub(" @ ", text) if "." in text[:-1] or "@" in text else text
    rest, found = _PHONE.subn(" ", rest) if _DIGIT.search(rest) else (rest, 0)
    numbers = found + rest.count("@")
    label = _LABEL.match(text)
    if label and label[1].strip().lower() in _words().labels:
        return numbers > 0 or (len(label[1]) > 1 and len(text) < _MOST_LABELLED)
    if text[0] == "|" or text.count("|") > 1:
        return True
    sentence = ends_sentence(text)
    if numbers:
        beside = _count_words(rest)
        return beside < 2 or (beside <= _MOST_BESIDE and not sentence)
    return len(text) < _MOST_TITLE and not sentence and _has_job(text, lowered)


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does; "Acme Inc." does not."""
    bare = text.rstrip("'\")]”")
    if not bare or bare[-1] not in _STOPS:
        return False
    return bare[-1] != "." or bare[bare.rfind(" ") + 1 : -1].lower() not in _words().jobs


def _count_words(text: str) -> float:
    if text.isascii():
        return len(_WORD.findall(text))
    return sum(map(is_wide, text)) / _WIDE_WORD


def _has_job(text: str, lowered: str) -> bool:
    """Whether a line is a title, a company's name or a postal address, by a word and its look."""
    if is_wide(text):
        return _words().wide_jobs.search(text) is not None and not _CLAUSE.search(text)
    if _words().jobs.isdisjoint(lowered.translate(_POINTS).split()):
        return False
    words = _WORD.findall(text)
    return len(words) < _MOST_JOB and sum(not word[0].islower() for word in words) * 2 > len(words)
