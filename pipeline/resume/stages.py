"""The three stages of an account: read documents, find their people, judge what is said of them."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import chain

from pipeline.classify import classify
from pipeline.extract.known import Gazetteer, build_gazetteer
from pipeline.extract.posts import holder_of, index_titles, list_titles
from pipeline.extract.steps import (
    Survey,
    find_people,
    list_known,
    list_names,
    relate,
    survey,
    tag_prose,
)
from pipeline.extract.tagged import Tag
from pipeline.ingest import segment
from pipeline.resume.desk import Desk
from pipeline.resume.renew import Works, renew
from pipeline.store import Work, digest, save_found, save_judged, save_read
from pipeline.types import Evidence, Mention, Skipped

People = list[list[Mention]]
Surveys = dict[str, Survey]  # by the keys of works, each until it is used


def read_stale(works: Works, desk: Desk, surveys: Surveys) -> tuple[Works, list[Skipped]]:
    """Segments, tags and names of documents that are new or were read by another version.

    What was seen on the way is left in `surveys` for `find_stale`.
    """
    stale = [work for work in works.values() if work.read != desk.versions.found]

    def read(some: list[Work]) -> list[Work]:
        return _read_documents(some, desk, surveys)

    return renew(works, stale, read, save_read, desk.store)


def _read_documents(works: list[Work], desk: Desk, surveys: Surveys) -> list[Work]:
    """Documents together, since the name model reads many texts faster than one."""
    pieces = [tuple(segment(work.document)) for work in works]
    tags = iter(tag_prose(list(chain.from_iterable(pieces))))
    return [
        _list_names(
            Work(
                work.key,
                work.document,
                segments,
                tuple(tuple(_to_span(tag) for tag in next(tags)) for _ in segments),
                read=desk.versions.found,
            ),
            desk,
            surveys,
        )
        for work, segments in zip(works, pieces, strict=True)
    ]


def _to_span(tag: Tag) -> tuple[int, int, str]:
    return tag.start, tag.end, tag.label


def _list_names(work: Work, desk: Desk, surveys: Surveys) -> Work:
    seen = surveys[work.key] = _survey(work, desk)
    return replace(work, names=tuple(sorted(set(list_names(seen)))))


def _survey(work: Work, desk: Desk) -> Survey:
    tags = [tuple(Tag(*tag) for tag in said) for said in work.tags]
    return survey(work.segments, tags, seller=desk.house, config=desk.settings.config.extract)


def find_stale(works: Works, desk: Desk, surveys: Surveys) -> tuple[Works, list[Skipped]]:
    """Mentions of documents of which the account's names or posts now say something else."""
    known = build_gazetteer(name for work in works.values() for name in work.names)
    people: dict[str, People] = {}

    def meet(some: list[Work]) -> list[Work]:
        for work in some:
            seen = surveys.pop(work.key, None) or _survey(work, desk)
            people[work.key] = find_people(seen, known=known, seller=desk.house)
        return [_list_titles(work, people[work.key]) for work in some]

    found = {key: _digest_known(work, known) for key, work in works.items()}
    moved = [work for key, work in works.items() if work.found != found[key]]
    works, faults = renew(works, moved, meet, lambda *_: None, desk.store)
    titles = chain.from_iterable(work.titles for work in works.values())
    holder = partial(holder_of, posts=index_titles(titles))

    def relate_all(some: list[Work]) -> list[Work]:
        meet([work for work in some if work.key not in people])
        related = (_relate(work, people[work.key], holder, desk) for work in some)
        return [replace(work, found=found[work.key]) for work in related]

    stale = [w for w in works.values() if w.key in people or _has_other_answers(w, holder)]
    works, more = renew(works, stale, relate_all, save_found, desk.store)
    return works, [*faults, *more]


def _list_titles(work: Work, people: People) -> Work:
    return replace(work, titles=tuple(list_titles(chain.from_iterable(people))))


def _digest_known(work: Work, known: Gazetteer) -> str:
    places = list_known(work.segments, known)
    return digest(work.read, [(one.start, one.end, one.name, one.sure) for one in places])


def _has_other_answers(work: Work, holder: Callable[[str], str]) -> bool:
    return any(holder(post) != name for post, name in work.asked)


def _relate(work: Work, people: People, holder: Callable[[str], str], desk: Desk) -> Work:
    """The document's mentions, and what it asked of the account for them.

    Evidence stays where the mentions are those that it was made from.
    """
    asked: dict[str, str] = {}

    def ask(post: str) -> str:
        return asked.setdefault(post, holder(post))

    config = desk.settings.config.extract
    mentions = relate(work.segments, people, holder=ask, seller=desk.house, config=config)
    fresh = replace(work, mentions=tuple(mentions), asked=tuple(asked.items()))
    if fresh.mentions == work.mentions:
        return replace(work, asked=fresh.asked)
    return replace(fresh, evidence=(), judged="")


def judge_stale(works: Works, desk: Desk) -> tuple[Works, list[Skipped]]:
    """Evidence of documents whose mentions are new or were judged by another version."""
    judged = {key: digest(desk.versions.judged, work.said) for key, work in works.items()}
    stale = [work for key, work in works.items() if work.judged != judged[key]]

    def judge(some: list[Work]) -> list[Work]:
        evidence: dict[str, list[Evidence]] = defaultdict(list)
        mentions = (mention for work in some for mention in work.mentions)
        for item in classify(mentions, config=desk.settings.config.classify):
            evidence[item.document.id].append(item)
        return [
            replace(work, evidence=tuple(evidence[work.document.id]), judged=judged[work.key])
            for work in some
        ]

    return renew(works, stale, judge, save_judged, desk.store)
