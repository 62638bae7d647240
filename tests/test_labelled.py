"""Labelled accounts: what can be read, what is measured, and that it is what the reference says."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ConfigError, KeyrolesError, UsageError
from pipeline.labelled import list_absent, load_gold, load_rows, measure_rows

REFERENCE = Path(__file__).parents[2] / "shared" / "score.py"

HEADER = "account,name,aliases,email,title,reports_to,role,role_confidence,influence,style,stance"
NORA = "Northlea,Nora Quist,Nora; N. Quist,n@northlea.example,Buyer,,procurement,0.90"
TABLE = (
    f"{HEADER}\n{NORA},influencer,driver,neutral\n"
    "Northlea,闻一舟,闻总,,处长,Nora Quist,division,0.60,decision_maker,unknown,supporter\n"
    "Northlea,Kit Marlowe,,,,,user,0.50,influencer,unknown,neutral\n"
)
ACCOUNT = {
    "account": "Northlea",
    "stakeholders": [
        {
            "name": "Nora Quist",
            "aliases": ["Nora"],
            "email": "N@northlea.example",
            "title": "Buyer",
            "role": "procurement",
            "influence": "influencer",
            "style": "analytical",
            "stance": "neutral",
            "reports_to": None,
            "needs": [{"need": "a fixed price", "quote": "the price has to be fixed"}],
        },
        {
            "name": "闻一舟",
            "aliases": [],
            "email": None,
            "title": "处长",
            "role": "executive",
            "influence": "decision_maker",
            "style": "unknown",
            "stance": "supporter",
            "reports_to": "Nora Quist",
            "needs": [],
        },
    ],
    "others": [{"name": "Kit Marlowe", "side": "seller"}],
}


@pytest.fixture(name="out")
def _out(tmp_path: Path) -> Path:
    """A run's folder."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "stakeholders.csv").write_text(TABLE, encoding="utf-8")
    return folder


def write_gold(folder: Path, account: Any = ACCOUNT) -> Path:
    """A folder with one labelled account."""
    folder.mkdir(exist_ok=True)
    (folder / "northlea.json").write_text(json.dumps(account, ensure_ascii=False), encoding="utf-8")
    return folder


def test_measures_are_those_of_the_reference(tmp_path: Path, out: Path) -> None:
    """Every measure of the reference script is there under its name, with its figure."""
    if not REFERENCE.is_file():
        pytest.skip("the reference script is not beside the checkout")
    spec = importlib.util.spec_from_file_location("reference", REFERENCE)
    if spec is None or spec.loader is None:
        pytest.skip("the reference script cannot be loaded")
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    gold = write_gold(tmp_path / "gold")
    expected, _ = reference.score(gold, out / "stakeholders.csv")
    found, _ = measure_rows(load_gold(gold), load_rows(out))
    assert set(found) == set(expected)
    for key, value in expected.items():
        flat = value if isinstance(value, dict) else {"": value}
        said = found[key] if isinstance(value, dict) else {"": found[key]}
        assert said.pop("f1", None) == pytest.approx(flat.pop("f1", None)), key
        assert said == pytest.approx(flat), key


def test_a_table_agrees_with_itself(out: Path) -> None:
    """A table that was only looked at gives no error, and full marks for what it holds."""
    measures, wrong = measure_rows(load_gold(out / "stakeholders.csv"), load_rows(out))
    assert wrong == []
    assert (measures["person"]["f1"], measures["name_exact"], measures["row_exact"]) == (1, 1, 1)
    assert [measures[label]["macro_f1"] for label in ("role", "influence", "style")] == [1, 1, 1]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_tables_from_spreadsheets(tmp_path: Path, out: Path, mark: str, delimiter: str) -> None:
    """A byte-order mark, `;` or tabs between cells are as good; only labelled columns count."""
    lines = [["account", "name", "role"], ["Northlea", "Nora Quist", "Procurement "]]
    table = tmp_path / "gold.csv"
    text = mark + "\n".join(delimiter.join(line) for line in lines)
    table.write_text(text, encoding="utf-8")
    measures, wrong = measure_rows(load_gold(table), load_rows(out))
    assert not {"title", "email", "needs_recall", "row_exact", "style"} & set(measures)
    assert measures["role"]["f1"] == {"procurement": 1.0}
    assert [error[:3] for error in wrong] == [
        ("Northlea", "extra row", "闻一舟"),
        ("Northlea", "extra row", "Kit Marlowe"),
    ]


def test_wrong_cells_are_listed(tmp_path: Path, out: Path) -> None:
    """Each wrong cell is named with what it should hold and what it holds."""
    _, wrong = measure_rows(load_gold(write_gold(tmp_path / "gold")), load_rows(out))
    assert wrong == [
        ("Northlea", "extra row", "Kit Marlowe", ""),
        ("Northlea", "style Nora Quist", "analytical", "driver"),
        ("Northlea", "role 闻一舟", "executive", "division"),
    ]


def test_needs_count_by_their_words(tmp_path: Path) -> None:
    """A need is found where the cell holds its quote; a corrected cell is a list of quotes."""
    gold, table = tmp_path / "gold.csv", tmp_path / "stakeholders.csv"
    row = "account,name,needs\nNorthlea,Nora Quist,"
    gold.write_text(f"{row}the price has to be fixed; an answer by June\n", encoding="utf-8")
    table.write_text(f"{row}she says the price has to be fixed\n", encoding="utf-8")
    assert measure_rows(load_gold(gold), load_rows(table))[0]["needs_recall"] == 0.5


def test_absent_accounts_are_known(tmp_path: Path, out: Path) -> None:
    """An account is absent if the table has no row of it; its spelling may differ a little."""
    gold = tmp_path / "gold.csv"
    gold.write_text("account,name\nNORTHLEA,Nora Quist\nSouthlea,Ann Moor\n", encoding="utf-8")
    assert list_absent(load_gold(gold), load_rows(out)) == ["Southlea"]


BAD_ACCOUNTS = [
    ("[]", "needs a list of objects called stakeholders"),
    ('{"account": "A"}', "needs a list of objects called stakeholders"),
    ('{"account": "A", "stakeholders": ["Dana"]}', "needs a list of objects called stakeholders"),
    ('{"stakeholders": []}', "needs the account's name as account"),
    ("{", "is no JSON in UTF-8"),
    ('{"account": "A", "stakeholders": [{}]}', "a person has no name"),
    (
        '{"account": "A", "stakeholders": [{"name": "Dana", "style": "bossy"}]}',
        "'bossy' is no style (Dana); known: analytical, driver, amiable, innovative, unknown",
    ),
]


@pytest.mark.parametrize(("text", "reason"), BAD_ACCOUNTS)
def test_bad_accounts_are_named(tmp_path: Path, text: str, reason: str) -> None:
    """What cannot be used is named with its file and the reason."""
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_gold(tmp_path)
    assert str(caught.value).startswith(str(path))
    assert reason in str(caught.value)


BAD_TABLES = [
    (b"", "has no rows"),
    (b"account,name\n", "has no rows"),
    (b"name,role\nDana,user\n", "has no column 'account'"),
    ("account,name\nA,闻一舟\n".encode("gb18030"), "is not in UTF-8: save it as CSV UTF-8"),
    (b"account,name\nA," + b"x" * ((1 << 24) + 1), "is no CSV file"),
]


@pytest.mark.parametrize(("content", "reason"), BAD_TABLES)
def test_bad_tables_are_named(tmp_path: Path, content: bytes, reason: str) -> None:
    """What is no table of ours is named with the reason, as gold and as a run's result."""
    path = tmp_path / "gold.csv"
    path.write_bytes(content)
    for load in (load_gold, load_rows):
        with pytest.raises(ConfigError) as caught:
            load(path)
        assert str(caught.value).startswith(f"{path} {reason}")


def test_absent_files_are_named(tmp_path: Path) -> None:
    """A folder without labelled accounts and a file that is not there are usage errors."""
    with pytest.raises(UsageError, match="no labelled accounts"):
        load_gold(tmp_path)
    with pytest.raises(UsageError, match="there is no file"):
        load_rows(tmp_path)


@pytest.mark.parametrize("odd", [5, "x", [], {"name": 7}, None])
def test_odd_values_are_errors_of_the_user(tmp_path: Path, odd: Any) -> None:
    """Whatever stands in the file is measured or is an error that says so."""
    people = [{"name": "Dana", "aliases": "Dan; Dany", "title": odd, "needs": ["more light"]}]
    gold = write_gold(tmp_path, {"account": "A", "stakeholders": people, "others": odd})
    table = tmp_path / "stakeholders.csv"
    table.write_text("account,name\nA,Dana\n", encoding="utf-8")
    try:
        assert measure_rows(load_gold(gold), load_rows(table))[0]["person"]["f1"] == 1.0
    except KeyrolesError as exc:
        assert str(gold) in str(exc)
