"""Whether there is such a person at all, or only a capitalised word."""

from pipeline.aggregate import describe
from pipeline.aggregate.forms import read_form
from pipeline.aggregate.naming import choose_name
from pipeline.aggregate.persons import Person
from pipeline.aggregate.side import Camp, names_company
from pipeline.names import is_cjk, is_first_name, is_person_name
from pipeline.names.words import chinese_suffixes

_POSTS = frozenset(("title", "reports_to", "assistant_of"))
_GIVEN_NAMES = range(2, 5)  # characters of a Chinese name without a surname


def is_believable(person: Person, camp: Camp) -> bool:
    """Whether more than a lone capitalised word says that there is such a person."""
    name = choose_name(person)
    if not person.emails and (not _can_name(name, person) or names_company(name, camp=camp)):
        return False
    if any(not s.is_named for s in person.sightings) or " " in name or read_form(name).is_chinese:
        return True
    said = {item.attribute for s in person.sightings for item in s.evidence} - {
        "name",
        "side",
        "likely_side",
    }
    return bool(said) or is_first_name(name) or describe.count_mentions(person.sightings) > 1


def _can_name(name: str, person: Person) -> bool:
    """Whether a name is one by its form, or in Chinese by a post or a boss: `纳吉`, a 质检员."""
    said = {item.attribute for s in person.sightings for item in s.evidence}
    given = is_cjk(name) and len(name) in _GIVEN_NAMES and not said.isdisjoint(_POSTS)
    return is_person_name(name, named=given) or (given and name[-1:] not in chinese_suffixes())
