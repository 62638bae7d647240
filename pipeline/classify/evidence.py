"""All rules of this room in the order in which a mention's evidence is given."""

from collections.abc import Callable, Iterable, Iterator

from pipeline.classify.model import find_model_evidence
from pipeline.classify.titles import find_department_role, find_rank_role, find_role
from pipeline.config import Classify
from pipeline.labels import UNKNOWN
from pipeline.names import split_honorific
from pipeline.timing import timed
from pipeline.types import Evidence, Fact, Mention


@timed("classify")
def classify(mentions: Iterable[Mention], *, config: Classify) -> Iterator[Evidence]:
    """All that the mentions say, piece by piece.

    Every mention gives its name, so that a person of whom nothing more is said reaches the table.
    Mentions of one document come one after the other in reading order, as `extract` yields them.
    """
    together = list(mentions)
    for mention in together:
        for rule in RULES:
            yield from rule(mention, config)
    yield from find_model_evidence(together, config=config)


def _say_name(mention: Mention, _: Classify) -> Iterator[Evidence]:
    yield Evidence(mention, "name", mention.name, 1.0, mention.start, mention.end)


def _say_facts(mention: Mention, _: Classify) -> Iterator[Evidence]:
    for fact in mention.facts:
        yield Evidence(mention, fact.attribute, fact.value, fact.confidence, fact.start, fact.end)


def _say_title_role(mention: Mention, config: Classify) -> Iterator[Evidence]:
    """A title, read together with the department that stands with it, shows the role."""
    department = next((f.value for f in mention.facts if f.attribute == "department"), "")
    for fact in mention.facts:
        if fact.attribute == "title":
            role = find_role(fact.value, department=department)
            yield from _say_role(mention, fact, role, config.title_role)


def _say_department_role(mention: Mention, config: Classify) -> Iterator[Evidence]:
    """A department shows the role where it stands without a title."""
    if any(fact.attribute == "title" for fact in mention.facts):
        return
    for fact in mention.facts:
        if fact.attribute == "department":
            role = find_department_role(fact.value)
            yield from _say_role(mention, fact, role, config.department_role)


def _say_rank_role(mention: Mention, config: Classify) -> Iterator[Evidence]:
    """A trade used as a form of address shows the role: 冯会计, 王工."""
    apart = split_honorific(mention.name) or split_honorific(mention.surface)
    role = find_rank_role(apart[1]) if apart is not None else UNKNOWN
    surface = Fact("rank", mention.surface, mention.start, mention.end)
    yield from _say_role(mention, surface, role, config.rank_role)


def _say_role(mention: Mention, fact: Fact, role: str, confidence: float) -> Iterator[Evidence]:
    """Role by a fact; the part that usually goes with it is the aggregate room's to say."""
    if role != UNKNOWN:
        sure = confidence * fact.confidence
        yield Evidence(mention, "role", role, sure, fact.start, fact.end)


RULES: tuple[Callable[[Mention, Classify], Iterator[Evidence]], ...] = (
    _say_name,
    _say_facts,
    _say_title_role,
    _say_department_role,
    _say_rank_role,
)
