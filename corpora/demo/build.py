"""Make the files of `notes/` that no editor can write: run it after a change in `sources/`.

`sources/` holds the words as plain UTF-8, one file for each document; RECIPES says what becomes of
each. The text formats that need nothing of the kind lie in `notes/` as they were written.

    .venv/bin/python corpora/demo/build.py [DIRECTORY]    # default: corpora/demo/notes
"""

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from docx import Document as Docx
from mail_writer import write_mail, write_mbox
from msg_writer import write_msg
from pdf_writer import write_pdf

HERE = Path(__file__).resolve().parent
EPOCH = (2026, 1, 1, 0, 0, 0)
Writer = Callable[[list[str]], bytes]


def write_docx(texts: list[str]) -> bytes:
    """`#` and `##` lines become headings, runs of `|` lines tables, all others paragraphs."""
    document = Docx()
    table = None
    for line in texts[0].splitlines():
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            table = table or document.add_table(rows=0, cols=len(cells), style="Table Grid")
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                cell.text = text
            continue
        table = None
        marks = len(line) - len(line.lstrip("#"))
        if marks:
            document.add_heading(line[marks:].strip(), level=marks)
        else:
            document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as packed:
        return write_zip({name: packed.read(name) for name in packed.namelist()})


def write_zip(members: dict[str, bytes]) -> bytes:
    """An archive whose bytes depend on its members alone, not on the hour it was made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, payload in members.items():
            archive.writestr(zipfile.ZipInfo(name, date_time=EPOCH), payload, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def text_in(charset: str, *, line_end: str = "\r\n") -> Writer:
    """A plain text file as an older program saves it."""
    return lambda texts: texts[0].replace("\n", line_end).encode(charset)


def mail_in(charset: str, transfer: str) -> Writer:
    """An .eml file in a charset and a transfer encoding (`base64`, `quoted-printable`, `8bit`)."""
    return lambda texts: write_mail(texts[0], charset=charset, transfer=transfer)


FENWATER, LICHUAN, ORLAN = "Fenwater Hotels", "溧川水务集团", "Orlan Dyeing 欧澜印染"

RECIPES: dict[str, tuple[Writer, list[str]]] = {
    f"{FENWATER}/Boiler room walk 2026-02-03.docx": (write_docx, ["boiler room walk.txt"]),
    f"{FENWATER}/Re_ Pilot numbers.eml": (
        mail_in("windows-1252", "quoted-printable"),
        ["Re_ Pilot numbers.mail"],
    ),
    f"{FENWATER}/Half an hour with Rosalind.mbox": (
        write_mbox,
        ["contract 1.mail", "contract 2.mail", "contract 3.mail"],
    ),
    f"{FENWATER}/FW_ Energy audit.msg": (
        lambda texts: write_msg(texts[0]),
        ["FW_ Energy audit.mail"],
    ),
    f"{FENWATER}/Harrow and Pike site survey.pdf": (
        lambda texts: write_pdf(texts[0]),
        ["site survey.txt"],
    ),
    f"{FENWATER}/voicemail 2 april.txt": (text_in("utf-16"), ["voicemail.txt"]),
    f"{LICHUAN}/首次拜访0305.txt": (text_in("gb18030"), ["首次拜访0305.txt"]),
    f"{LICHUAN}/城北泵站方案讨论纪要.docx": (write_docx, ["方案讨论纪要.txt"]),
    f"{LICHUAN}/答复_付款条款.eml": (mail_in("gb2312", "base64"), ["答复_付款条款.mail"]),
    f"{LICHUAN}/回复_接口问题.eml": (
        mail_in("gb18030", "quoted-printable"),
        ["回复_接口问题.mail"],
    ),
    f"{LICHUAN}/任务导出.csv": (text_in("utf-8-sig"), ["任务导出.csv"]),
    f"{ORLAN}/hubspot-activities.csv": (text_in("utf-8-sig"), ["hubspot activities.csv"]),
    f"{ORLAN}/Mill walkthrough.docx": (write_docx, ["walkthrough.txt"]),
    f"{ORLAN}/RE_ 到货时间.eml": (mail_in("utf-8", "base64"), ["RE_ 到货时间.mail"]),
    f"{ORLAN}/Budget.eml": (mail_in("iso-8859-1", "quoted-printable"), ["Budget.mail"]),
    f"{ORLAN}/进场安排.msg": (
        lambda texts: write_msg(texts[0], received=False),
        ["进场安排.mail"],
    ),
}

# An archive's members are sources of their own: name inside → (writer, source).
ARCHIVE = f"{LICHUAN}/四五月归档.zip"
MEMBERS: dict[str, tuple[Writer, str]] = {
    "代尉迟总回复.eml": (mail_in("utf-8", "base64"), "代尉迟总回复.mail"),
    "五月/转发_验收资料.eml": (mail_in("gb18030", "base64"), "转发_验收资料.mail"),
    "五月/微信记录_0515.txt": (text_in("utf-8", line_end="\n"), "微信记录_0515.txt"),
}


def read_text(account: str, name: str) -> str:
    """The words of one source."""
    return (HERE / "sources" / account / name).read_text(encoding="utf-8")


def build_files() -> dict[str, bytes]:
    """Every built file: path below `notes/` → its bytes."""
    built = {}
    for target, (write, names) in RECIPES.items():
        account = target.partition("/")[0]
        built[target] = write([read_text(account, name) for name in names])
    account = ARCHIVE.partition("/")[0]
    built[ARCHIVE] = write_zip(
        {name: write([read_text(account, source)]) for name, (write, source) in MEMBERS.items()}
    )
    return built


def main() -> None:
    """Write all built files below the directory given, by default beside the others."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "notes"
    for target, payload in build_files().items():
        path = root / target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(payload)


if __name__ == "__main__":
    main()
