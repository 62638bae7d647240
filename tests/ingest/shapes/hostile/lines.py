"""Notes made to break the rules that read their lines, and the decoding before them."""

from tests.ingest.shapes.hostile.base import Hostile, encode_text


def long_line(size: int) -> Hostile:
    """One line of a megabyte."""
    return encode_text("line.txt", "Hugo said: yes, at 10:30. 张三：好 " * (size // 3))


def crowd_speakers(size: int) -> Hostile:
    """Very many speakers, each with a name of their own."""
    lines = (f"Hugo{number} Marin: yes" for number in range(size))
    return encode_text("speakers.txt", "\n".join(lines))


def crowd_turns(size: int) -> Hostile:
    """Very many turns of names and times on lines of their own."""
    return encode_text(
        "turns.txt", "毛青 00:05\n好的。\n\nHugo Marin  1:02:03\nYes.\n\n" * (size // 2)
    )


def crowd_labels(size: int) -> Hostile:
    """Labels without words, attendee headings without lists."""
    return encode_text("labels.txt", "Attendees:\n参会人员：\nHugo:\n\n" * (size // 3))


def crowd_attendees(size: int) -> Hostile:
    """A list of attendees that does not end."""
    return encode_text("list.txt", "Attendees:\n" + "- Hugo Marin, VP\n" * size)


def crowd_table(size: int) -> Hostile:
    """A Markdown table that does not end, and one very long row."""
    rows = "| Hugo | VP |\n" * size
    return encode_text("table.md", f"| Name | Role |\n|---|---|\n{rows}{'|' * size}\n")


def deep_quotes(size: int) -> Hostile:
    """Quote marks by the thousand."""
    return encode_text(
        "marks.txt", "\n".join(">" * (n % 5_000) + " yes" for n in range(size // 50))
    )


def repeat_marks(size: int) -> Hostile:
    """Every mark that a label is made of, over and over, on lines of ordinary length."""
    marks = (
        "[",
        "(",
        "【",
        "*",
        "#",
        "-",
        " ",
        "\t",
        ":",
        "：",
        "00:",
        "0:0:",
        "|",
        ">",
        "张",
        "A ",
    )
    lines = [mark * (900 // len(mark)) for mark in marks]
    return encode_text("marks.txt", "\n".join(lines * max(1, size // 10_000)))


def blank_lines(size: int) -> Hostile:
    """Blanks and line ends."""
    return encode_text("blank.txt", "a" + " " * size + "\n" * size + "　" * size + "b")


def hide_names(_: int) -> Hostile:
    """Zero-width and direction marks around names, halves of characters, NULs."""
    return encode_text(
        "hidden.txt", "\u202eHugo\u2066\u200b: yes\u2069\nA\x00nn\ud800: no\n\ufeff" * 50
    )


def odd_utf16(_: int) -> Hostile:
    """UTF-16 that breaks off within a character, with a half of a pair."""
    return "half.txt", b"\xff\xfe" + "毛青: 好\n".encode("utf-16-le") * 20 + b"\x00\xd8\x01"


def odd_gb18030(_: int) -> Hostile:
    """GB18030 that breaks off within a character."""
    return "half.txt", ("毛青：好的，先做一个车间。\n" * 20).encode("gb18030") + b"\x81"


def odd_name(size: int) -> Hostile:
    """A file name that is no path one would want to open."""
    return "../../etc/\x00\u202etxt.²⁰²⁵-٠٣-٠٤ " + "9" * min(size, 5_000) + ".txt", b"Met Hugo."


ATTACKS = (
    long_line,
    crowd_speakers,
    crowd_turns,
    crowd_labels,
    crowd_attendees,
    crowd_table,
    deep_quotes,
    repeat_marks,
    blank_lines,
    hide_names,
    odd_utf16,
    odd_gb18030,
    odd_name,
)
