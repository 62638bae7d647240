"""Inputs that ask for more than they should get, at full size: `python -m tests.ingest.bombs NAME`.

Read in a process of its own, a bomb's time and memory are its own; the last line printed tells
them. The attacks of shapes/hostile are the same in small, for every day.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.config import load_config
from pipeline.ingest import Source, read_source, segment
from pipeline.types import Document, Skipped
from tests.ingest.formats.test_pdf import assemble
from tests.ingest.shapes.hostile import lines, mails, markup, packed, tables
from tests.ingest.shapes.hostile.base import Hostile, encode_text

MILLION = 1_000_000
HEAD = "From: Ann <ann@b.example>\nTo: Bo <bo@c.example>\nSubject: x\nMIME-Version: 1.0\n"


def nested_multiparts() -> Hostile:
    """10,000 multiparts in one another, each with a boundary of its own."""
    starts = (
        f'Content-Type: multipart/mixed; boundary="b{depth}"\n\n--b{depth}\n'
        for depth in range(10_000)
    )
    return encode_text("nested.eml", HEAD + "".join(starts) + "\nHi\n")


def multiparts_of_one_boundary() -> Hostile:
    """The same with one boundary for all."""
    return mails.nest_parts(10_000)


def many_parts() -> Hostile:
    """100,000 parts beside one another."""
    part = "--b\nContent-Type: text/plain\n\nHi\n"
    head = HEAD + 'Content-Type: multipart/mixed; boundary="b"\n\n'
    return encode_text("parts.eml", head + part * 100_000 + "--b--\n")


def million_headers() -> Hostile:
    """A million header fields of different names."""
    fields = "".join(f"X-{number}: a\n" for number in range(MILLION))
    return encode_text("headers.eml", HEAD + fields + "\nHi\n")


def million_equal_headers() -> Hostile:
    """A million times the field that is looked for, and one folded a million times."""
    fields = "To: a@b.example\n" * MILLION + "Cc: x\n" + " y\n" * MILLION
    return encode_text("headers.eml", f"{HEAD}{fields}\nHi\n")


def many_addresses() -> Hostile:
    """20,000 people in one field."""
    people = ", ".join(f'"Weber, Ann {n}" <ann{n}@b.example>' for n in range(20_000))
    return encode_text("many.eml", f"From: a@b.example\nTo: {people}\nSubject: x\n\nHi\n")


def long_line(name: str) -> Callable[[], Hostile]:
    """A line of 100 MB in a file of this name."""
    start = {"eml": HEAD + "\n", "mbox": f"From a@b.example Tue Mar  4 10:00:00 2025\n{HEAD}\n",
             "csv": "Subject,Description\nCall,", "html": "<html><body>",
             "json": '{"transcript": "', "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n"}  # fmt: skip
    return lambda: encode_text(f"line.{name}", start.get(name, "") + "Hugo: yes " * 10_000_000)


def line_at_limit(name: str) -> Callable[[], Hostile]:
    """A line of 60 MB, just within what one document may have."""

    def build() -> Hostile:
        return encode_text(f"line.{name}", long_line(name)()[1][:60_000_000].decode())

    return build


def long_line_zip() -> Hostile:
    """A line of 100 MB that is packed to 100 kB."""
    return "line.zip", packed.pack([("line.txt", b"Hugo: yes " * 10_000_000)])


def zip_of_zips() -> Hostile:
    """Ten archives of ten archives of ten archives, of ten members of ten million bytes."""
    data = packed.pack([(f"{number}.txt", bytes(10_000_000)) for number in range(10)])
    for _ in range(3):
        data = packed.pack([(f"{number}.zip", data) for number in range(10)])
    return "zips.zip", data


def looped_pdf() -> Hostile:
    """Pages that are their own pages, and a form that draws itself."""
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length 5"
    return "loop.pdf", assemble([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 999999/Parent 2 0 R>>",
        b"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</XObject<</F 4 0 R>>>>>>",
        form + b">>stream\n/F Do\nendstream",
        b"<</Length 5>>stream\n/F Do\nendstream",
    ])  # fmt: skip


def crowded_pdf() -> Hostile:
    """A million pages that are one page."""
    return "pages.pdf", assemble([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + b"3 0 R " * MILLION + b"]/Count 1000000>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ])  # fmt: skip


def wide_csv() -> Hostile:
    """A million columns, in the head and in a row."""
    return tables.widen_csv(MILLION // 10)


def wide_contacts() -> Hostile:
    """A million columns of one name that is known."""
    head = ",".join(["Email"] * MILLION)
    return encode_text("wide.csv", f"Name,{head}\nAnn,{'a@b.example,' * MILLION}\n")


def odd_dates() -> Hostile:
    """Moments that no calendar holds, in a mail's own field and in a quoted one."""
    odd = ("Mon, 99 Foo 99999 99:99:99 +9999", "31 Feb 2025", "1 Jan 0000 00:00:00 -9999",
           "Fri, 31 Dec 9999 23:59:59 -2359", "9" * 5_000)  # fmt: skip
    quoted = "".join(f"On {moment}, Bo <bo@c.example> wrote:\n> Hi\n" for moment in odd)
    return encode_text("dates.eml", HEAD + "".join(f"Date: {moment}\n" for moment in odd)
                       + "\nHi\n" + quoted)  # fmt: skip


def odd_characters() -> Hostile:
    """NULs and halves of characters in every field and in the words of a mail."""
    head = HEAD.replace("Ann", "A\0n\ud800n").replace(": x", ": x\0\udfff")
    return encode_text("odd.eml", f"{head}\nH\0i \ud83d Bo\n\nB\0est,\nA\udc80nn\n")


BOMBS: dict[str, Callable[[], Hostile]] = {
    "zip of zips": zip_of_zips,
    "nested multiparts": nested_multiparts,
    "multiparts of one boundary": multiparts_of_one_boundary,
    "many parts": many_parts,
    "a million headers": million_headers,
    "a million equal headers": million_equal_headers,
    "20,000 addresses": many_addresses,
    **{f"100 MB line, {name}": long_line(name) for name in ("txt", "eml", "mbox", "csv", "html",
                                                            "json", "vtt")},
    **{f"60 MB line, {name}": line_at_limit(name) for name in ("txt", "eml", "mbox", "html",
                                                            "json", "vtt")},
    "100 MB line, zip": long_line_zip,
    "a looped pdf": looped_pdf,
    "a pdf of a million pages": crowded_pdf,
    "a million columns": wide_csv,
    "a million equal columns": wide_contacts,
    "deep html": lambda: markup.nest_html(100_000),
    "deep quotes": lambda: markup.nest_quotes(100_000),
    "deep tables": lambda: markup.nest_html_tables(100_000),
    "open tags": lambda: markup.open_tags(100_000),
    "deep docx": lambda: packed.nest_tables(100_000),
    "entities of docx": lambda: packed.laugh_entities(1),
    "outer entities of docx": lambda: packed.fetch_entity(1),
    "many speakers": lambda: lines.crowd_speakers(100_000),
    "mails in mails": lambda: mails.nest_mails(500),
    "dates": odd_dates,
    "NULs and surrogates": odd_characters,
}  # fmt: skip


def main() -> None:
    """Read one bomb; print what came out, with seconds and peak bytes beyond the bomb's own."""
    name, payload = BOMBS[sys.argv[1]]()
    _forget_peak()
    before, started = _peak(), time.process_time()
    found = list(read_source(Source(name=name, payload=payload), limits=load_config().limits))
    documents = [item for item in found if isinstance(item, Document)]
    segments = sum(1 for document in documents for _ in segment(document))
    print(json.dumps({
        "documents": len(documents),
        "segments": segments,
        "reasons": sorted({item.reason for item in found if isinstance(item, Skipped)})[:3],
        "seconds": round(time.process_time() - started, 2),
        "megabytes": (_peak() - before) // 1_000_000,
        "payload": len(payload) // 1_000_000,
    }, ensure_ascii=False))  # fmt: skip


def _forget_peak() -> None:
    """What making it took does not hide what reading it takes (Linux)."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()
