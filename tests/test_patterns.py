"""No pattern of ours takes more than linear time: four times the text, about four times as long.

Each compiled pattern is tried in the ways in which its module uses it, over repeats of what
patterns may take in more than one way and of words that stand in the pattern itself.
"""

import ast
import gc
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from functools import cache
from time import thread_time
from types import ModuleType
from typing import Any

import pipeline

LENGTH = 2_000
FACTOR = 9  # for four times the text, where a square would take sixteen
FLOOR = 0.004  # seconds of the processor below which a clock tells nothing
TRIES = 3
PIECES = (
    " ", "\t", "\n", " \n", ",", "，", "、", "-", "- ", ">", "> ", "<", "(", "（", "[", "|", ":",
    "*", "#", "_", "/", "=", ".", '"', "'", "a", "A", "0", "中", "王总", "经理", "a.", "a@", "0:",
    "1.", "A ", "Ab ", "Ab, ", "Abc-", "a\n", "A. ", "and ", "of the ",
)  # fmt: skip
ENDS = ("!", "中")
SEEKERS = {"search", "finditer", "findall", "split", "sub", "subn"}
METHODS = {"match", "fullmatch", *SEEKERS}
# Pattern or function -> the most characters that it is given, and how its callers see to that.
BOUNDED = {
    "classify.windows.sentences._WORD_BEFORE": (8, "sought in _LOOK_BACK characters"),
    "extract.latin_context._HEADED": (24, "sought in the 24 characters before a name"),
    "extract.latin_context._LAST": (40, "sought in the _BACK characters before a name"),
    "extract.latin_context._self_lead": (40, "sought in the _BACK characters before a name"),
    "extract.latin_titles._AFTER_NAME": (30, "sought in the 30 characters before a title"),
    "ingest.dates._FOREIGN_WORD": (60, "a longer text is no date"),
    "ingest.hidden._NOTHING": (40, "a size is taken from a style by a bounded pattern"),
    "ingest.people._SEPARATOR": (600, "people are sought in a label's first 600 characters"),
    "ingest.speech.labels.label_shapes": (400, "labels lie in the _HEAD of a line"),
    "ingest.speech.speakers._ADDITION": (200, "a label is cut to _MOST_LABEL"),
    "ingest.speech.speakers._BRACKETS": (200, "a label is cut to _MOST_LABEL"),
    "ingest.speech.speakers._MARKUP": (200, "a label is cut to _MOST_LABEL"),
    "ingest.speech.stamps._opening": (400, "times are sought in the _HEAD of a line"),
    "ingest.thread.fields._ADDRESS": (140, "a line above _MOST_FIELD is prose"),
}
MOST = 0.02  # seconds of the processor for a text that is as long as its callers let it be
# For whoever teaches a model, with libraries that reading does without.
UNREAD = re.compile(
    r"\.(?:train|learn|__main__)\b|\.serve\.(?:export|looked|quantize|restore|smooth)$"
)


@dataclass(frozen=True, slots=True)
class Usage:
    """A pattern, where it lies, and the ways in which that module uses it."""

    name: str
    pattern: re.Pattern[str] | re.Pattern[bytes]
    ways: frozenset[str]


def list_modules() -> Iterator[ModuleType]:
    """The modules that read notes, imported."""
    for info in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if not UNREAD.search(info.name):
            yield importlib.import_module(info.name)


def find_ways(module: ModuleType) -> dict[str, set[str]]:
    """The methods of patterns that a module calls, by the name that they are called on."""
    nodes = list(ast.walk(ast.parse(inspect.getsource(module))))
    ways: dict[str, set[str]] = {}
    for node in nodes:
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            ways.setdefault(root_of(node.value), set()).add(node.attr)
    for node in nodes:
        if isinstance(node, ast.For | ast.comprehension):
            for target in ast.walk(node.target):
                ways.setdefault(root_of(node.iter), set()).update(ways.get(root_of(target), ()))
    return ways


def root_of(node: ast.AST) -> str:
    """The name that an expression begins with: `_shapes()[0]` -> `_shapes`."""
    while isinstance(node, ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def is_cached(value: Any) -> bool:
    """Whether this is a function of ours that is called once, with nothing."""
    return hasattr(value, "cache_info") and not inspect.signature(value).parameters


def patterns_in(value: Any) -> Iterator[re.Pattern[Any]]:
    """The patterns of a constant, or of what a function gives that is called once."""
    if isinstance(value, re.Pattern):
        yield value
    elif is_cached(value):
        yield from patterns_in(value())
    elif isinstance(value, tuple | list | dict) or (
        is_dataclass(value) and not isinstance(value, type)
    ):
        for part in gc.get_referents(value):
            yield from patterns_in(part)


@cache
def list_usages() -> tuple[Usage, ...]:
    """Every pattern once, with the ways of all modules that have it."""
    names: dict[re.Pattern[Any], str] = {}
    ways: dict[re.Pattern[Any], set[str]] = {}
    for module in list_modules():
        called = find_ways(module)
        for name, value in vars(module).items():
            for pattern in patterns_in(value):
                names.setdefault(pattern, f"{module.__name__.removeprefix('pipeline.')}.{name}")
                ways.setdefault(pattern, set()).update(called.get(name, ()))
    return tuple(Usage(names[one], one, frozenset(ways[one] or {"finditer"})) for one in names)


def spend(usage: Usage, way: str, text: str) -> float:
    """Seconds of the processor for one pattern over one text."""
    given: Any = text.encode() if isinstance(usage.pattern.pattern, bytes) else text
    start = thread_time()
    if way in SEEKERS:
        for _ in usage.pattern.finditer(given):
            pass
    else:
        getattr(usage.pattern, way)(given)
    return thread_time() - start


def grows_faster(usage: Usage, way: str, piece: str, end: str) -> bool:
    """Whether time grows faster than the text each time it is tried: a clock may be wrong once."""
    small, large = (piece * (length // len(piece)) + end for length in (LENGTH // 4, LENGTH))
    return all(
        (spent := spend(usage, way, large)) > FLOOR and spent > FACTOR * spend(usage, way, small)
        for _ in range(TRIES)
    )


def words_of(pattern: re.Pattern[Any]) -> list[str]:
    """The first words that a pattern itself asks for, each with a space after it."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode()
    return [f"{word} " for word in re.findall(r"(?<![\\\w])[^\W\d_]{2,20}", source)[:4]]


def is_long(usage: Usage, way: str, piece: str, end: str) -> bool:
    """Whether a pattern takes long for the longest text that its callers give it."""
    length, _ = BOUNDED[usage.name]
    text = (piece * length)[: length - len(end)] + end
    return all(spend(usage, way, text) > MOST for _ in range(TRIES))


def find_slow(usage: Usage) -> list[tuple[str, str, str]]:
    """The ways and repeats for which a pattern takes more than linear time, or long if bounded."""
    is_slow = is_long if usage.name in BOUNDED else grows_faster
    return [
        (way, piece, end)
        for way in usage.ways
        for piece in (*PIECES, *words_of(usage.pattern))
        for end in ENDS
        if is_slow(usage, way, piece, end)
    ]


def test_every_pattern_is_found() -> None:
    """The walk sees constants, tables and what functions give, and each bound is of a pattern."""
    names = {usage.name for usage in list_usages()}
    assert len(names) > 300
    assert set(BOUNDED) <= names


def test_a_square_is_told() -> None:
    """A pattern that tries a long run from each of its characters is seen, its mended twin not."""
    square = Usage("square", re.compile(r"\s+,"), frozenset({"finditer"}))
    mended = Usage("mended", re.compile(r"(?<!\s)\s+,"), frozenset({"finditer"}))
    assert ("finditer", " ", "!") in find_slow(square)
    assert find_slow(mended) == []


def test_patterns_are_linear() -> None:
    """Nothing repeated makes a pattern take more than linear time as its module uses it."""
    assert {usage.name: slow for usage in list_usages() if (slow := find_slow(usage))} == {}
