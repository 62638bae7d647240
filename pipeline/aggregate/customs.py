"""How a company forms its addresses, learnt from people whose names are known.

Reach for this to read an address that runs a name together: where joan.whitcomb's colleagues
write from `jwhitcomb@`, `rhale@` of the same domain is R. Hale.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from pipeline.aggregate.forms import Form
from pipeline.aggregate.persons import Person

_LEAST = 4  # a shorter local part does not hold an initial and a surname


def _initial_first(form: Form) -> str:
    return form.given[0] + form.surname.replace(" ", "")


def _initial_last(form: Form) -> str:
    return form.surname.replace(" ", "") + form.given[0]


def _surname_clipped(form: Form) -> str:
    return form.given.split()[0] + form.surname[0]


# A custom: how it makes a local part of a name, and how a local part is read by it.
CUSTOMS: tuple[tuple[Callable[[Form], str], Callable[[str], str]], ...] = (
    (_initial_first, lambda local: f"{local[0].upper()}. {local[1:].title()}"),
    (_initial_last, lambda local: f"{local[-1].upper()}. {local[:-1].title()}"),
    (_surname_clipped, lambda local: f"{local[:-1].title()} {local[-1].upper()}."),
)


def read_by_custom(known: Iterable[Person], nameless: Iterable[Person]) -> None:
    """Give people of whom only an address is known the name that it spells by their company's way.

    A company with more than one custom, or with none that is known, is left alone.
    """
    seen: dict[str, Counter[int]] = defaultdict(Counter)
    for person in known:
        for local, domain in _split(person):
            seen[domain].update(
                number
                for number, (spell, _) in enumerate(CUSTOMS)
                if any(spell(form) == local for form in person.full_forms if not form.is_chinese)
            )
    for person in nameless:
        for local, domain in _split(person):
            if len(seen[domain]) == 1 and len(local) >= _LEAST and local.isalpha():
                (number,) = seen[domain]
                person.learn([CUSTOMS[number][1](local)])


def _split(person: Person) -> list[tuple[str, str]]:
    parts = (email.partition("@") for email in sorted(person.emails))
    return [(local, domain) for local, _, domain in parts]
