"""The name or the post that a text gives → the one person of the account who is meant.

Reach for this where a text says of somebody that they belong to somebody else: `Dana`, `王总`,
`the CFO`. What fits two people is nobody's, since a wrong line is worse than none.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.aggregate.forms import Form, read_form
from pipeline.aggregate.likeness import likeness
from pipeline.aggregate.persons import Person, PersonIndex
from pipeline.types import Stakeholder

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+")
_SMALL = frozenset(("of", "and", "the", "for"))


@dataclass(frozen=True, slots=True)
class Directory:
    """The people of an account by number, and how to find them by name and by post."""

    people: Sequence[Person]
    names: PersonIndex
    numbers: Mapping[int, int]
    posts: Mapping[str, frozenset[int]]


def build_directory(people: Sequence[Person], rows: Sequence[Stakeholder]) -> Directory:
    """People with their rows, in one order; a post is found by the titles of the rows."""
    names = PersonIndex()
    posts: dict[str, set[int]] = defaultdict(set)
    for number, (person, row) in enumerate(zip(people, rows, strict=True)):
        names.add(person, person.forms)
        for post in _list_posts(row):
            posts[post].add(number)
    return Directory(
        people=people,
        names=names,
        numbers={id(person): number for number, person in enumerate(people)},
        posts={post: frozenset(holders) for post, holders in posts.items()},
    )


def _list_posts(row: Stakeholder) -> set[str]:
    """`Chief Financial Officer` is also the CFO; 科长 of 信息科 is also 信息科科长."""
    if not row.title:
        return set()
    words = [word for word in _WORD.findall(row.title) if word.casefold() not in _SMALL]
    initials = "".join(word[0] for word in words) if len(words) > 1 else ""
    return {fold_post(post) for post in (row.title, row.department + row.title, initials) if post}


def fold_post(title: str) -> str:
    """Titles that are the same but for case and small words: `Head of the Lab` -> `head lab`."""
    return " ".join(word for word in _WORD.findall(title.casefold()) if word not in _SMALL)


def find_person(
    directory: Directory, value: str, *, document: str, but: Collection[int] = ()
) -> int | None:
    """The number of whoever is meant by a name, or else by a post; None where two may be.

    `document` is where the words stand: among namesakes, one who is met there is meant. Nobody of
    `but` is.
    """
    form = read_form(value.strip())
    near = (directory.numbers[id(person)] for person in directory.names.find([form]))
    fits = {number: _fit(form, directory.people[number], document) for number in near}
    scored = {n: fit for n, fit in fits.items() if n not in but and fit[0] > 0.0}
    if scored:
        most = max(scored.values())
        best = [number for number, fit in scored.items() if fit == most]
        return best[0] if len(best) == 1 else None
    holders = directory.posts.get(fold_post(value), frozenset()) - set(but)
    return next(iter(holders)) if len(holders) == 1 else None


def _fit(form: Form, person: Person, document: str) -> tuple[float, bool]:
    best = max(likeness(form, known) for known in person.forms)
    return best, document in person.documents
