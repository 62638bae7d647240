"""Where the walk over a page writes: lines with their depth of quoting, table rows put together."""

import re
from dataclasses import dataclass, field

_BLANKS = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class Canvas:
    """The lines written so far as (depth, text), and what is still open."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    depth: int = 0
    _words: list[str] = field(default_factory=list)
    _gap: bool = False
    _marker: str = ""
    _preformatted: int = 0
    _counts: list[int | None] = field(default_factory=list)
    _rows: list[list[int]] = field(default_factory=list)

    @property
    def last_words(self) -> str:
        """The last line that has words, also an open one."""
        if pending := "".join(self._words).strip():
            return pending
        return next((text for _, text in reversed(self.lines[-4:]) if text), "")

    def write(self, text: str) -> None:
        """Add words to the open line."""
        first, *others = text.split("\n") if self._preformatted else [text]
        self._words.append(first)
        for other in others:
            self.end_line()
            self._words.append(other)

    def end_line(self) -> None:
        """End the open line, also an empty one."""
        text = "".join(self._words)
        self._words.clear()
        text = text.rstrip() if self._preformatted else _BLANKS.sub(" ", text).strip(" ")
        if text:
            if self._gap and self.lines and self.lines[-1][1]:
                self.lines.append((min(self.depth, self.lines[-1][0]), ""))
            self._gap = False
            text, self._marker = self._marker + text, ""
        self.lines.append((self.depth, text))

    def break_line(self) -> None:
        """End the open line if it has words."""
        if any(not word.isspace() or "\u00a0" in word for word in self._words if word):
            self.end_line()
        self._words.clear()

    def open_block(self, tag: str, *, gapped: bool) -> None:
        """Begin a block element: a new line, perhaps with a blank one before."""
        self.break_line()
        self._gap = self._gap or gapped
        if tag in ("pre", "textarea"):
            self._preformatted += 1
        elif tag in ("ul", "ol", "menu", "dir"):
            self._counts.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._marker = self._next_marker()
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append(len(self.lines))
            self._gap = False

    def close_block(self, tag: str, *, gapped: bool) -> None:
        """End a block element."""
        self.break_line()
        self._gap = self._gap or gapped
        if tag in ("pre", "textarea"):
            self._preformatted -= 1
        elif tag in ("ul", "ol", "menu", "dir"):
            self._counts.pop()
        elif tag == "li":
            self._marker = ""
        elif tag == "tr":
            self._join_row(self._rows.pop())

    def _next_marker(self) -> str:
        if not self._counts or self._counts[-1] is None:
            return "- "
        self._counts[-1] += 1
        return f"{self._counts[-1]}. "

    def _join_row(self, starts: list[int]) -> None:
        """One line of a row whose cells have one line each; other rows are layout and stay."""
        if not starts:
            return
        bounds = zip(starts, [*starts[1:], len(self.lines)], strict=True)
        cells = [[line for line in self.lines[a:b] if line[1]] for a, b in bounds]
        depths = {depth for cell in cells for depth, _ in cell}
        if len(depths) != 1 or any(len(cell) > 1 for cell in cells):
            return
        texts = [cell[0][1] if cell else "" for cell in cells]
        joined = "\t".join(texts) if sum(map(bool, texts)) > 1 else "".join(texts)
        self.lines[starts[0] :] = [(depths.pop(), joined.rstrip())]
