"""Header blocks: `From: … Sent: … To: … Subject: …` of any client, language and order."""

import re
from dataclasses import dataclass, field

from pipeline.ingest.thread.lines import Line
from pipeline.ingest.thread.words import CORE, fold, is_wide, labels

_MOST_LABEL = 40  # characters before the colon
_MOST_SUBJECT = 65  # characters of a line that was full
_MOST_BLANKS = 3  # blank lines between two labels
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\d[:.时點点]\d\d(?!\d)")
_LETTER = re.compile(r"[^\W\d_]")
_OPEN_END = (",", ";", "，", "；", "、", "<", "(", "&")
_PARTIES = frozenset({"to", "cc", "bcc", "from"})


@dataclass(slots=True)
class Block:
    """The labelled lines `[first, last)` with their values, in the order they stand in."""

    first: int
    last: int
    values: dict[str, list[str]] = field(default_factory=dict)
    sure: bool = False  # has a label that means nothing but a mail's, such as 发件人

    def join(self) -> dict[str, str]:
        """Each value as one line."""
        return {name: " ".join(parts).strip() for name, parts in self.values.items()}


def read_label(text: str) -> tuple[str, str] | None:
    """The field that a line's label names and the value: "*Von:* Ann" -> ("from", "Ann")."""
    head = text[:_MOST_LABEL]
    if not (":" in head or "：" in head or "\t" in head):
        return None
    at = text.find(":", 0, _MOST_LABEL)
    wide = text.find("：", 0, _MOST_LABEL)
    at = wide if at < 0 or 0 <= wide < at else at
    tab = text.find("\t", 0, _MOST_LABEL)
    at = tab if tab > 0 and (at < 0 or tab < at) and text[tab:].strip(" \t:：") else at
    if at <= 0:
        return None
    name = labels().get(fold(text[:at]))
    return (name, text[at + 1 :].strip(" \t*_:：|\u3000")) if name else None


def read_bare_label(text: str) -> tuple[str, str] | None:
    """The same where a table has lost its colons: "发件人 王芳 <w@a.cn>", "To"."""
    stripped = text.strip(" \t|*")
    if name := labels().get(fold(stripped)):
        return name, ""
    parts = stripped.split(None, 1)
    name = labels().get(fold(parts[0])) if len(parts) == 2 else None
    return (name, parts[1].strip(" \t|*")) if name and is_wide(parts[0]) else None


def collect_labels(lines: list[Line], first: int, *, bare: bool) -> Block:
    """Labels from line `first` on with their folded values, each label once.

    `bare`: Chinese labels may lack their colons, and any label may stand alone above its value.
    """
    block = Block(first, first)
    name, indent = "", 0
    for at in range(first, len(lines)):
        line = lines[at]
        if line.depth != lines[first].depth or (at > first and _is_cut_off(line, block)):
            break
        found = _read(line.text, bare=bare)
        if found and (found[0] not in block.values or found[0] == "other"):
            name, indent = found[0], line.indent
            block.sure = block.sure or is_wide(line.text[:3])
            block.values.setdefault(name, []).append(found[1])
        elif (
            not found
            and name
            and not line.gap
            and (line.indent > indent or _is_folded(lines, at, block, name, bare=bare))
        ):
            block.values[name].append(line.text)
        else:
            break
        block.last = at + 1
    return block


def _is_cut_off(line: Line, block: Block) -> bool:
    """Whether blank lines above a line end the block."""
    complete = "subject" in block.values and "from" in block.values and len(block.values) > 2
    return line.gap > (0 if complete else _MOST_BLANKS)


def _read(text: str, *, bare: bool) -> tuple[str, str] | None:
    return read_label(text) or (read_bare_label(text) if bare else None)


def _is_folded(lines: list[Line], at: int, block: Block, name: str, *, bare: bool) -> bool:
    """Whether the line at `at` carries on the value above it."""
    text, before = lines[at].text, lines[at - 1].text
    if name in _PARTIES and (
        before.endswith(_OPEN_END)
        or text[0] in "<,;"
        or (("@" in text and len(text) < 200) and not text.endswith((".", "。")))
    ):
        return True
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    if name == "subject" and len(before) > _MOST_SUBJECT and len(text) < len(before):
        # Notes breaks a long subject without an indent; a blank line ends the header.
        return "from" in block.values or "to" in block.values if _ends_at(lines, at) else False
    found = _read(following, bare=bare) if following else None
    return found is not None and found[0] not in block.values and found[0] != "other"


def _ends_at(lines: list[Line], at: int) -> bool:
    """Whether a blank line stands below."""
    return at + 1 == len(lines) or lines[at + 1].gap > 0


def is_header(block: Block, *, after_marker: bool) -> bool:
    """Whether the labels are those of a mail: a sender and something else that bears it out.

    Right after a line like `-----Original Message-----` the sender alone is enough.
    """
    values = block.join()
    core = {name for name in CORE if values.get(name)}
    dated = bool(_DIGIT.search(values.get("sent", "")))
    if after_marker:
        return "from" in core or len(core) > 1
    if "from" not in core:
        return dated and {"to", "subject"} <= core
    addressed = any("@" in values.get(name, "") for name in _PARTIES)
    named = bool(_LETTER.search(values["from"]))
    if "subject" in core:
        return named and (dated or "to" in values or addressed)
    if addressed:
        return named and (dated or "to" in core)
    return named and dated and (block.sure or bool(_CLOCK.search(values["sent"])))
