"""A stakeholder → the row and the card that a page shows of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from urllib.parse import quote as escape_url

from pipeline.export.page.advice import find_advice
from pipeline.export.page.naming import anchor_of, shorten
from pipeline.export.page.quotes import (
    collect_reasons,
    date_of,
    quote_evidence,
    rank_evidence,
)
from pipeline.export.page.reasons import translate_reason
from pipeline.export.page.view import (
    AdviceView,
    FactView,
    JoinView,
    LabelView,
    PersonView,
    ReasonsView,
    TieView,
)
from pipeline.export.table import format_date
from pipeline.labels import JUDGED, LABELS
from pipeline.names import fold_name
from pipeline.types import Evidence, Join, Relation, Stakeholder

_NEEDS_SHOWN, _NEEDS_FOLDED = 3, 9
_WRITES = "writes_with"
Reasons = Mapping[str, Sequence[Evidence]]


def view_person(person: Stakeholder, relations: Sequence[Relation], *, style: bool) -> PersonView:
    """All that a page shows of one person; `style` says whether styles are shown at all."""
    reasons = _sort_reasons(person.evidence)
    judged = tuple(_view_label(person, name, reasons) for name in list_judged(style=style))
    status = (_view_status(person, reasons),) if person.status != "active" else ()
    manager = tuple(_view_manager(person, relations, reasons))
    return PersonView(
        anchor=anchor_of(person.id),
        name=person.name,
        short=shorten(person.name),
        aliases=tuple(map(shorten, person.aliases)),
        joins=tuple(map(_view_join, person.joins)),
        title=shorten(person.title),
        department=shorten(person.department),
        judged=judged,
        labels=(*judged, *status),
        tags=" ".join(label.css for label in (*judged, *status)),
        facts=(*_view_titles(person, reasons), *_view_contact(person, reasons), *manager),
        manager=manager,
        needs=_view_needs(reasons),
        ties=_view_ties(person.id, relations),
        advice=tuple(_view_advice(person)) if style else (),
        first_seen=format_date(person.first_seen),
        last_seen=format_date(person.last_seen),
        documents=person.documents,
        mentions=person.mentions,
    )


def list_judged(*, style: bool) -> tuple[str, ...]:
    """The attributes that a page shows as labels, in its order."""
    return tuple(name for name in JUDGED if style or name != "style")


def _view_join(join: Join) -> JoinView:
    sure = f"{join.cause} {join.score:.2f}"
    return JoinView(shorten(join.name), shorten(join.other), translate_reason(sure))


def _sort_reasons(evidence: Iterable[Evidence]) -> Reasons:
    found = defaultdict(list)
    for item in evidence:
        found[item.attribute].append(item)
    return found


def _view_label(person: Stakeholder, attribute: str, reasons: Reasons) -> LabelView:
    label = getattr(person, attribute)
    return LabelView(
        attribute=attribute,
        css=f"{attribute}-{label.value}",
        value_key=f"{attribute}.{label.value}",
        percent=round(100 * label.confidence),
        rank=LABELS[attribute].index(label.value),
        reasons=collect_reasons(reasons.get(attribute, ()), value=label.value),
    )


def _view_status(person: Stakeholder, reasons: Reasons) -> LabelView:
    """The status of somebody who left or joins; as sure as its surest reason."""
    items = [item for item in reasons.get("status", ()) if item.value == person.status]
    sure = max((item.confidence for item in items), default=1.0)
    return LabelView(
        attribute="status",
        css=f"status-{person.status}",
        value_key=f"status.{person.status}",
        percent=round(100 * sure),
        rank=0,
        reasons=collect_reasons(items, value=person.status),
    )


def _view_titles(person: Stakeholder, reasons: Reasons) -> Iterable[FactView]:
    """The title, then former ones, each with the newest place that states it."""
    stated = (*reasons.get("title", ()), *reasons.get("former_title", ()))
    known = ((person.title, "post.now"), *((t, "post.before") for t in person.former_titles))
    return (_view_fact(kind, text, _pick(stated, text)) for text, kind in known if text)


def _view_contact(person: Stakeholder, reasons: Reasons) -> Iterable[FactView]:
    known = {"email": (person.email, "mailto:"), "phone": (person.phone, "tel:")}
    return (
        _view_fact(
            f"attribute.{kind}",
            text,
            reasons.get(kind, ()),
            href=scheme + escape_url(text, safe="@+"),
        )
        for kind, (text, scheme) in known.items()
        if text
    )


def _view_manager(
    person: Stakeholder, relations: Iterable[Relation], reasons: Reasons
) -> Iterator[FactView]:
    """The manager, with what states the line, whatever it calls them."""
    lines = (tie for tie in relations if tie.kind == "reports_to" and tie.source_id == person.id)
    line = next(lines, None)
    if person.reports_to:
        stated = line.evidence if line else _pick(reasons.get("reports_to", ()), person.reports_to)
        href = f"#{anchor_of(line.target_id)}" if line else ""
        yield _view_fact("attribute.reports_to", person.reports_to, stated, href=href)


def _pick(stated: Iterable[Evidence], value: str) -> list[Evidence]:
    return [item for item in stated if fold_name(item.value) == fold_name(value)]


def _view_fact(kind: str, text: str, stated: Iterable[Evidence], *, href: str = "") -> FactView:
    """A fact with its best reason, and the date on which it was stated last."""
    ranked = rank_evidence(stated)
    date = max((date_of(item.mention.segment) for item in ranked), default="")
    return FactView(kind, text, href, date, tuple(map(quote_evidence, ranked[:1])))


def _view_needs(reasons: Reasons) -> ReasonsView:
    items = rank_evidence(reasons.get("needs", ()))
    quotes = [quote_evidence(item) for item in items[: _NEEDS_SHOWN + _NEEDS_FOLDED]]
    left = len(items) - len(quotes)
    return ReasonsView(tuple(quotes[:_NEEDS_SHOWN]), tuple(quotes[_NEEDS_SHOWN:]), left)


def _view_ties(identifier: str, relations: Iterable[Relation]) -> tuple[TieView, ...]:
    """With whom a person writes, the busiest first."""
    counts: dict[str, list[int]] = {}
    names = {}
    for tie in relations:
        sides = (
            (tie.source_id, tie.target_id, tie.target),
            (tie.target_id, tie.source_id, tie.source),
        )
        for way, (own, other, name) in enumerate(sides):
            if tie.kind == _WRITES and own == identifier:
                counts.setdefault(other, [0, 0])[way] += tie.count
                names[other] = shorten(name)
    busiest = sorted(counts, key=lambda other: (-sum(counts[other]), names[other]))
    return tuple(TieView(names[o], f"#{anchor_of(o)}", *counts[o]) for o in busiest)


def _view_advice(person: Stakeholder) -> Iterator[tuple[str, tuple[AdviceView, ...]]]:
    """What fits the person's labels, step by step."""
    labels = {key: getattr(person, key).value for key in ("role", "style", "influence", "stance")}
    for step, advice in groupby(find_advice(**labels), key=lambda advice: advice.step):
        yield (
            f"step.{step}",
            tuple(
                AdviceView({"en": a.en, "zh": a.zh}, tuple(map(".".join, a.because)))
                for a in advice
            ),
        )
