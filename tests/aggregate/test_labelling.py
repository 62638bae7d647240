"""The four labels of a person: what is shown comes before what usually goes with a role."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from pipeline.aggregate.labelling import USUAL_INFLUENCE, Labels, label_person
from pipeline.aggregate.sightings import collect_sightings
from pipeline.config import Aggregate, load_config
from pipeline.labels import ROLES
from pipeline.types import Evidence
from tests.records import make_mention, make_segment


@pytest.fixture(name="config")
def _config() -> Aggregate:
    least = dict.fromkeys(("least_role", "least_influence", "least_style", "least_stance"), 0.3)
    return replace(load_config().aggregate, **least)


def told(attribute: str, value: str, confidence: float, words: str = "") -> Evidence:
    """One reason in a document of its own, whose text is the name and the words that say so."""
    words = words or f"{attribute} {value} {confidence}"
    mention = make_mention(make_segment(f"Nora {words}", document=f"{words}.txt"), "Nora")
    return Evidence(mention, attribute, value, confidence, 5, 5 + len(words))


def label(evidence: Iterable[Evidence], config: Aggregate, *former: str) -> Labels:
    """The labels of the one person of whom this is said."""
    return label_person(collect_sightings(evidence), former=former, config=config)


def shown(labels: Labels, attribute: str) -> list[str]:
    """The values for which evidence is shown."""
    return sorted(e.value for e in labels.evidence if e.attribute == attribute)


@pytest.mark.parametrize(
    ("role", "influence"),
    [
        ("executive", "decision_maker"),
        ("support", "gatekeeper"),
        ("division", "influencer"),
        ("procurement", "influencer"),
        ("technical", "influencer"),
        ("user", "influencer"),
    ],
)
def test_labelling_the_role_gives_the_usual_influence(
    role: str, influence: str, config: Aggregate
) -> None:
    """Without a word on their part, people have that of their role, no surer than the role."""
    reason = told("role", role, 0.95)
    found = label([reason], config)
    assert (found.role.value, found.influence.value) == (role, influence)
    assert found.influence.confidence < found.role.confidence
    (lent,) = (e for e in found.evidence if e.attribute == "influence")
    assert (lent.quote, lent.value) == (reason.quote, influence)


def test_labelling_roles_with_a_usual_part_are_roles() -> None:
    """The table of usual parts names roles of the label set."""
    assert set(USUAL_INFLUENCE) <= set(ROLES)


@pytest.mark.parametrize(
    ("attribute", "value"), [("needs", "Live by May."), ("stance", "opponent"), ("style", "driver")]
)
def test_labelling_whoever_takes_part_is_an_influencer(
    attribute: str, value: str, config: Aggregate
) -> None:
    """Without a known role, a need, a stance or a style shows that somebody has a part."""
    reason = told(attribute, value, 0.8)
    found = label([reason], config)
    assert (found.role.value, found.influence.value) == ("unknown", "influencer")
    (lent,) = (e for e in found.evidence if e.attribute == "influence")
    assert lent.quote == reason.quote


def test_labelling_nothing_said_is_unknown_and_neutral(config: Aggregate) -> None:
    """Of whom nothing is shown nothing is claimed, and no reason is shown."""
    found = label([told("name", "Nora", 1.0)], config)
    labels = (found.role, found.influence, found.style, found.stance)
    assert [judged.value for judged in labels] == ["unknown", "unknown", "unknown", "neutral"]
    assert found.stance.confidence > 0.5
    assert found.evidence == ()


def test_labelling_deeds_come_before_the_usual_part(config: Aggregate) -> None:
    """A user who decides is a decision maker, and an executive who only advises is none."""
    decides = [told("role", "user", 0.95), told("influence", "decision_maker", 0.95)]
    advises = [told("role", "executive", 0.95), told("influence", "influencer", 0.96)]
    assert label(decides, config).influence.value == "decision_maker"
    assert label(advises, config).influence.value == "influencer"
    assert shown(label(decides, config), "influence") == ["decision_maker"]


def test_labelling_a_deed_and_the_usual_part_agree(config: Aggregate) -> None:
    """Where the deed shows the usual part, both reasons stand for it."""
    found = label(
        [told("role", "executive", 0.9), told("influence", "decision_maker", 0.9)], config
    )
    assert shown(found, "influence") == ["decision_maker", "decision_maker"]


def test_labelling_former_titles_do_not_count(config: Aggregate) -> None:
    """The role is that of the post held today."""
    past = "Head of Purchasing"
    evidence = [
        told("title", past, 0.95, past),
        told("role", "procurement", 0.95, past),
        told("title", "Plant Engineer", 0.95, "Plant Engineer"),
        told("role", "technical", 0.8, "Plant Engineer"),
    ]
    assert label(evidence, config).role.value == "procurement"
    found = label(evidence, config, past)
    assert found.role.value == "technical"
    assert shown(found, "role") == ["technical"]


def test_labelling_a_former_title_counts_where_it_is_all(config: Aggregate) -> None:
    """Who is only known by a post of the past is still known by it."""
    past = "Head of Purchasing"
    evidence = [told("title", past, 0.95, past), told("role", "procurement", 0.95, past)]
    assert label(evidence, config, past).role.value == "procurement"


@pytest.mark.parametrize(("doubt", "count"), [(0.56, 1), (0.45, 0)])
def test_labelling_clear_rivals_are_shown(doubt: float, count: int, config: Aggregate) -> None:
    """A clear reason for another value is shown beside the chosen one's, a faint one is not."""
    reasons = [
        *(told("style", "driver", 0.9, f"no slides, {day}") for day in ("Monday", "Friday")),
        told("style", "analytical", doubt),
    ]
    found = label(reasons, config)
    assert found.style.value == "driver"
    assert shown(found, "style") == [*["analytical"] * count, "driver", "driver"]


@pytest.mark.parametrize("stance", ["supporter", "opponent"])
def test_labelling_a_stance_is_what_is_shown(stance: str, config: Aggregate) -> None:
    """Clear words for or against are no longer neutral."""
    found = label([told("stance", stance, 0.95), told("stance", stance, 0.9)], config)
    assert found.stance.value == stance
    assert shown(found, "stance") == [stance, stance]


def test_labelling_a_faint_stance_stays_neutral(config: Aggregate) -> None:
    """A guess is no stance."""
    assert label([told("stance", "opponent", 0.3)], config).stance.value == "neutral"
