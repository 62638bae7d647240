"""HTML → passages of text, line by line as a reader of the page sees it, with the quoting depth.

For the HTML of mails, notes and exports alike. The tree comes from selectolax (lexbor); the walk
over it is our own, because no library both glues inline tags (`第一<b>段</b>` is one word) and
says what stands in a quote.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.ingest.build import Passage, lift_quotes
from pipeline.ingest.canvas import Canvas
from pipeline.ingest.hidden import is_blank, is_hidden, plays_tricks
from pipeline.lexicon import load_words

_NO_MARGIN = re.compile(r"margin(?:-top|-bottom)?\s*:\s*0", re.IGNORECASE)
_INDENT = re.compile(r"border(?:-left)?\s*:\s*(?:none|0)|margin:\s*0\s\S*\s0\s40px", re.IGNORECASE)
_TIGHT_SHEET = re.compile(
    r"\bp(?:\.\w+)?[^{}<>]{0,200}\{[^{}]{0,200}?margin\s*:\s*0", re.IGNORECASE
)
_ATTRIBUTION = re.compile(r"@|\d[-:./]\d\d|\b(?:19|20)\d\d\b")
_CLASS_PREFIX = re.compile(r"^(?:ecx|x_|m_-?\d+|yiv\d+)+")

Attributes = dict[str, str | None]

# Costs of the parser grow with the square of the depth; pages of fewer tags are always quick.
_MANY_TAGS = 1_000
_DEEPEST = 256
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)[^<>]*>")


@dataclass(frozen=True, slots=True)
class _Tables:
    """The lists of `configs/words/mail_html.toml` as sets."""

    unseen: frozenset[str]
    block: frozenset[str]
    gapped: frozenset[str]
    left_open: frozenset[str]
    formatting: frozenset[str]
    quote_classes: frozenset[str]
    quote_ids: frozenset[str]
    quote_tags: frozenset[str]


@cache
def _tables() -> _Tables:
    words = load_words("mail_html")
    named = {key: words[key] for key in ("quote_classes", "quote_ids", "quote_tags")}
    return _Tables(**{key: frozenset(value) for key, value in (words["tags"] | named).items()})


def render_html(html: str) -> list[Passage]:
    """The lines of a page, one passage per run of lines of equal depth of quoting.

    "<p>Yes.</p><blockquote>Shall <b>we</b>?</blockquote>" -> Yes. at depth 0, Shall we? at 1

    Table rows become lines with tabs between the cells. Hidden text, scripts and styles are left
    out. Quotes marked with `>` within the page count as well.
    """
    tree = LexborHTMLParser(_tame(html))
    canvas = Canvas()
    if tree.root is not None:
        tight = _TIGHT_SHEET.search(html) is not None
        _walk(tree.root, canvas, tight=tight, wary=plays_tricks(html))
    canvas.break_line()
    runs = groupby(canvas.lines, key=lambda line: line[0])
    return [
        Passage(quote.text, depth=depth + quote.depth)
        for depth, lines in runs
        for quote in lift_quotes("\n".join(text for _, text in lines))
    ]


def _tame(html: str) -> str:
    """Take from a page of very many tags those that merely format or nest beyond all reason.

    Words stay. Mail programs nest some dozens deep; 100,000 levels are an attack.
    """
    if html.count("<") < _MANY_TAGS:
        return html
    tables = _tables()
    opened: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    depth = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        closing, name = match[1], match[2].lower()
        if name in tables.formatting:
            return ""
        if name in tables.left_open:
            return match[0]
        if closing and dropped[name]:
            dropped[name] -= 1
            return " "
        if not closing and depth >= _DEEPEST:
            dropped[name] += 1
            return " "
        if closing and not opened[name]:
            return match[0]
        step = -1 if closing else 1
        opened[name] += step
        depth += step
        return match[0]

    return _TAG.sub(keep, html)


def _walk(root: LexborNode, canvas: Canvas, *, tight: bool, wary: bool) -> None:
    """Enter and leave every node in order, without recursion."""
    tables = _tables()
    stack: list[tuple[LexborNode, str, int, bool]] = [(root, "", 0, False)]
    while stack:
        node, leaving, depth, gapped = stack.pop()
        tag = node.tag or ""
        if leaving:
            canvas.close_block(leaving, gapped=gapped)
            canvas.depth = depth
        elif tag == "-text":
            if not (wary and is_blank(node)):
                canvas.write(node.text_content or "")
        elif tag == "br":
            canvas.end_line()
        elif tag not in tables.unseen and not is_hidden(attributes := node.attributes):
            quote = _is_quote(node, tag, attributes, above=canvas.last_words)
            if quote or tag in tables.block:
                gapped = tag in tables.gapped and not _is_tight(tag, attributes, tight=tight)
                stack.append((node, tag, canvas.depth, gapped))
                canvas.open_block(tag, gapped=gapped)
                canvas.depth += quote
            stack.extend((child, "", 0, False) for child in reversed([*_children(node)]))


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _is_tight(tag: str, attributes: Attributes, *, tight: bool) -> bool:
    """Whether a paragraph stands without space around it, as those of Outlook do."""
    if tag != "p" or tight:
        return tag == "p"
    outlook = "mso" in (attributes.get("class") or "").lower()
    return outlook or bool(_NO_MARGIN.search(attributes.get("style") or ""))


def _is_attribution(line: str) -> bool:
    """Whether a line says who wrote or when, and opens something: `On 3/12, ann@b.example:`."""
    return line.endswith((":", "：")) and _ATTRIBUTION.search(line) is not None


def _is_quote(node: LexborNode, tag: str, attributes: Attributes, *, above: str) -> bool:
    """Whether an element holds what somebody wrote before.

    A wrapper around the attribution and the quote proper does not count: its quote does. A bare
    `<blockquote>` may as well cite a rule or indent a paragraph; an attribution above it tells.
    """
    tables = _tables()
    if tag in tables.quote_tags:
        style = attributes.get("style") or ""
        if attributes.get("type") or attributes.get("cite") or attributes.get("class"):
            return True
        bare = tag == "blockquote" and not style
        return _is_attribution(above) if bare else not _INDENT.search(style)
    if not attributes or tag == "body":
        return False
    classes = (attributes.get("class") or "").lower().split()
    named = any(_CLASS_PREFIX.sub("", name) in tables.quote_classes for name in classes)
    known = (attributes.get("id") or "").lower() in tables.quote_ids
    return (named or known) and all(child.tag not in tables.quote_tags for child in _children(node))
