"""Which places in an account's buying centre are still empty: the six roles and who decides.

Reach for `find_gaps` once the account's rows stand. A placeholder that is wrong costs more trust
than one that is lacking: a post that may be that of somebody who has a row is no gap.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.aggregate.labelling import INVOLVED, USUAL_INFLUENCE
from pipeline.aggregate.met import is_met
from pipeline.aggregate.same_post import is_same_post
from pipeline.aggregate.sightings import document_order
from pipeline.labels import ROLES, UNKNOWN
from pipeline.lexicon import load_words
from pipeline.names import clean_name, fold_name
from pipeline.types import Gap, Span, Stakeholder, Unnamed, Whose

MISSING, UNNAMED, UNMET = "missing", "unnamed", "unmet"
DECIDES = "decision_maker"
_STATES = (MISSING, UNNAMED, UNMET)
_PLACES = ("", *ROLES)
# Whose post is the customer's, by who speaks: one of ours in a note, the customer, anybody else.
_IN_NOTES = (Whose.OTHERS, Whose.OPEN)
_BY_CUSTOMER = (Whose.SPEAKER, Whose.OPEN)
_BY_OTHERS = (Whose.OTHERS, Whose.LISTENER)


def find_gaps(
    rows: Sequence[Stakeholder],
    unnamed: Iterable[Unnamed],
    *,
    account: str,
    role_of: Callable[[str], str],
) -> list[Gap]:
    """The gaps of one account: its rows, and the posts without a name in its documents.

    `role_of` tells the role that a post shows. A role is a gap while nobody who holds it was met,
    and so is each decision maker who was not; each unnamed post is one of its own.
    """
    posts = list(_gather_posts(rows, unnamed, account, role_of))
    present = [row for row in rows if row.status != "left"]
    met = {row.id for row in present if is_met(row)}
    unmet = list(_find_unmet(present, met, account))
    gaps = [*posts, *unmet, *_find_missing(present, posts, account)]
    return sorted(gaps, key=_order)


def _order(gap: Gap) -> tuple[object, ...]:
    return (_PLACES.index(gap.role), _STATES.index(gap.state), gap.title.casefold(), gap.name)


def _find_missing(rows: Sequence[Stakeholder], posts: Sequence[Gap], account: str) -> Iterator[Gap]:
    """Roles that nobody holds, and a decision maker where there is none, by name or without."""
    held = {row.role.value for row in rows} | {gap.role for gap in posts}
    yield from (Gap(account, role, "", MISSING) for role in ROLES[:-1] if role not in held)
    if DECIDES not in {row.influence.value for row in rows} | {gap.influence for gap in posts}:
        yield Gap(account, "", DECIDES, MISSING)


def _find_unmet(rows: Sequence[Stakeholder], met: set[str], account: str) -> Iterator[Gap]:
    """Whoever is only named, and decides or is the only kind of holder that a role has."""
    known = {row.role.value for row in rows if row.id in met} | {UNKNOWN}
    for row in rows:
        decides = row.influence.value == DECIDES
        if row.id not in met and (decides or row.role.value not in known):
            spans = tuple(_find_names(row))
            role, part = row.role.value, row.influence.value
            yield Gap(account, role, part, UNMET, name=row.name, title=row.title, spans=spans)


def _find_names(row: Stakeholder) -> Iterator[Span]:
    """The places that name a person, oldest first."""
    said = [item for item in row.evidence if item.attribute == "name"]
    for item in sorted(said, key=lambda item: (document_order(item.document), item.start)):
        yield Span(item.document, item.mention.start, item.mention.end)


def _gather_posts(
    rows: Sequence[Stakeholder],
    unnamed: Iterable[Unnamed],
    account: str,
    role_of: Callable[[str], str],
) -> Iterator[Gap]:
    """One gap for each post of the customer's that no row may hold, with all its places."""
    speakers = _index_speakers(rows)
    groups: list[tuple[str, list[Unnamed]]] = []
    for one in sorted(unnamed, key=_place):
        role = role_of(one.title)
        vague = role == UNKNOWN and one.whose is Whose.OPEN
        if vague or not _is_theirs(one, speakers) or any(_may_mean(one, role, r) for r in rows):
            continue
        same = (g for r, g in groups if r == role and is_same_post(g[0].title, one.title))
        group = next(same, None)
        if group is None:
            groups.append((role, [one]))
        else:
            group.append(one)
    for role, group in groups:
        yield _to_gap(role, group, account)


def _place(one: Unnamed) -> tuple[object, ...]:
    return (document_order(one.segment.document), one.start, one.end)


def _to_gap(role: str, group: Sequence[Unnamed], account: str) -> Gap:
    counts = Counter(" ".join(one.title.split()) for one in group)
    title = max(counts, key=lambda title: (counts[title], len(title), title))
    part = UNKNOWN if role == UNKNOWN else USUAL_INFLUENCE.get(role, INVOLVED)
    spans = tuple(Span(one.segment.document, one.start, one.end) for one in group)
    return Gap(account, role, part, UNNAMED, title=title, spans=spans)


def _index_speakers(rows: Iterable[Stakeholder]) -> frozenset[str]:
    """Names and addresses by which the customer's people stand in headers and labels."""
    names = {fold_name(name) for row in rows for name in (row.name, *row.aliases)}
    return frozenset(names | {row.email.lower() for row in rows}) - {""}


def _is_theirs(one: Unnamed, speakers: frozenset[str]) -> bool:
    """Whether the post is the customer's, by who speaks of it and how."""
    author = one.segment.envelope.author
    if author is None:
        return one.whose in _IN_NOTES
    spelled = (author.address.lower(), fold_name(clean_name(author.name)))
    return one.whose in (_BY_CUSTOMER if speakers.intersection(spelled) else _BY_OTHERS)


def _may_mean(one: Unnamed, role: str, row: Stakeholder) -> bool:
    """Whether the post may be that of somebody with a row.

    By its words, by a form of address (`院长` for 邝院长), or where only the role is to go by.
    """
    post = one.title
    held = (row.title, f"{row.department} {row.title}", *row.former_titles)
    if any(is_same_post(post, title) for title in held if title.strip()):
        return True
    if any(name.endswith(post) for name in (row.name, *row.aliases)):
        return True
    vague = post in load_words("unnamed")["chinese"]["bosses"].split()
    return row.role.value == role != UNKNOWN and (vague or not row.title)
