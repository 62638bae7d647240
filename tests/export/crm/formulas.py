"""Any text in any field of any profile: comes back, and is no formula. Run as a program too.

`python -m tests.export.crm.formulas --cases 10000` prints how many cells would be formulas.
"""

import argparse
import csv
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pipeline.export.crm import Profile, list_profiles, load_profile
from pipeline.export.crm.fields import FIELDS, PHONES
from pipeline.export.crm.profile import File, Format
from pipeline.export.crm.rows import fill_files
from pipeline.export.crm.write import write_parts

from .importers import is_formula

_HOSTILE = "=+-@＝＋－＠﹢﹣\t\r\n;；,|<>\"'#/A0 \u200b\u202e\ufeff\x00\x0b张Zé😀"
TEXTS = st.text(max_size=40) | st.text(alphabet=_HOSTILE, max_size=12)
RECORDS = st.fixed_dictionaries(dict.fromkeys(FIELDS, TEXTS)).map(
    lambda record: record | {"id": "a1", "email": "", **dict.fromkeys(PHONES, "+442079460355")}
)
_LINE_ENDS = {"lf": "\n", "crlf": "\r\n"}


def loosen(profile: Profile) -> Profile:
    """The profile, with nothing required, so that every record reaches the file."""
    files = tuple(
        replace(
            file,
            needs=(),
            columns=tuple(replace(c, required=False, max_length=0) for c in file.columns),
        )
        for file in profile.files
    )
    return replace(profile, files=files)


def write_and_read(record: dict[str, str], profile: Profile) -> Iterator[tuple[str, str]]:
    """Every cell as it was meant and as the profile's own reader finds it."""
    filled, _ = fill_files([record], profile)
    with tempfile.TemporaryDirectory() as folder:
        for item in filled:
            (path,) = write_parts(Path(folder), item, profile.format)
            (found,) = read_file(path, item.file, profile.format)
            (meant,) = item.rows
            yield from ((meant[header], found[header]) for header in meant)


def read_file(path: Path, file: File, rules: Format) -> list[dict[str, str]]:
    """The rows of a file by their headers, read strictly by what the profile declares."""
    if rules.kind == "xlsx":
        head, *rows = load_workbook(path).worksheets[0].iter_rows()
        assert all(cell.data_type != "f" for row in rows for cell in row)
        return [
            {str(h.value): str(c.value or "") for h, c in zip(head, row, strict=True)}
            for row in rows
        ]
    text = path.read_bytes().decode(rules.encoding).removeprefix("\ufeff" if rules.bom else "")
    assert text.endswith(_LINE_ENDS[rules.line_end])
    lines = text.split(_LINE_ENDS[rules.line_end])[:-1]
    reader = csv.DictReader(lines, delimiter=rules.delimiter, strict=True)
    assert reader.fieldnames == [column.header for column in file.columns]
    return list(reader)


def count_formulas(cases: int) -> int:
    """How many cells are formulas when so many records of any text go through every profile."""
    profiles = [loosen(load_profile(name)) for name in list_profiles()]
    formulas = 0

    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(RECORDS, st.sampled_from(profiles))
    def try_case(record: dict[str, str], profile: Profile) -> None:
        nonlocal formulas
        for meant, found in write_and_read(record, profile):
            assert found == meant
            formulas += profile.format.kind == "csv" and is_formula(found)

    try_case()
    return formulas


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    given_cases = parser.parse_args().cases
    sys.stdout.write(f"{count_formulas(given_cases)} formula cells in {given_cases:,}\n")
