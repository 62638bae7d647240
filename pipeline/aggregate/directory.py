"""The name or the post that a text gives → the one person of the account who is meant.

Reach for this where a text says of somebody that they belong to somebody else: `Dana`, `王总`,
`the CFO`. What fits two people is nobody's, since a wrong line is worse than none.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.aggregate.forms import Form, Shape, read_form
from pipeline.aggregate.likeness import likeness
from pipeline.aggregate.persons import Person, PersonIndex
from pipeline.aggregate.rank import rank_fits, ranks_agree
from pipeline.names import clean_name
from pipeline.types import Stakeholder

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+")
_SMALL = frozenset(("of", "and", "the", "for"))
_JOINT = re.compile(r"\s(?:&|and|cum)\s|[,/、兼＆&]|\s[-–—]\s")
_BARE = 0.5  # `Dr. Loomis` for somebody known as Loomis alone
_RANK_AGAINST = 0.05  # a form of address that the person's titles do not bear out


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
    """`President & Chief Financial Officer`: President, and CFO; 科长 of 信息科: 信息科科长."""
    parts = [part for part in _JOINT.split(row.title) if part.strip()]
    posts = [*parts, row.title, row.department + row.title] if row.title else []
    return {fold_post(post) for post in (*posts, *_list_initials(parts))} - {""}


def _list_initials(titles: Iterable[str]) -> Iterator[str]:
    """Titles of several words by their initials: `Head of Data` -> HD."""
    for title in titles:
        words = [word for word in _WORD.findall(title) if word.casefold() not in _SMALL]
        if len(words) > 1:
            yield "".join(word[0] for word in words)


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
    for form in dict.fromkeys((read_form(value.strip()), read_form(clean_name(value)))):
        near = [directory.numbers[id(person)] for person in directory.names.find([form])]
        fits = {n: _fit(form, directory.people[n], document) for n in near if n not in but}
        most = max(fits.values(), default=(0.0, False))
        if most[0] > 0.0:
            best = [number for number, fit in fits.items() if fit == most]
            return best[0] if len(best) == 1 else None
    holders = directory.posts.get(fold_post(value), frozenset()) - set(but)
    return next(iter(holders)) if len(holders) == 1 else None


def _fit(form: Form, person: Person, document: str) -> tuple[float, bool]:
    """How well a form fits a person; among equals who is met in the document goes first."""
    best = max(likeness(form, known) or _fit_bare(form, known) for known in person.forms)
    against = _RANK_AGAINST if best and not rank_fits(form.rank, person.titles) else 0.0
    return best - against, document in person.documents


def _fit_bare(form: Form, known: Form) -> float:
    """Two forms that hold a surname only and do not contradict one another: `老柳`, `柳总`."""
    if Shape.FULL in (form.shape, known.shape) or not ranks_agree(form.rank, known.rank):
        return 0.0
    return _BARE if (form.surname or form.key) == (known.surname or known.key) else 0.0
