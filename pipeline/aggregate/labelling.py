"""The four labels of a row, each from the reasons that hold today, and the reasons to show for it.

Reach for `label_person`. What is shown in the text comes before what usually goes with a role: an
executive without a word on their part is taken for a decision maker, see docs/LABELS.md; who wants
something of the purchase, or is for or against it, has a part in it, whatever their role.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.aggregate import describe
from pipeline.aggregate.pool import Pool, load_pools, pool_reasons
from pipeline.aggregate.sightings import Sighting
from pipeline.config import Aggregate
from pipeline.labels import JUDGED, UNKNOWN
from pipeline.types import Evidence, Judgement

# The usual part in the decision where nothing else shows it, see docs/LABELS.md.
USUAL_INFLUENCE = {"executive": "decision_maker", "support": "gatekeeper"}
INVOLVED = "influencer"  # of any other role, and of those who show that they take part
TAKING_PART = ("needs", "stance", "style")
_RIVAL = 0.5  # a reason for another value is shown from here on


@dataclass(frozen=True, slots=True)
class Labels:
    """What is said of a person, and the evidence that says so or speaks against it."""

    role: Judgement
    influence: Judgement
    style: Judgement
    stance: Judgement
    evidence: tuple[Evidence, ...]


def label_person(
    sightings: Sequence[Sighting], *, former: Collection[str], config: Aggregate
) -> Labels:
    """The labels of one person from the sightings that are no copies; `former` are past titles."""
    reasons = collect_reasons(sightings, former=former)
    taking = [item for name in TAKING_PART for item in list_reasons(sightings, name)]
    nothing = Judgement(UNKNOWN, config.unknown if taking else config.unknown_idle)
    role = _judge(reasons["role"], "role", nothing, config.least_role, config)
    basis = [item for item in reasons["role"] if item.value == role.value] or taking
    usual = _usual_influence(role, nothing, config, involved=bool(basis))
    influence = _judge(reasons["influence"], "influence", usual, config.least_influence, config)
    if influence.value == usual.value and usual.value != UNKNOWN:
        reasons["influence"] += _lend(basis, usual)
    said = Labels(
        role=role,
        influence=influence,
        style=_judge(
            reasons["style"],
            "style",
            Judgement(UNKNOWN, config.unknown_style),
            config.least_style,
            config,
        ),
        stance=_judge(
            reasons["stance"],
            "stance",
            Judgement("neutral", config.default_stance),
            config.least_stance,
            config,
        ),
        evidence=(),
    )
    return replace(said, evidence=tuple(_show(reasons, said)))


def collect_reasons(
    sightings: Sequence[Sighting], *, former: Collection[str]
) -> dict[str, list[Evidence]]:
    """The evidence for each label that still holds; `former` are past titles."""
    reasons = {name: list_reasons(sightings, name) for name in JUDGED}
    return reasons | {"role": _present_roles(sightings, reasons["role"], former)}


def list_reasons(sightings: Iterable[Sighting], attribute: str) -> list[Evidence]:
    """The evidence for an attribute, oldest first."""
    return [item for _, item in describe.facts_of(sightings, attribute)]


def _judge(
    reasons: Sequence[Evidence],
    attribute: str,
    otherwise: Judgement,
    least: float,
    config: Aggregate,
) -> Judgement:
    return pool_reasons(
        reasons,
        pool=_pools()[attribute],
        otherwise=otherwise,
        least=least,
        own_word=config.own_word,
    )


@cache
def _pools() -> dict[str, Pool]:
    return load_pools()


def _present_roles(
    sightings: Sequence[Sighting], reasons: list[Evidence], former: Collection[str]
) -> list[Evidence]:
    """Reasons for the role; those of posts that the person no longer has are left out."""
    past = {
        _place(item) for item in list_reasons(sightings, "title") if item.value.strip() in former
    }
    return [item for item in reasons if _place(item) not in past] or reasons


def _place(item: Evidence) -> tuple[str, int, int]:
    return item.document.id, item.start, item.end


def _usual_influence(
    role: Judgement, nothing: Judgement, config: Aggregate, *, involved: bool
) -> Judgement:
    """The part that usually goes with the role, as sure as the role is, or with taking part."""
    usual = name_usual(role.value, involved=involved)
    if usual == UNKNOWN:
        return nothing
    if role.value == UNKNOWN:
        return Judgement(usual, config.influence_of_involved)
    return Judgement(usual, round(config.default_influence * role.confidence, 4))


def name_usual(role: str, *, involved: bool) -> str:
    """The usual part in the decision, by role: `support` -> gatekeeper.

    Without a role it hangs on whether they show that they are involved.
    """
    return UNKNOWN if role == UNKNOWN and not involved else USUAL_INFLUENCE.get(role, INVOLVED)


def _lend(basis: Iterable[Evidence], usual: Judgement) -> Iterator[Evidence]:
    """What shows the role, or that they take part, as reasons for the part that goes with it."""
    for item in basis:
        yield replace(item, attribute="influence", value=usual.value, confidence=usual.confidence)


def _show(reasons: dict[str, list[Evidence]], said: Labels) -> Iterator[Evidence]:
    """What decided a label, and what speaks clearly for another."""
    for attribute, items in reasons.items():
        value = getattr(said, attribute).value
        yield from (item for item in items if item.value == value or item.confidence >= _RIVAL)
