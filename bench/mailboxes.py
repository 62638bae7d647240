"""Synthetic mailboxes of any size, as quoting mail programs leave them; the same for a seed.

Reach for `write_mailboxes` to measure how fast a run is and how it grows. Sentences are those of
the notes in `corpora/annotated`, told of an account's own people, so that what is read differs from
mail to mail as much as those notes do. An answer quotes the whole mail before it, which quotes the
one before, as `>` lines or as a copy under its headers; mails are signed, and some firms add the
usual disclaimer. A mail in four was copied to a second colleague, and lies in that export too.
Every third account writes Chinese.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from random import Random

from pipeline.corpus import Annotated, load_documents

CORPUS = Path("corpora/annotated")
FRAMES = Path(__file__).with_suffix(".toml")
PEOPLE = 8  # of an account
SENTENCES = (2, 6)  # that a mail says of its own, least and most
THREADS = (1, 1, 2, 3, 4, 6, 8)  # mails of a thread: one of these
SEED = 7
COPIED = 0.25  # of the mails lie in a second colleague's export as well
SELLER = 'names = ["Lumo"]\ndomains = ["lumo.example"]\n'
_START = datetime(2025, 1, 6, 9, 0)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])|\n+")
_NOT_IN_ADDRESS = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Words:
    """What the mails of one language are made of. `{0}`, `{1}` in a sentence stand for people."""

    sentences: tuple[str, ...]
    names: tuple[str, ...]
    posts: tuple[str, ...]
    wrote: str
    headers: str
    greeting: str
    disclaimer: str


@dataclass(frozen=True, slots=True)
class Person:
    """One of an account's people."""

    name: str
    address: str
    post: str


@dataclass(frozen=True, slots=True)
class Account:
    """Who writes, how much, in which words, and how their mail program quotes."""

    number: int
    words: Words
    people: tuple[Person, ...]
    sentences: tuple[int, int]
    copies: bool
    disclaims: bool


def write_mailboxes(
    folder: Path, count: int, *, each: int = 100, sentences: tuple[int, int] = SENTENCES
) -> None:
    """So many mails below the folder, `each` of them an account.

    Raises CorpusError if the corpus is damaged.
    """
    for number in range(-(-count // each)):
        account = make_account(number, sentences)
        place = folder / f"Account {number:05}"
        place.mkdir(parents=True, exist_ok=True)
        left = min(each, count - number * each)
        for index, mail in zip(range(left), _export_mails(account), strict=False):
            (place / f"{index:05}.eml").write_bytes(mail.as_bytes())


def make_account(number: int, sentences: tuple[int, int] = SENTENCES) -> Account:
    """The account of this number: its people and their habits."""
    rng = Random(f"{SEED} {number}")
    words = load_words("zh" if number % 3 == 2 else "en")
    names = rng.sample(words.names, PEOPLE)
    people = (
        Person(name, f"{_write_local(name, place)}@firm{number}.example", rng.choice(words.posts))
        for place, name in enumerate(names)
    )
    copies, disclaims = rng.random() < 1 / 2, rng.random() < 1 / 3
    return Account(number, words, tuple(people), sentences, copies, disclaims)


@cache
def load_words(language: str) -> Words:
    """Sentences, names and titles of the annotated notes of a language."""
    documents = [
        document
        for path in sorted(CORPUS.glob(f"{language}-*.txt"))
        for document in load_documents(path)
    ]
    notes = [document for document in documents if document.kind == "note"]
    sentences = dict.fromkeys(
        sentence for note in notes for sentence in _SENTENCE.split(_leave_names_open(note))
    )
    people = [person.fields for document in documents for person in document.people]
    return Words(
        sentences=tuple(sentence for sentence in sentences if sentence.strip()),
        names=tuple(dict.fromkeys(one["name"] for one in people if _is_full(one["name"]))),
        posts=tuple(dict.fromkeys(one["title"] for one in people if "title" in one)),
        **tomllib.loads(FRAMES.read_text(encoding="utf-8"))[language],
    )


def _leave_names_open(note: Annotated) -> str:
    """The note with a place for each name: "{0} reports to {1}"; pronouns stay."""
    names = {person.id: person.fields["name"] for person in note.people}
    ids = list(names)
    parts, at = [], 0
    for mark in sorted(note.marks, key=lambda mark: mark.start):
        text = note.text[mark.start : mark.end]
        if mark.kind == "p" and text in names.get(mark.arguments[0], ""):
            place = ids.index(mark.arguments[0]) % PEOPLE
            parts += [_escape(note.text[at : mark.start]), f"{{{place}}}"]
            at = mark.end
    return "".join(parts) + _escape(note.text[at:])


def _escape(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _is_full(name: str) -> bool:
    """Two words, or three Chinese characters (of two, the second may be an honorific)."""
    return len(name.split()) == 2 if name.isascii() else len(name) == 3


def _write_local(name: str, place: int) -> str:
    """The part of an address before the @."""
    words = _NOT_IN_ADDRESS.sub(".", name.lower()).strip(".")
    return words or f"p{place}"


def _export_mails(account: Account) -> Iterator[EmailMessage]:
    """Mails without end, some of them twice."""
    rng = Random(f"{SEED} {account.number} copies")
    for mail in _write_threads(account):
        yield from [mail] * (1 + (rng.random() < COPIED))


def _write_threads(account: Account) -> Iterator[EmailMessage]:
    """Mails without end, thread by thread."""
    rng = Random(f"{SEED} {account.number} mails")
    date, thread = _START, 0
    while True:
        quoted = ""
        for _ in range(rng.choice(THREADS)):
            date += timedelta(minutes=rng.randint(20, 2_000))
            sender = rng.choice(account.people)
            subject = f"{'Re: ' if quoted else ''}Offer {account.number}-{thread}"
            body = "\n\n".join(filter(None, (_say(account, sender, rng), quoted)))
            yield _address(sender, subject, date, body)
            quoted = _quote(account, sender, subject, date, body)
        thread += 1


def _say(account: Account, sender: Person, rng: Random) -> str:
    """What a mail says of its own, signed."""
    words = account.words
    names = [person.name for person in rng.sample(account.people, PEOPLE)]
    said = rng.sample(words.sentences, rng.randint(*account.sentences))
    text = " ".join(sentence.format(*names) for sentence in said)
    signature = f"{sender.name}\n{sender.post}\nFirm {account.number}"
    disclaimer = words.disclaimer if account.disclaims else ""
    return "\n\n".join(filter(None, (words.greeting, text, signature, disclaimer)))


def _quote(account: Account, sender: Person, subject: str, date: datetime, body: str) -> str:
    """The mail as the next one carries it."""
    frame = account.words.headers if account.copies else account.words.wrote
    head = frame.format(name=sender.name, address=sender.address, date=date, subject=subject)
    lines = body.split("\n")
    marked = lines if account.copies else [f"> {line}".rstrip() for line in lines]
    return "\n".join([head, "" if account.copies else ">", *marked])


def _address(sender: Person, subject: str, date: datetime, body: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = f"{sender.name} <{sender.address}>"
    mail["To"] = "Lee Okoye <lee@lumo.example>"
    mail["Subject"] = subject
    mail["Date"] = date
    mail["Message-ID"] = f"<{date:%y%m%d%H%M}.{sender.address}>"
    mail.set_content(body)
    return mail
