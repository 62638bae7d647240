"""Golden workbooks: the cells of each profile of `.xlsx`, and that a Chinese CRM takes them.

`python -m tests.export.crm.test_golden_workbooks` writes them anew.
"""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from openpyxl import load_workbook

from pipeline.export import begin_tables
from pipeline.export.crm import export_crm, load_profile

from .people import PEOPLE, SOURCES

GOLDEN = Path(__file__).parent / "golden"
BOOKS = {"excel": "keyroles.xlsx", "fxiaoke": "联系人.xlsx", "neocrm": "联系人.xlsx"}
# What the templates of such CRMs let one choose, by header.
OPTIONS = {
    "采购角色": {
        "高层管理者",
        "分管领导",
        "采购负责人",
        "技术专家",
        "使用部门负责人",
        "其他辅助角色",
    },
    "决策影响力": {"决策者", "影响者", "把关人", "高", "中", "低"},
    "态度": {"支持", "反对"},
    "沟通风格": {"分析型", "驱动型", "亲和型", "创新型"},
    "在职状态": {"在职", "离职", "即将到任"},
}


def write_workbook_of(out: Path, name: str) -> Path:
    """The workbook that a profile makes of the invented people."""
    with begin_tables(out) as tables:
        tables.add_rows("stakeholders.csv", PEOPLE)
    return export_crm(out, SOURCES, load_profile(name)).folder / BOOKS[name]


def dump_workbook(out: Path, name: str) -> str:
    """The cells of the first sheet as CSV, each as a reader of workbooks sees it."""
    stream = io.StringIO(newline="")
    sheet = load_workbook(write_workbook_of(out, name)).worksheets[0]
    csv.writer(stream).writerows(sheet.iter_rows(values_only=True))
    return stream.getvalue()


def read_golden(name: str) -> list[dict[str, str]]:
    """The rows of a golden workbook."""
    text = (GOLDEN / f"{name}.csv").read_bytes().decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", BOOKS)
def test_golden_workbooks_are_what_is_written(name: str, tmp_path: Path) -> None:
    """Every cell is the golden one."""
    assert dump_workbook(tmp_path, name).encode() == (GOLDEN / f"{name}.csv").read_bytes()


@pytest.mark.parametrize("name", ["fxiaoke", "neocrm"])
def test_golden_workbooks_load_in_a_chinese_crm(name: str) -> None:
    """Name and account are there, choices are options, several are parted by `；`."""
    rows = read_golden(name)
    assert rows
    for row in rows:
        assert row["姓名"]
        assert row.get("客户名称") or row.get("公司名称")
        for header, options in OPTIONS.items():
            assert {*filter(None, row.get(header, "").split("；"))} <= options


def write_golden() -> None:
    """Write the golden workbooks anew, to be looked at before they are committed."""
    for name in BOOKS:
        with TemporaryDirectory() as out:
            (GOLDEN / f"{name}.csv").write_bytes(dump_workbook(Path(out), name).encode())


if __name__ == "__main__":
    write_golden()
