"""Who holds a post that a text names instead of a person: `reports to the MD`, `PA to the CFO`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pipeline.types import Mention

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(("of", "and", "the", "for"))


def index_posts(mentions: Iterable[Mention]) -> dict[str, str]:
    """Post -> name, for the posts that one person alone holds.

    A post of several words is found by its initials too: `Managing Director` by `md`.
    """
    return index_titles(list_titles(mentions))


def list_titles(mentions: Iterable[Mention]) -> Iterator[tuple[str, str]]:
    """Each title that is stated, with the name of whoever it is said of."""
    for mention in mentions:
        yield from (
            (fact.value, mention.name) for fact in mention.facts if fact.attribute == "title"
        )


def index_titles(titles: Iterable[tuple[str, str]]) -> dict[str, str]:
    """`index_posts` of titles that were listed before."""
    holders: dict[str, set[str]] = defaultdict(set)
    for title, holder in titles:
        for form in _forms(title):
            holders[form].add(holder)
    named = {
        form: max(names, key=lambda name: (len(name), name)) for form, names in holders.items()
    }
    return {
        form: name
        for form, name in named.items()
        if all(_is_within(other, name) for other in holders[form])
    }


def holder_of(post: str, posts: Mapping[str, str]) -> str:
    """The name of whoever holds a post, empty where nobody or more than one does."""
    return posts.get(post.casefold(), "")


def _forms(title: str) -> Iterable[str]:
    words = [word for word in _WORD.findall(title) if word not in _SMALL]
    initials = "".join(word[0] for word in words) if len(words) > 1 else ""
    return {form.casefold() for form in (title, initials) if form}


def _is_within(form: str, name: str) -> bool:
    """Whether one form of a name may be short for the other: `Dana` for `Dana Cruz`."""
    return form in name or set(form.split()) <= set(name.split()) or form[0] == name[0] > "\u3400"
