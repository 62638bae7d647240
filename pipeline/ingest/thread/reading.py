"""What stands in a text that may be an attribution: its date, its address, its verb."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.ingest.thread.address import Address, find_address
from pipeline.ingest.thread.stamp import DAY, TIME
from pipeline.ingest.thread.verbs import TAIL, ends_with_verb
from pipeline.ingest.thread.words import compile_any
from pipeline.lexicon import load_words

EDGES = "([< \t,，、;；:：.*_\"'“”‘’«»-=~—|"
_MOST_BESIDE = 6  # words beside date and address, where no verb speaks for an attribution
_MOST_BEFORE = 60  # characters of a name that stands before its address
_MOST_OPENED = 40  # characters after "On" within which figures must follow
_FIGURE = re.compile(r"[\d@]")
_LONG_WORDS = re.compile(r"\w{13}|(?:\w+\W+){4}")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, its `head` without the colon and marks at the end, and what was found in it.

    `final`: ends with a word for "wrote". `dated_first`: begins with a date, or with a word like
    "On" and figures after it. `time` is looked for only where there is no day.
    """

    text: str
    head: str
    final: bool
    address: Address | None
    day: re.Match[str] | None
    time: re.Match[str] | None
    dated_first: bool

    @property
    def named_first(self) -> bool:
        """Whether it begins with a name and its address in brackets."""
        address = self.address
        return address is not None and address.bracketed and address.start < _MOST_BEFORE

    @property
    def terse(self) -> bool:
        """Whether little is left beside date, time and address."""
        rest, address = self.head, self.address
        if address:
            rest = rest[: address.start] + " " + rest[address.end :]
        rest = TIME.sub(" ", DAY.sub(" ", rest))
        return len(_WORD.findall(rest)) <= _MOST_BESIDE


@lru_cache(maxsize=4096)  # threads repeat themselves
def read_text(text: str) -> Reading:
    """Everything that decides whether a text is an attribution."""
    head = text.rstrip(TAIL)
    day = DAY.search(head)
    time = None if day else TIME.search(head)
    return Reading(
        text=text,
        head=head,
        final=ends_with_verb(head),
        address=find_address(head),
        day=day,
        time=time,
        dated_first=_begins_dated(head, day or time),
    )


def skip_opener(text: str) -> str:
    """What stands behind a word like "On"; nothing where no such word begins the text."""
    text = text.lstrip(EDGES)
    opener = _openers().match(text)
    return text[opener.end() :] if opener else ""


@cache
def _openers() -> re.Pattern[str]:
    return compile_any(load_words("mail")["attribution"]["openers"])


def _begins_dated(head: str, stamp: re.Match[str] | None) -> bool:
    opened = skip_opener(head)
    if opened and _FIGURE.search(opened, 0, _MOST_OPENED):
        return True
    if stamp is None or stamp.start() > _MOST_BEFORE:
        return False
    return not _LONG_WORDS.search(head, 0, stamp.start())
