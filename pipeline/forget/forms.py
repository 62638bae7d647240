"""What a person of a table is known by, and nobody else of the account."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.names import fold_name, is_cjk, split_name

Row = Mapping[str, str]
_LEAST = 2  # letters of a form that is looked for in texts


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms of a name, addresses and numbers; `parts` are given names and surnames alone.

    `kept` are names of others that hold one of the forms: `Nora Quist` goes, `Nora Quistgaard`
    stays.
    """

    names: tuple[str, ...]
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def in_text(self) -> tuple[str, ...]:
        """What is erased from texts. Parts of Chinese names are words of the language as well."""
        parts = (part for part in self.parts if not is_cjk(part))
        forms = (*self.names, *self.emails, *self.phones, *parts)
        return tuple(form for form in dict.fromkeys(forms) if len(form) >= _LEAST)


def list_forms(row: Row, others: Iterable[Row]) -> Forms:
    """The forms of one row of stakeholders.csv; `others` are the account's other people.

    A form that means another as well is not erased: `Owen` of Owen Marsh, where Owen Reed stays.
    """
    known = [name for other in others for name in list_names(other)]
    shared = {fold_name(name) for name in known}
    words = {word for name in shared for word in (name.split() if not is_cjk(name) else ())}
    words |= {fold_name(split_name(name).surname) for name in known}
    words |= set(fold_name(row.get("account", "")).split())
    own = [name for name in list_names(row) if fold_name(name) not in shared]
    given = ((parts.given, parts.surname) for parts in map(split_name, own))
    parts = [part for pair in given for part in pair if fold_name(part) not in {*words, ""}]
    return Forms(
        names=tuple(own),
        emails=tuple(filter(None, [row.get("email", "").strip()])),
        phones=tuple(filter(None, [row.get("phone", "").strip()])),
        parts=tuple(dict.fromkeys(part for part in parts if part not in own)),
        kept=tuple(name for name in known if any(_holds(name, form) for form in (*own, *parts))),
    )


def list_names(row: Row) -> list[str]:
    """The name and the aliases of a row."""
    aliases = (alias.strip() for alias in row.get("aliases", "").split(";"))
    return list(dict.fromkeys(name for name in (row["name"], *aliases) if name))


def _holds(name: str, form: str) -> bool:
    return fold_name(form) in fold_name(name)
