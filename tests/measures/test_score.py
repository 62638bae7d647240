"""The project's own measures: what counts, and that they agree with the reference script."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.labels import JUDGED, LABELS
from pipeline.measures import calibration_error, fold_cell, macro_f1, score_accounts

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT.parent / "shared" / "score.py"


def person(name: str, **cells: Any) -> dict[str, Any]:
    """A labelled person, or a row, with everything unknown but the given cells."""
    labels = {"role": "unknown", "influence": "unknown", "style": "unknown", "stance": "neutral"}
    sure = {f"{column}_confidence": "0.75" for column in JUDGED}
    plain = {"account": "Northlea", "aliases": "", "email": "", "title": "", "reports_to": ""}
    return {**plain, **labels, **sure, "name": name, **cells}


GOLD = {
    "account": "Northlea",
    "stakeholders": [
        person("Nora Quist", aliases=["Nora"], email="n@northlea.example", role="technical"),
        person("Olle Brandt", aliases=[], title="Head of Supply", reports_to="Nora Quist"),
        person("闻一舟", aliases=["闻总"], title="处长", department="物资处", style="driver"),
    ],
    "others": [{"name": "Kit Marlowe", "side": "seller"}],
}
ROWS = [
    person("Nora Quist", email="N@northlea.example", role="technical"),
    person("Brandt", aliases="Olle Brandt", title="Head of Supply", reports_to="Nora Quist"),
    person("闻总", title="物资处处长", style="amiable"),
    person("Kit Marlowe", role="user"),
]


def test_score_counts_rows_people_and_outsiders() -> None:
    """Found, invented and forbidden rows are counted apart."""
    report = score_accounts([GOLD], ROWS)
    assert (report.person.right, report.person.said, report.person.gold) == (3, 4, 3)
    assert report.outsiders == [("Northlea", "Kit Marlowe")]
    assert report.name_exact == pytest.approx(1 / 3)
    assert report.email.f1 == 1.0
    assert report.title.f1 == 1.0
    assert report.reports_to.f1 == 1.0


def test_score_lists_what_is_wrong() -> None:
    """Every wrong cell is named with what it is and what was said."""
    errors = score_accounts([GOLD], ROWS).errors
    assert ("Northlea", "extra row", "Kit Marlowe", "") in errors
    assert ("Northlea", "style 闻一舟", "driver", "amiable") in errors


def test_score_misses_count_in_every_column() -> None:
    """Silence buys nothing: without rows every figure is 0."""
    report = score_accounts([GOLD], [])
    assert report.person.f1 == 0.0
    assert [report.macro_f1(column) for column in JUDGED] == [0.0] * 4


def test_score_other_accounts_do_not_count() -> None:
    """Rows of an account without labels are left alone."""
    assert score_accounts([GOLD], [person("X Y", account="Elsewhere")]).person.said == 0


@pytest.mark.parametrize(
    ("points", "error"),
    [
        ([], 0.0),
        ([(1.0, True)], 0.0),
        ([(0.75, True), (0.75, True), (0.75, True), (0.75, False)], 0.0),
        ([(0.9, False)], 0.9),
    ],
)
def test_score_calibration_is_the_gap(points: list[tuple[float, bool]], error: float) -> None:
    """Confidences that come true have no error."""
    assert calibration_error(points) == pytest.approx(error)


def test_score_macro_f1_is_over_gold_classes() -> None:
    """Classes that the gold does not hold are not averaged in."""
    pairs = [("user", "user"), ("user", None), (None, "support")]
    assert macro_f1(pairs, LABELS["role"]) == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Ms. O’Neil", "o neil"), ("  J. Stone (JS) ", "j stone js"), (None, ""), ("张 伟", "张 伟")],
)
def test_score_cells_are_compared_folded(text: str | None, folded: str) -> None:
    """Case, marks and forms of address do not count."""
    assert fold_cell(text) == folded


@pytest.mark.parametrize("case", ["made up", "en", "zh"])
def test_score_agrees_with_the_reference(case: str, tmp_path: Path) -> None:
    """The same rows get the same figures as from the reference script."""
    if not REFERENCE.exists():
        pytest.skip("the reference script is not beside the project")
    spec = importlib.util.spec_from_file_location("reference", REFERENCE)
    assert spec is not None and spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    golds, rows = _load_case(case)
    for number, gold in enumerate(golds):
        (tmp_path / f"{number}.json").write_text(json.dumps(gold), encoding="utf-8")
    table = tmp_path / "rows.csv"
    table.write_text(_to_csv(rows), encoding="utf-8")
    expected, _ = reference.score(tmp_path, table)
    report = score_accounts(golds, rows)
    for column in ("person", "email", "title", "reports_to"):
        ratio = getattr(report, column)
        figures = {"precision": ratio.precision, "recall": ratio.recall, "f1": ratio.f1}
        assert figures == pytest.approx(expected[column])
    for column in JUDGED:
        assert report.macro_f1(column) == pytest.approx(expected[column]["macro_f1"])
        assert report.calibration_error(column) == pytest.approx(expected[column]["ece"] or 0.0)
    assert report.needs.recall == pytest.approx(expected["needs_recall"])
    assert report.row_exact == pytest.approx(expected["row_exact"])
    assert report.name_exact == pytest.approx(expected["name_exact"])
    assert len(report.outsiders) == expected["outsiders_listed"]


def _load_case(case: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Labels, and rows made of them by spoiling every third one in a different way."""
    if case == "made up":
        return [GOLD], ROWS
    folder = ROOT / "corpora" / "gold" / case / "gold"
    golds = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    rows = [
        {
            **labelled,
            "account": gold["account"],
            "aliases": "; ".join(labelled["aliases"]),
            "needs": "; ".join(need["quote"] for need in labelled.get("needs", ())),
        }
        for gold in golds
        for labelled in [*gold["stakeholders"], *(person(o["name"]) for o in gold["others"])]
    ]
    for at, row in enumerate(rows):
        row |= {f"{column}_confidence": f"0.{at % 10}5" for column in JUDGED}
        row |= [
            {"role": "user"},
            {"title": "", "email": "", "needs": ""},
            {"name": "Nobody", "aliases": ""},
        ][at % 3]
    return golds, rows


def _to_csv(rows: list[dict[str, Any]]) -> str:
    columns = [*person("x"), "department", "needs"]
    lines = [[str(row.get(column) or "") for column in columns] for row in rows]
    quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    return "\n".join([",".join(columns), *quoted])
