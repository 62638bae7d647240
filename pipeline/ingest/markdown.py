"""Markdown → the same words without marks that stand in the way of names and sentences.

Headings, list marks and line breaks stay, so that the text reads as its writer sees it; emphasis,
links, escapes and table rules go. Text that is no Markdown passes unchanged but for such pairs.
"""

import re

_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,300}?(?:[*_][^*_\n]{0,100}){0,4}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*])\*(?![\w*])")
_MAIL_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\(mailto:([^()\s]{3,200})\)")
_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,200})\]\((?:[^()\s]|\([^()\s]{0,100}\)){1,500}(?: \"[^\"\n]{0,200}\")?\)"
)
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{1,100}\|)?([^\[\]|\n]{1,100})\]\]")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~<])")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_RULE = re.compile(r"[ \t]*+\|?(?:[ \t]*+:?-{2,}+:?[ \t]*+\|)+(?:[ \t]*+:?-{2,}+:?)?[ \t]*")
_CELLS = re.compile(r"(?<!\\)\|")


def read_markdown(text: str) -> str:
    r"""Text without the marks of Markdown; rows of tables have tabs between their cells.

    "**Dana Cruz** \[COO\]" -> "Dana Cruz [COO]", "| a | b |" -> "a\tb"
    """
    text = "\n".join(_read_tables(text.split("\n")))
    text = _MAIL_LINK.sub(_write_mail_link, text)
    text = _WIKI_LINK.sub(r"\1", _LINK.sub(r"\1", text))
    text = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", text))
    return _ESCAPE.sub(r"\1", text)


def _write_mail_link(found: re.Match[str]) -> str:
    name, address = found.groups()
    return address if name == address else f"{name} <{address}>"


def _read_tables(lines: list[str]) -> list[str]:
    """Lines with the rows of tables that have a rule below their header rewritten."""
    written: list[str] = []
    in_table = False
    for at, line in enumerate(lines):
        if _is_rule(line) and written and "|" in lines[at - 1]:
            in_table = True
            written[-1] = _write_row(lines[at - 1])
        elif in_table and "|" in line:
            written.append(_write_row(line))
        else:
            in_table = False
            written.append(line)
    return written


def _is_rule(line: str) -> bool:
    return len(line) < 2_000 and bool(_RULE.fullmatch(line))


def _write_row(line: str) -> str:
    cells = _CELLS.split(line.strip().removeprefix("|").removesuffix("|"))
    return "\t".join(_BREAK.sub("; ", cell.strip()) for cell in cells)
