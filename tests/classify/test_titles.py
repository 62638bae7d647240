"""Titles → roles: function first, level second, in both languages."""

import csv
from pathlib import Path

import pytest

from pipeline.classify.titles import find_department_role, find_rank_role, find_role, fold_title

LABELLED = Path(__file__).parents[2] / "corpora" / "annotated" / "titles.tsv"

TITLES = [
    # the guide's own table
    ("VP Procurement", "procurement"),
    ("VP IT", "technical"),
    ("VP Operations", "division"),
    ("VP Sales", "division"),
    ("CFO", "executive"),
    ("Chief of Staff", "support"),
    ("CPO", "procurement"),
    ("Vendor Manager", "procurement"),
    ("CISO", "technical"),
    ("Data Architect", "technical"),
    ("Executive Assistant to the CTO", "support"),
    ("Legal Counsel", "support"),
    ("Accountant", "support"),
    ("AP clerk", "support"),
    ("Managing Director", "executive"),
    ("Managing Director, Nordics", "division"),
    ("Deputy GM", "division"),
    ("Warehouse Manager", "user"),
    ("Head of Marketing", "user"),
    ("Shift Lead", "user"),
    # function outranks level, the assistant never gets the boss's title
    ("Sr. Director - Strategic Sourcing", "procurement"),
    ("President", "executive"),
    ("Vice President", "division"),
    ("PA to the Chief Executive", "support"),
    ("Head of IT Procurement", "procurement"),
    ("Supplier Quality Engineer", "technical"),
    # a level without a function shows nothing
    ("Director", "unknown"),
    ("Senior Manager", "unknown"),
    ("Project Manager", "unknown"),
    ("", "unknown"),
    # Chinese
    ("采购总监", "procurement"),
    ("招标办主任", "procurement"),
    ("供应商管理经理", "procurement"),
    ("技术总监", "technical"),
    ("总工", "technical"),
    ("信息中心主任", "technical"),
    ("工程师", "technical"),
    ("董事长", "executive"),
    ("总经理", "executive"),
    ("财务总监", "executive"),
    ("党委书记", "executive"),
    ("总会计师", "executive"),
    ("副总", "division"),
    ("事业部总经理", "division"),
    ("大区总经理", "division"),
    ("秘书", "support"),
    ("总经理助理", "support"),
    ("法务", "support"),
    ("办公室主任", "support"),
    ("生产部长", "user"),
    ("车间主任", "user"),
    ("客服主管", "user"),
    ("仓储经理", "user"),
    ("处长", "unknown"),
    ("调研员", "unknown"),
    ("採購經理", "procurement"),
    ("資訊處處長", "technical"),
]


@pytest.mark.parametrize(("title", "role"), TITLES)
def test_titles_show_the_role_of_the_guide(title: str, role: str) -> None:
    """The guide's table and hard cases hold, in English and Chinese."""
    assert find_role(title) == role


@pytest.mark.parametrize(
    ("title", "department", "role"),
    [
        ("处长", "物资处", "procurement"),
        ("处长", "信息处", "technical"),
        ("总经理", "运营管理部", "user"),
        ("部长", "质管部", "technical"),
        ("Director", "Information Technology", "technical"),
        ("Manager", "Purchasing", "procurement"),
        ("CFO", "Finance", "executive"),
        ("Engineer", "", "technical"),
    ],
)
def test_titles_are_read_with_their_department(title: str, department: str, role: str) -> None:
    """A bare post takes its function from the unit."""
    assert find_role(title, department=department) == role


@pytest.mark.parametrize(
    ("department", "role"),
    [
        ("IT", "technical"),
        ("采购部", "procurement"),
        ("信息科", "technical"),
        ("Legal", "support"),
        ("Strategic Sourcing", "procurement"),
        ("Marketing", "unknown"),
        ("Logistics", "unknown"),
    ],
)
def test_titles_departments_alone_show_few_roles(department: str, role: str) -> None:
    """Only buying, technology and serving departments tell the function of whoever is in them."""
    assert find_department_role(department) == role


@pytest.mark.parametrize(
    ("rank", "role"),
    [
        ("会计", "support"),
        ("工", "technical"),
        ("秘书", "support"),
        ("总", "unknown"),
        ("先生", "unknown"),
    ],
)
def test_titles_some_forms_of_address_show_a_trade(rank: str, role: str) -> None:
    """冯会计 and 王工 tell what they do; 张总 does not."""
    assert find_rank_role(rank) == role


@pytest.mark.parametrize(
    ("title", "folded"),
    [
        ("Sr. VP - IT", "senior vice president , it"),
        ("R&D Director", "r and d director"),
        ("Manager (Purchasing)", "manager , purchasing"),
        ("總經理／特助", "总经理 , 特助"),
        ("  Directeur  Général ", "directeur général"),
    ],
)
def test_titles_are_folded_before_they_are_compared(title: str, folded: str) -> None:
    """Abbreviations are written out, marks stand apart, traditional characters are simplified."""
    assert fold_title(title) == folded


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_titles_agree_with_labelled_titles(lang: str) -> None:
    """At least 95 of 100 labelled titles get their role."""
    with LABELLED.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter="\t") if row["lang"] == lang]
    right = sum(find_role(row["title"]) == row["role"] for row in rows)
    assert right / len(rows) >= 0.95
