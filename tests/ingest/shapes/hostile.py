"""Inputs made to break a reader: each a file name and the bytes, grown from one size."""

import io
import json
import zipfile
from collections.abc import Callable

from tests.ingest.shapes.case_format import WRAPS

Hostile = tuple[str, bytes]
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _text(name: str, content: str) -> Hostile:
    return name, content.encode("utf-8", "surrogatepass")


def _pack(members: list[tuple[str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def nest_zips(size: int) -> Hostile:
    """A zip in a zip in a zip."""
    data = b"Met Hugo at the fair."
    for _ in range(min(size, 100)):
        data = _pack([("inner.zip", data)])
    return "nested.zip", data


def bomb_zip(size: int) -> Hostile:
    """A member that unpacks to a thousand times its size."""
    return "bomb.zip", _pack([("notes.txt", bytes(size * 1_000))])


def crowd_zip(size: int) -> Hostile:
    """Many tiny members."""
    return "crowd.zip", _pack([(f"{number}.txt", b"Hi") for number in range(size // 10)])


def escape_zip(_: int) -> Hostile:
    """Member names that point outside the archive."""
    names = [
        "../../etc/cron.d/x.txt",
        "/etc/x.txt",
        "C:\\x.txt",
        "a/../../b.txt",
        "nul\x00.txt",
        ".",
    ]
    return "escape.zip", _pack([(name, b"Met Hugo.") for name in names])


def swap_document(body: str, *, head: str = "") -> bytes:
    """A Word file whose main part is replaced."""
    with zipfile.ZipFile(io.BytesIO(WRAPS["docx"]("x", "utf-8"))) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    root = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    parts["word/document.xml"] = f'<?xml version="1.0"?>{head}{root}'.encode()
    return _pack(list(parts.items()))


def fetch_entity(_: int) -> Hostile:
    """A Word file that asks for a local file by an external entity."""
    head = '<!DOCTYPE d [<!ENTITY leak SYSTEM "file:///etc/passwd">]>'
    return "leak.docx", swap_document("<w:p><w:r><w:t>A&leak;B</w:t></w:r></w:p>", head=head)


def laugh_entities(_: int) -> Hostile:
    """A Word file whose entities multiply to a billion words."""
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE d [<!ENTITY e0 "ha">{steps}]>'
    return "laugh.docx", swap_document("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", head=head)


def nest_tables(size: int) -> Hostile:
    """A Word file with tables in tables."""
    depth = min(size, 2_000)
    opened = "<w:tbl><w:tr><w:tc>" * depth
    closed = "<w:p/></w:tc></w:tr></w:tbl>" * depth
    return "tables.docx", swap_document(f"{opened}{closed}<w:p/>")


def crowd_docx(size: int) -> Hostile:
    """A Word file of very many paragraphs."""
    return "crowd.docx", swap_document("<w:p><w:r><w:t>Hugo: yes</w:t></w:r></w:p>" * (size // 10))


def widen_csv(size: int) -> Hostile:
    """A table of very many columns."""
    head = ",".join(f"c{number}" for number in range(size * 10))
    return _text("wide.csv", f"Subject,Description,{head}\nCall,Hi,{',' * size * 10}\n")


def open_quote(size: int) -> Hostile:
    """A quote that is never closed."""
    return _text("open.csv", 'Subject,Description\nCall,"' + "word, word\n" * size)


def long_field(size: int) -> Hostile:
    """One field longer than the csv module allows."""
    return _text("long.csv", "Subject,Description\nCall," + "w" * size * 5 + "\n")


def crowd_csv(size: int) -> Hostile:
    """Very many rows."""
    return _text("rows.csv", "Subject,Description\n" + "Call,Hugo says yes\n" * (size // 5))


def null_csv(_: int) -> Hostile:
    """NULs within a table."""
    return _text("nul.csv", "Subject,Description\nCall,a\x00b\n\x00,\x00\n")


def nest_json(size: int) -> Hostile:
    """Lists in lists."""
    return _text("deep.json", "[" * size + "]" * size)


def nest_json_objects(size: int) -> Hostile:
    """Objects in objects under a key that is looked for."""
    return _text("deep.json", '{"transcript":' * size + "1" + "}" * size)


def long_number(size: int) -> Hostile:
    """A number of more digits than Python converts."""
    return _text("number.json", '{"callId": ' + "9" * size + ', "transcript": []}')


def crowd_json(size: int) -> Hostile:
    """A call of very many sentences."""
    sentences = [{"start": 1, "end": 2, "text": "So it is."}] * (size // 2)
    turns = [{"speakerId": "1", "sentences": sentences}]
    return _text("crowd.json", json.dumps({"callId": "1", "parties": [], "transcript": turns}))


def twist_json(_: int) -> Hostile:
    """Values of the wrong type wherever one is looked for."""
    odd: list[object] = [None, 1, 1e308, True, [], {}, "", "x", [[]], [None], {"name": {}}]
    turns: list[object] = [
        {"speakerId": value, "sentences": [{"text": value, "start": value}]} for value in odd
    ]
    parties: list[object] = [{"speakerId": value, "name": value, "title": value} for value in odd]
    call = {"parties": parties + odd, "transcript": turns + odd, "metaData": {"started": odd}}
    return _text("twist.json", json.dumps([call, *odd]))


def far_date(_: int) -> Hostile:
    """Moments that no calendar holds."""
    sentence = {"speaker_name": "Hugo", "text": "Hi", "start_time": -1e308}
    call = {"date": 1e308, "sentences": [sentence], "title": "2025-13-45"}
    return _text("0000-00-00 2025-02-30 99999999.json", json.dumps(call))


def surrogate_json(_: int) -> Hostile:
    """Halves of characters as escapes."""
    return "half.json", (
        rb'{"sentences": [{"speaker_name": "Hu\ud800go", "text": "\udc00 yes \ud83d", '
        rb'"raw_text": ""}]}'
    )


def nest_html(size: int) -> Hostile:
    """Boxes in boxes."""
    return _text("deep.html", "<html><body>" + "<div>" * size + "Hugo: yes" + "</div>" * size)


def nest_quotes(size: int) -> Hostile:
    """Quotes in quotes, none of them closed."""
    return _text("quotes.html", "<html><body>" + "<blockquote>Hi " * size)


def nest_html_tables(size: int) -> Hostile:
    """Tables in tables, lists in lists."""
    return _text("tables.html", "<html><body>" + "<table><tr><td><ul><li>a" * (size // 4))


def open_tags(size: int) -> Hostile:
    """Nothing but opening brackets and attributes."""
    return _text("open.html", "<html>" + "<" * size + "<a " + 'b="c" ' * size)


def crowd_vtt(size: int) -> Hostile:
    """Very many cues."""
    cue = "00:00:01.000 --> 00:00:02.000\n<v Hugo Marin>Yes.</v>\n\n"
    return _text("cues.vtt", "WEBVTT\n\n" + cue * size)


def arrow_vtt(size: int) -> Hostile:
    """Arrows without times, and times past every clock."""
    return _text(
        "arrows.vtt", "WEBVTT\n\n" + "9" * 50 + ":99:99.999 --> 0\nHi\n\n" + " --> \n" * size
    )


def tag_vtt(size: int) -> Hostile:
    """Voice tags in voice tags."""
    return _text("tags.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v A<v B" * size + "\n")


def crowd_srt(size: int) -> Hostile:
    """Very many cues."""
    return _text("cues.srt", "1\n00:00:01,000 --> 00:00:02,000\nHugo: Yes.\n\n" * size)


def long_line(size: int) -> Hostile:
    """One line of a megabyte."""
    return _text("line.txt", "Hugo said: yes, at 10:30. 张三：好 " * (size // 3))


def crowd_speakers(size: int) -> Hostile:
    """Very many speakers, each with a name of their own."""
    lines = (f"Hugo{number} Marin: yes" for number in range(size))
    return _text("speakers.txt", "\n".join(lines))


def crowd_turns(size: int) -> Hostile:
    """Very many turns of names and times on lines of their own."""
    return _text("turns.txt", "毛青 00:05\n好的。\n\nHugo Marin  1:02:03\nYes.\n\n" * (size // 2))


def crowd_labels(size: int) -> Hostile:
    """Labels without words, attendee headings without lists."""
    return _text("labels.txt", "Attendees:\n参会人员：\nHugo:\n\n" * (size // 3))


def crowd_attendees(size: int) -> Hostile:
    """A list of attendees that does not end."""
    return _text("list.txt", "Attendees:\n" + "- Hugo Marin, VP\n" * size)


def crowd_table(size: int) -> Hostile:
    """A Markdown table that does not end, and one very long row."""
    rows = "| Hugo | VP |\n" * size
    return _text("table.md", f"| Name | Role |\n|---|---|\n{rows}{'|' * size}\n")


def crowd_headers(size: int) -> Hostile:
    """Header-like lines only."""
    return _text(
        "headers.txt", "From: a\nTo: b\nSubject: c\n发件人：d\nOn x, y wrote:\n" * (size // 5)
    )


def deep_quotes(size: int) -> Hostile:
    """Quote marks by the thousand."""
    return _text("marks.txt", "\n".join(">" * (n % 5_000) + " yes" for n in range(size // 50)))


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
    return _text("marks.txt", "\n".join(lines * max(1, size // 10_000)))


def blank_lines(size: int) -> Hostile:
    """Blanks and line ends."""
    return _text("blank.txt", "a" + " " * size + "\n" * size + "　" * size + "b")


def hide_names(_: int) -> Hostile:
    """Zero-width and direction marks around names, halves of characters, NULs."""
    return _text("hidden.txt", "\u202eHugo\u2066\u200b: yes\u2069\nA\x00nn\ud800: no\n\ufeff" * 50)


def odd_utf16(_: int) -> Hostile:
    """UTF-16 that breaks off within a character, with a half of a pair."""
    return "half.txt", b"\xff\xfe" + "毛青: 好\n".encode("utf-16-le") * 20 + b"\x00\xd8\x01"


def odd_gb18030(_: int) -> Hostile:
    """GB18030 that breaks off within a character."""
    return "half.txt", ("毛青：好的，先做一个车间。\n" * 20).encode("gb18030") + b"\x81"


def odd_name(size: int) -> Hostile:
    """A file name that is no path one would want to open."""
    return "../../etc/\x00\u202etxt.²⁰²⁵-٠٣-٠٤ " + "9" * min(size, 5_000) + ".txt", b"Met Hugo."


def nest_mails(size: int) -> Hostile:
    """Mails attached to mails."""
    head = "From: a@b.example\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    return _text("deep.eml", head * min(size, 500) + "From: a@b.example\nSubject: x\n\nHi\n")


def nest_parts(size: int) -> Hostile:
    """Parts in parts, all with one boundary."""
    part = 'Content-Type: multipart/mixed; boundary="b"\n\n--b\n'
    head = "From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\n"
    return _text("parts.eml", head + part * min(size, 5_000))


def crowd_recipients(size: int) -> Hostile:
    """A header of very many recipients."""
    people = ", ".join(f"A B <a{number}@b.example>" for number in range(size // 5))
    return _text("crowd.eml", f"From: a@b.example\nTo: {people}\nSubject: x\n\nHi\n")


ALL: tuple[Callable[[int], Hostile], ...] = (
    nest_zips, bomb_zip, crowd_zip, escape_zip, fetch_entity, laugh_entities, nest_tables,
    crowd_docx, widen_csv, open_quote, long_field, crowd_csv, null_csv, nest_json,
    nest_json_objects, long_number, crowd_json, twist_json, far_date, surrogate_json, nest_html,
    nest_quotes, nest_html_tables, open_tags, crowd_vtt, arrow_vtt, tag_vtt, crowd_srt, long_line,
    crowd_speakers, crowd_turns, crowd_labels, crowd_attendees, crowd_table, crowd_headers,
    deep_quotes, repeat_marks, blank_lines, hide_names, odd_utf16, odd_gb18030, odd_name,
    nest_mails, nest_parts, crowd_recipients,
)  # fmt: skip
