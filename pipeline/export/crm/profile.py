"""What a CRM accepts, as its TOML file in `configs/crm/` says: one `Profile`, with its files.

`load_profile` makes one of its file. An administrator edits the TOML; the code knows no CRM.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.export.crm.values import Kind


@dataclass(frozen=True, slots=True)
class Rule:
    """A value of the CRM, and the labels of ours that stand for it: all of `when` must hold.

    `{ role = "division", influence = "decision_maker", value = "Economic Buyer" }`
    """

    value: str
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """One column, filled from a field of the record, by a crosswalk, or always with the same.

    A column with `multi` takes the values of all rules that fit and all items of a list field,
    any other the first. A cell beyond `max_length` is cut; in a required column, in one of the
    external id or a duplicate key, and where it is an address, its row is rejected instead.
    """

    header: str
    field: str = ""
    crosswalk: str = ""
    constant: str = ""
    required: bool = False
    multi: bool = False
    max_length: int = 0


@dataclass(frozen=True, slots=True)
class File:
    """One file for one entity of the CRM; `name` has no ending.

    `external_id` is the header of the column that the CRM matches rows by. Rows that share all
    cells of one of the `duplicate_keys` are the same to the CRM. People without any of the fields
    in `needs` are left out without being rejected.
    """

    name: str
    entity: str
    columns: tuple[Column, ...]
    external_id: str = ""
    duplicate_keys: tuple[tuple[str, ...], ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """How the cells of all files of a profile are written.

    `formula` is `crm` (whatever starts a formula is taken out of the text) or `excel` (an
    apostrophe in front). A cell never equals `null_marker`, by which the CRM empties a field.
    `forbidden` names characters and what stands in their place. `append_marker` stands before the
    first value of a multi-select. A file is split before it has more rows or bytes than allowed,
    where that is not 0.
    """

    kind: str = "csv"
    encoding: str = "utf-8"
    bom: bool = False
    delimiter: str = ","
    line_end: str = "lf"
    quoting: str = "all"
    formula: str = "crm"
    null_marker: str = ""
    multi_separator: str = ";"
    append_marker: str = ""
    forbidden: Mapping[str, str] = field(default_factory=dict)
    max_rows: int = 0
    max_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Existing:
    """What an export of the CRM's own contacts calls what the files have no column for.

    `record_id` is the header of the CRM's own id, which updates carry. `accounts` and `names` are
    those that may hold the account and the whole name.
    """

    record_id: str = ""
    accounts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """A CRM: what its files are called, hold and look like. `name` is that of its TOML file.

    `language` is that of the descriptions, `en` or `zh`. `tables` are those of the run that go into
    one workbook as they are, by the title of their sheet, and `kinds` says which of their columns
    hold a number, an integer or a date.
    """

    name: str
    title: str
    files: tuple[File, ...] = ()
    tables: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    language: str = "en"
    format: Format = field(default_factory=Format)
    existing: Existing = field(default_factory=Existing)
    crosswalks: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
