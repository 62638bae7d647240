"""What a person is called: the fullest name that the documents support, and all other forms."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.aggregate.forms import Form, Shape, name_roots, read_form
from pipeline.aggregate.persons import Person
from pipeline.aggregate.sightings import Sighting
from pipeline.names import fold_name, is_cjk, split_honorific, split_name

_POSSESSIVE = re.compile(r"['’]s?$")
_NO_NAME = re.compile(r"[@\d:<>]|^.{41,}$")


def choose_name(person: Person) -> str:
    """`Maggie`, `Margaret Chen`, `M. Chen` -> Margaret Chen; `张总`, `张伟` -> 张伟.

    What only an address spells stands behind any Chinese form: `张总` <zhangwei@…> stays 张总.
    """
    counts = Counter(read_form(name) for sighting in person.sightings for name in sighting.names)
    written = [form for form in counts if form.text]
    spelt = [form for form in person.forms if form not in counts]
    if any(form.is_chinese for form in written):
        spelt = []
    best = max([*written, *spelt], key=lambda form: _fullness(form, counts, person))
    return _compose(best, person.forms)


def _fullness(form: Form, counts: Counter[Form], person: Person) -> tuple[object, ...]:
    """What makes a form the better name, most important first."""
    full = form.shape is Shape.FULL
    return (
        form.is_chinese and full,
        full,
        form.shape is Shape.INITIAL,
        form.is_chinese,
        not _is_nickname(form, person.forms),
        counts[form] > 0,
        len(form.key.split()) if full else 0,
        _weight(form, person.sightings),
        form.rank == "",
        form.text,
    )


def _weight(form: Form, sightings: Iterable[Sighting]) -> int:
    """How often the form is met; a header or list spells more carefully than running text."""
    return sum(1 if s.is_named else 3 for s in sightings if read_form(s.name) == form)


def _is_nickname(form: Form, forms: Iterable[Form]) -> bool:
    """Whether another form holds the given name that this one's is short for."""
    given = _given(form)
    others = {_given(other) for other in forms} - {given, ""}
    return bool(others & name_roots(given))


def _given(form: Form) -> str:
    """The first given name of a Latin form, empty where it has none."""
    given = form.given if form.shape is not Shape.RANKED else ""
    return given.split()[0] if given and not form.is_chinese else ""


def _compose(best: Form, forms: Iterable[Form]) -> str:
    """The name as written, without a form of address; a formal given name met alone is put in.

    `Hank Brandt` beside `Henry` -> Henry Brandt; `N. Halden` beside `Nora` -> Nora Halden
    """
    if best.is_chinese:
        apart = split_honorific(best.text)
        return apart[0] if apart is not None and best.shape is Shape.FULL else best.text
    apart = split_honorific(best.text)
    text = apart[0] if apart is not None else best.text
    short = sorted(f.text for f in forms if f.shape is Shape.SHORT and not f.is_chinese)
    given, surname = _given(best), split_name(text).surname
    for other in short:
        folded = fold_name(other)
        formal = folded != given and folded in name_roots(given)
        spelt_out = best.shape is Shape.INITIAL and folded[:1] == given[:1]
        if surname and best.surname not in folded and (formal or spelt_out):
            return f"{other} {surname}"
    return text


def list_aliases(person: Person, *, name: str) -> tuple[str, ...]:
    """The other forms by which the documents call the person, most frequent first.

    A form that means this person or another is an alias of both.
    """
    counts: Counter[str] = Counter()
    for sighting in (*person.sightings, *person.shared):
        forms = {_clean_form(sighting.mention.surface), *sighting.names}
        counts.update(form for form in forms if _is_alias(form, name))
    return tuple(sorted(counts, key=lambda form: (-counts[form], form)))


def _clean_form(surface: str) -> str:
    return _POSSESSIVE.sub("", " ".join(surface.split()).strip(" ,;.*\"'“”"))


def _is_alias(form: str, name: str) -> bool:
    long_enough = len(form) >= 2 or is_cjk(form)
    return form != name and long_enough and _NO_NAME.search(form) is None


def first_named(sightings: Sequence[Sighting]) -> str:
    """The fullest name in the oldest document that holds the person."""
    oldest = [s for s in sightings if s.document.id == sightings[0].document.id]
    person = Person()
    person.add(oldest)
    return choose_name(person)
