"""The shape of the code base: who imports whom, and how large things may grow."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "pipeline"
ROOMS = ("ingest", "extract", "classify", "aggregate", "export", "measures")
SOURCES = sorted(PACKAGE.rglob("*.py"))

# What each file or package of the hall may import besides plain records, words and settings.
HALL_MAY_IMPORT = {
    "run.py": {*ROOMS, "inputs", "placing"},
    "inputs.py": {"urls"},
    "placing.py": {"ingest"},
    "versions.py": {"classify"},
    "store": {"store"},
    "resume": {*ROOMS, "placing", "resume", "run", "store", "versions"},
    "batch": {"batch", "ingest", "inputs", "placing", "resume", "run", "store", "versions"},
    "commands": {
        *ROOMS,
        "batch",
        "commands",
        "corrections",
        "inputs",
        "labelled",
        "lessons",
        "run",
        "store",
        "terminal",
    },
    "cli.py": {"commands"},
    "corrections.py": {"classify", "export", "labelled", "placing", "run"},
    "labelled.py": {"export", "measures"},
    "marked.py": {"ingest"},
    "lessons.py": {"classify", "marked"},
    "terminal.py": {"batch"},
    "__main__.py": {"cli"},
}
HALL = {
    "decisions",
    "forget",
    "types",
    "labels",
    "errors",
    "config",
    "lexicon",
    "names",
    "corpus",
    "measures",
    "rawtext",
    "stopping",
    "sums",
    "timing",
}

MOST_FILE_LINES = 200
MOST_FUNCTION_LINES = 40
# Name -> reason. The one that is not listed does not grow past the bar.
LONG_FILES = {
    "types.py": "all records of the pipeline in one place",
}
LONG_FUNCTIONS: dict[str, str] = {}


def imported_parts(source: Path) -> set[str]:
    """The second part of every `pipeline.…` module that a file imports."""
    names = []
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.append(node.module)
        elif isinstance(node, ast.Import):
            names.extend(alias.name for alias in node.names)
    return {name.split(".")[1] for name in names if name.startswith("pipeline.")}


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_structure_imports_point_inward(source: Path) -> None:
    """A room imports itself and the hall only; only files of the hall named above know rooms."""
    place = source.relative_to(PACKAGE).parts
    own = {place[0].removesuffix(".py")} if place[0] in (*ROOMS, "names") else set()
    allowed = HALL | own | HALL_MAY_IMPORT.get(place[0], set())
    assert imported_parts(source) <= allowed


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_structure_files_stay_short(source: Path) -> None:
    """A file fits on a few screens, and functions on one."""
    name = source.relative_to(PACKAGE).as_posix()
    text = source.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_FILE_LINES or name in LONG_FILES
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    long = [
        f"{name}:{node.name}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, functions)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > MOST_FUNCTION_LINES
    ]
    assert [item for item in long if item not in LONG_FUNCTIONS] == []


def test_structure_exceptions_are_still_needed() -> None:
    """An exception to the bars is dropped once the code has shrunk below them."""
    for name in LONG_FILES:
        assert len((PACKAGE / name).read_text(encoding="utf-8").splitlines()) > MOST_FILE_LINES
    for item in LONG_FUNCTIONS:
        name, _, function = item.partition(":")
        tree = ast.parse((PACKAGE / name).read_text(encoding="utf-8"))
        lengths = [
            (node.end_lineno or 0) - node.lineno + 1
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and node.name == function
        ]
        assert lengths and lengths[0] > MOST_FUNCTION_LINES


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_structure_nothing_prints_or_asserts(source: Path) -> None:
    """Commands speak to the user through typer, nothing prints; asserts are for tests."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    calls = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "print" not in calls
    assert not any(isinstance(node, ast.Assert) for node in ast.walk(tree))
