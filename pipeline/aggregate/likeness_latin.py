"""What may tie a Latin form to a full Latin name: one predicate for each way.

Reach for these through the table in likeness.py. The first argument is the form, the second the
full name; `Shape` of the form decides which predicates are asked.
"""

import re

from pipeline.aggregate.forms import Form
from pipeline.names import is_first_name

_SAME_SOUND = str.maketrans({"w": "v", "f": "v", "c": "k", "q": "k", "z": "s", " ": None})
_VOWEL = re.compile(r"[aeiouyh]")
_DOUBLED = re.compile(r"(.)\1+")
_UMLAUT = re.compile(r"([aou])e")
_LEAST = 5  # letters from which on a slip of the pen leaves a word recognisable


def same_text(form: Form, full: Form) -> bool:
    """The same name, whatever the case, accents and script variant."""
    return form.key == full.key


def same_letters_written_otherwise(form: Form, full: Form) -> bool:
    """`Juergen Kraemer` for Jürgen Krämer, `Joost Vandermolen` for Joost van der Molen."""
    return _plain(form.key) == _plain(full.key) and not _are_other_first_names(form, full)


def _plain(key: str) -> str:
    return _UMLAUT.sub(r"\1", key.replace(" ", ""))


def turned_round(form: Form, full: Form) -> bool:
    """`Quist Nora` for Nora Quist; not where either word may be the first name."""
    return is_turned(form, full) and not is_first_name(full.surname.title(), doubtful=True)


def is_turned(form: Form, full: Form) -> bool:
    """The same two parts in the other order."""
    return f"{form.surname} {form.given}" == full.key


def same_family(form: Form, full: Form) -> bool:
    """`Ms. Quist`, `闻总`."""
    return form.surname == full.surname


def is_ranked_given(form: Form, full: Form) -> bool:
    """`Dr. Nora` for Nora Quist, and `Mr. Mori` for Mori Kenji, whose surname stands first."""
    return form.surname in full.given.split()


def is_surname(form: Form, full: Form) -> bool:
    """`Quist`."""
    return form.key == full.surname


def is_given(form: Form, full: Form) -> bool:
    """`Nora`, also a middle name."""
    return form.key in (*full.given.split(), full.given)


def is_nickname(form: Form, full: Form) -> bool:
    """`Peg` for Margaret Oduya."""
    return not form.roots.isdisjoint(full.roots)


def is_other_given(form: Form, full: Form) -> bool:
    """One surname, and given names that differ by nickname or by one that has a middle name."""
    return form.surname == full.surname and is_nickname(form, full) and _same_middle(form, full)


def is_cut_given(form: Form, full: Form) -> bool:
    """`Priya` for Priyamvada: the beginning of the given name, four letters or more."""
    given = form.given or form.key
    return len(given) >= 4 and full.given.startswith(given)


def is_other_given_cut(form: Form, full: Form) -> bool:
    """`Priya Rao` for Priyamvada Rao; Daniel is not short for Danielle, another's name."""
    cut = form.surname == full.surname and is_cut_given(form, full)
    return cut and not _are_other_first_names(form, full)


def is_double_surname(form: Form, full: Form) -> bool:
    """`Nora Quist` and Nora Quist-Brandt, `Ana Garcia` and Ana Garcia Lopez."""
    words, others = form.key.split(), full.key.split()
    if not is_nickname(form, full):
        return False
    return set(form.surname.split()) < set(full.surname.split()) or words == others[: len(words)]


def _same_middle(form: Form, full: Form) -> bool:
    """Whether no middle name or initial of the one differs from that of the other."""
    pairs = zip(form.given.split()[1:], full.given.split()[1:], strict=False)
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs)


def same_initial(form: Form, full: Form) -> bool:
    """`N. Quist`."""
    same = form.surname == full.surname and form.given[0] == full.given[0]
    return same and _same_middle(form, full)


def same_clipped(form: Form, full: Form) -> bool:
    """`Nora Q.`."""
    return form.surname[0] == full.surname[0] and is_nickname(form, full)


def same_letters(form: Form, full: Form) -> bool:
    """`NQ`, with or without the letter of a middle name."""
    letters = "".join(word[0] for word in full.key.split())
    return form.key in (letters, letters[0] + letters[-1])


def is_misspelt(form: Form, full: Form) -> bool:
    """One part alike, the other, of five letters or more, off by one slip of the pen."""
    if _are_other_first_names(form, full):
        return False
    return (is_nickname(form, full) and one_slip(form.surname, full.surname)) or (
        form.surname == full.surname and one_slip(form.given, full.given)
    )


def _are_other_first_names(form: Form, full: Form) -> bool:
    """Whether both given names are real ones, and not short for one another: Robert, Roberta."""
    names = {form.given.split()[0], full.given.split()[0]}
    if len({_plain(name) for name in names}) == 1:
        return False
    real = all(is_first_name(name.title(), doubtful=True) for name in names)
    return real and form.roots.isdisjoint(full.roots)


def is_misspelt_given(form: Form, full: Form) -> bool:
    """`Junlie` for Junlei Fang."""
    return one_slip(form.key, full.given)


def one_slip(one: str, other: str) -> bool:
    """Whether one letter added, dropped, changed, or two swapped, turns one into the other."""
    shorter = min(len(one), len(other))
    if shorter < _LEAST or abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    rest, rest_other = one[at:], other[at:]
    swapped = rest[:2] == rest_other[:2][::-1] and rest[2:] == rest_other[2:]
    return swapped or rest_other[1:] in (rest[1:], rest) or rest[1:] == rest_other


def sounds_alike(form: Form, full: Form) -> bool:
    """`Dana Reyd` for Dana Reid, as transcripts mishear."""
    return is_nickname(form, full) and _skeleton(form.surname) == _skeleton(full.surname)


def _skeleton(word: str) -> str:
    """The first letter and the consonants after it: reyd and reid -> rd, kowalsky -> kvlsk."""
    plain = word.replace("ph", "f").translate(_SAME_SOUND)
    return plain[0] + _DOUBLED.sub(r"\1", _VOWEL.sub("", plain[1:]))


def spelt_by_sound(form: Form, full: Form) -> bool:
    """`Catherine Ashdown` for Katherine, `Stephen Lusk` for Steven; Erika is not Erik."""
    one, other = form.given.replace(" ", ""), full.given.replace(" ", "")
    return form.surname == full.surname and _sound(one) == _sound(other)


def _sound(word: str) -> str:
    plain = word.replace("ph", "f").translate(_SAME_SOUND).replace("h", "")
    return _DOUBLED.sub(r"\1", plain.replace("y", "i"))


def runs_together(form: Form, full: Form) -> bool:
    """`nquist`, as local parts run names together."""
    return form.key in run_together(full)


def run_together(full: Form) -> frozenset[str]:
    """Local parts without a dot: `Nora Quist` -> noraquist, nquist, noraq and others."""
    given, surname = full.given.split()[0], full.surname.replace(" ", "")
    starts_given = (given + surname, given[0] + surname, given + surname[0])
    return frozenset((*starts_given, surname + given, surname + given[0]))


def is_end_of_name(form: Form, full: Form) -> bool:
    """`Ann Quist` beside Mary Ann Quist: a middle name, or somebody else."""
    return form.surname == full.surname and form.given in full.given.split()[1:]


def same_first(form: Form, full: Form) -> bool:
    """`Nora Brandt` beside Nora Quist: married, or somebody else."""
    return form.given == full.given
