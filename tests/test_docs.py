"""The documentation: whatever it says of commands, files and settings is so, in both languages."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from pipeline.cli import app
from pipeline.config import SECTIONS, load_config, load_seller
from pipeline.export.relations import NETWORK_COLUMNS, RELATION_COLUMNS
from pipeline.export.table import COLUMNS, EVIDENCE_COLUMNS
from pipeline.ingest.accounts import load_accounts
from pipeline.ingest.read import READERS
from pipeline.labels import INFLUENCES, RELATIONS, ROLES, STANCES, STATUSES, STYLES

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder, pattern in (
        (ROOT, "*.md"),
        (ROOT / "docs", "**/*.md"),
        (ROOT / "corpora", "*.md"),
        (ROOT / "models", "*.md"),
    )
    for path in folder.glob(pattern)
)

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
ENDINGS = {"text": (".txt", ".md")}


def read_page(name: str) -> str:
    """The text of one page of the documentation."""
    return (ROOT / name).read_text(encoding="utf-8")


def list_options(command: Any) -> Iterator[str]:
    """Every option of a command and of its sub-commands, in long and in short form."""
    for parameter in command.params:
        yield from (name for name in parameter.opts if name.startswith("-"))
    for below in getattr(command, "commands", {}).values():
        yield from list_options(below)


def slug_heading(title: str) -> str:
    """The anchor that GitHub gives a heading: `Who we are, and why` -> `who-we-are-and-why`."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def list_anchors(page: str) -> set[str]:
    """All anchors of a page."""
    return {slug_heading(title) for _, title in list_headings(page)}


def list_blocks(page: str, language: str) -> list[str]:
    """The code blocks of one language on a page."""
    return [code for kind, code in FENCE.findall(read_page(page)) if kind == language]


def list_commands(page: str) -> list[str]:
    """The command lines that a page shows, without prompts, remarks and output."""
    lines = [line for block in list_blocks(page, "console") for line in block.splitlines()]
    return [line.partition(" #")[0].strip() for line in lines if line.startswith("$ ")]


def list_scores(page: str) -> list[list[str]]:
    """The cells of the table of scores, row by row."""
    block = (
        read_page(page).partition("<!-- scores:begin -->")[2].partition("<!-- scores:end -->")[0]
    )
    return [
        [cell.strip() for cell in row.strip("|").split("|")] for row in block.strip().splitlines()
    ]


def list_headings(page: str) -> list[tuple[str, str]]:
    """Level marks and title of every heading outside code."""
    return HEADING.findall(FENCE.sub("", read_page(page)))


@pytest.mark.parametrize("page", READMES)
def test_readme_names_commands(page: str) -> None:
    """Each command and each option of the command line is explained in the README."""
    group = typer.main.get_command(app)
    text = read_page(page)
    wanted = {f"keyroles {name}" for name in getattr(group, "commands", {})}
    wanted |= {option for option in list_options(group) if option not in {"-h", "--help"}}
    assert {word for word in wanted if word not in text} == set()


@pytest.mark.parametrize("page", READMES)
def test_readme_knows_options(page: str) -> None:
    """The README shows no option that the command line does not have."""
    rows = [line for line in read_page(page).splitlines() if line.startswith("| `--")]
    shown = {found for row in rows for found in re.findall(r"`(--?[a-z-]+)", row.split("|")[1])}
    assert shown <= set(list_options(typer.main.get_command(app)))


@pytest.mark.parametrize("page", READMES)
def test_readme_lists_columns(page: str) -> None:
    """Every column of all tables, and every label, stands in the README."""
    cells = set(re.findall(r"`([a-z_]+)`", read_page(page)))
    labels = {*ROLES, *INFLUENCES, *STYLES, *STANCES, *STATUSES, *RELATIONS}
    columns = {*COLUMNS, *EVIDENCE_COLUMNS, *RELATION_COLUMNS, *NETWORK_COLUMNS}
    assert {*columns, *labels} - cells == set()


def test_readmes_agree() -> None:
    """Both languages have the same sections in the same order and show the same commands."""
    english, chinese = ([len(marks) for marks, _ in list_headings(page)] for page in READMES)
    assert english == chinese
    assert list_commands(READMES[0]) == [
        command.replace("<本仓库地址>", "<this repository>")
        for command in list_commands(READMES[1])
    ]


def test_readmes_have_same_scores() -> None:
    """Both languages show the same measures with the same figures, the Chinese by Chinese names."""
    words = tomllib.loads(read_page("docs/measures.toml"))
    english, chinese = (list_scores(page) for page in READMES)
    assert len(english) > 2
    assert [row[0] for row in chinese] == [words.get(row[0], "---") for row in english]
    assert [row[1:] for row in chinese] == [
        [words.get(cell, cell) for cell in row[1:]] for row in english
    ]


@pytest.mark.parametrize("page", READMES)
def test_readme_shows_output(page: str) -> None:
    """The first screen shows the two commands, and what the demo prints."""
    first = [block for block in list_blocks(page, "console") if block.startswith("$ make ")][:2]
    assert [block.splitlines()[0] for block in first] == ["$ make demo", "$ make test"]
    assert "documents read" in first[0]


@pytest.mark.parametrize("page", PAGES)
def test_links_resolve(page: str) -> None:
    """A link to a file or a heading of the project leads somewhere."""
    for target in LINK.findall(FENCE.sub("", read_page(page))):
        if target.startswith(("http://", "https://")):
            continue
        name, _, anchor = target.partition("#")
        path = (ROOT / page).parent / name if name else ROOT / page
        assert path.exists(), target
        if anchor:
            assert anchor in list_anchors(path.resolve().relative_to(ROOT).as_posix()), target


@pytest.mark.parametrize("section", SECTIONS)
def test_configuration_explained(section: str) -> None:
    """Each key of the configuration has a row in the documentation, with its default."""
    text = read_page("docs/configuration.md")
    values = getattr(load_config(), section)
    for key in values.__dataclass_fields__:
        value = getattr(values, key)
        shown = re.search(rf'^\| `{key}` \| `?"?([^ |"`]+)', text, re.MULTILINE)
        assert shown is not None, key
        assert shown[1] in (str(value), json.dumps(value)) or float(value) == float(shown[1]), key


@pytest.mark.parametrize("format_name", READERS)
def test_formats_explained(format_name: str) -> None:
    """Each format that is read has a row in the documentation."""
    rows = [row for row in read_page("docs/formats.md").splitlines() if row.startswith("| `.")]
    first = " ".join(row.split("|")[1] for row in rows)
    for ending in ENDINGS.get(format_name, (f".{format_name}",)):
        assert f"`{ending}`" in first


@pytest.mark.parametrize("page", READMES)
def test_examples_load(page: str, tmp_path: Path) -> None:
    """The seller file and the list of accounts that the README shows can be used as they are."""
    seller, accounts = tmp_path / "seller.toml", tmp_path / "accounts.csv"
    seller.write_text(list_blocks(page, "toml")[0], encoding="utf-8")
    accounts.write_text(list_blocks(page, "csv")[0], encoding="utf-8")
    assert load_seller(seller).domains == ("tarnlight-energy.com", "chengguang-energy.cn")
    assert load_accounts(accounts)[-1].domains == ("orlan-dyeing.com", "orlan-textil.de")


def test_decisions_listed() -> None:
    """Every decision paper is in the list and says why the other ways were not taken."""
    folder = ROOT / "docs" / "decisions"
    papers = sorted(folder.glob("[0-9]*.md"))
    listed = LINK.findall(read_page("docs/decisions/README.md"))
    assert [paper.name for paper in papers] == listed
    assert all("**Why not**" in paper.read_text(encoding="utf-8") for paper in papers)


def test_changelog_has_version() -> None:
    """The changelog speaks of the version that the package declares."""
    project = tomllib.loads(read_page("pyproject.toml"))["project"]
    assert project["version"] in read_page("CHANGELOG.md")
