"""Which fields of a document agree with what a tree of bench/trees.py expects; see bench/odd.py."""

import re
from collections.abc import Callable

from trees import Expected, collapse, show_words

from pipeline.types import Document, Part, Party


def compare(expected: Expected, document: Document) -> dict[str, bool]:
    """Which fields agree, of those that the tree has."""
    checks: dict[str, tuple[object, Callable[[], bool]]] = {
        "subject": (expected.subject, lambda: _same_subject(expected, document)),
        "sender": (expected.sender, lambda: _same_sender(expected, document)),
        "body": (expected.body, lambda: _same_body(expected, document)),
        "whole body": (expected.body, lambda: _has_body(expected, document)),
    }
    lost = _has_lost_text(expected, document)
    return {
        name: check()
        for name, (value, check) in checks.items()
        if value is not None and not (lost and name.endswith("body"))
    }


def _has_lost_text(expected: Expected, document: Document) -> bool:
    words = show_words(expected.body or ())
    return "\ufffd" in words or (not words.strip() and bool(_read_body(document).strip()))


def _same_subject(expected: Expected, document: Document) -> bool:
    return collapse(expected.subject or "") == collapse(document.envelope.subject)


def _same_sender(expected: Expected, document: Document) -> bool:
    name, address = expected.sender or ("", "")
    author = document.envelope.author or Party()
    fits = "@" not in address or address.casefold() == author.address.casefold()
    shown = name or ("" if "@" in address else address)
    return fits and collapse(shown).strip("'\"") == author.name


def _same_body(expected: Expected, document: Document) -> bool:
    html = any(kind == "html" for kind, _ in expected.body or ())
    return _bare(show_words(expected.body or ()), html) == _bare(_read_body(document), html)


def _has_body(expected: Expected, document: Document) -> bool:
    """Each part that the tree shows is shown, in this order, if perhaps with more around it."""
    html = any(kind == "html" for kind, _ in expected.body or ())
    shown, at = _bare(_read_body(document), html), 0
    for part in expected.body or ():
        words = _bare(show_words((part,)), html)
        at = shown.find(words, at) + len(words)
        if shown[at - len(words) : at] != words:
            return False
    return True


def _read_body(document: Document) -> str:
    header = next((block for block in document.blocks if block.part is Part.HEADER), None)
    return document.text[header.end if header else 0 :]


def _bare(text: str, html: bool) -> str:
    return re.sub(r"[\W_]+" if html else r"[\s>\ufeff\x00-\x1f]+", "", text)
