"""What other projects' test data say a mail holds, brought to one shape for bench/odd.py."""

import email.policy
import email.utils
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

_UUENCODED = re.compile(r"^begin [0-7]{3,4} .*?^end$", re.MULTILINE | re.DOTALL)
_MARKS = re.compile(r"^[> ]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Expected:
    """The fields of one mail; None where the data say nothing about it. Body: (kind, text)."""

    subject: str | None = None
    sender: tuple[str, str] | None = None
    body: tuple[tuple[str, str], ...] | None = None


def collapse(text: str) -> str:
    """White space runs as one blank."""
    return " ".join(text.split())


def show_words(body: tuple[tuple[str, str], ...]) -> str:
    """What is seen: HTML by its text content, plain text without quote marks and files."""
    return "\n".join(
        _show(text) if kind == "html" else _MARKS.sub("", _UUENCODED.sub("", text))
        for kind, text in body
    )


def _show(html: str) -> str:
    tree = LexborHTMLParser(html)
    tree.strip_tags(["head", "script", "style", "title"])
    return tree.root.text(separator=" ") if tree.root else ""


def expect_stalwart(path: Path) -> Expected:
    """`N.json` of stalwartlabs/mail-parser: decoded parts and which of them make the HTML view."""
    data = json.loads(path.read_text(encoding="utf-8"))
    headers = {
        h["name"]: h["value"]
        for h in data["parts"][0]["headers"]
        if h["value"] != "Empty" and isinstance(h["name"], str)
    }
    people = headers.get("from", {}).get("Address", {}).get("List", [])
    parts = [data["parts"][number] for number in data["html_body"]]
    body = [
        (kind.lower(), text)
        for part in parts
        if isinstance(part["body"], dict)
        for kind, text in part["body"].items()
        if kind in ("Text", "Html")
    ]
    return Expected(
        subject=headers.get("subject", {}).get("Text"),
        sender=(people[0]["name"] or "", people[0]["address"] or "") if people else None,
        body=tuple(body),
    )


def expect_mime4j(path: Path) -> Expected:
    """`X_decoded.xml` of apache/james-mime4j: raw header fields, decoded texts in files beside."""
    root = ET.parse(path).getroot()
    fields = _read_fields(root)
    subject = fields.get("subject")
    people = email.utils.getaddresses([fields["from"]]) if "from" in fields else []
    return Expected(
        subject=collapse(_decode(subject)) if subject is not None else None,
        sender=(_decode(people[0][0]), people[0][1]) if len(people) == 1 and people[0][1] else None,
        body=_read_whole_body(root, path.parent),
    )


def _read_fields(node: ET.Element) -> dict[str, str]:
    fields: dict[str, str] = {}
    for field in node.findall("header/field"):
        name, _, value = (field.text or "").strip().partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    return fields


def _decode(raw: str) -> str:
    """By the standard library: a second opinion, not ours."""
    parsed = email.message_from_string(f"Subject: {raw}\n\n", policy=email.policy.default)
    return str(parsed["subject"])


def _read_whole_body(root: ET.Element, folder: Path) -> tuple[tuple[str, str], ...] | None:
    """None where a file of the tree is kept back."""
    try:
        return tuple(_read_body(root, folder, top=True))
    except FileNotFoundError:
        return None


def _read_body(node: ET.Element, folder: Path, *, top: bool) -> Iterator[tuple[str, str]]:
    fields = _read_fields(node)
    kind = fields.get("content-type", "text/plain").partition(";")[0].strip().lower()
    multipart = node.find("multipart")
    if multipart is not None:
        children = [
            list(_read_body(part, folder, top=False)) for part in multipart.findall("body-part")
        ]
        if kind == "multipart/alternative":
            html = [child for child in children if any(each == "html" for each, _ in child)]
            yield from html[-1] if html else _pick_texts(children)
        else:
            yield from (piece for child in children for piece in child)
        return
    text = node.find("text-body")
    attached = "attachment" in fields.get("content-disposition", "").lower()
    if text is None or (not top and (attached or "name=" in fields.get("content-type", ""))):
        return
    data = (folder / text.attrib["name"]).read_bytes()
    charset = re.search(r'charset\s*=\s*"?([\w-]+)', fields.get("content-type", ""))
    yield ("html" if kind == "text/html" else "text", _read_text(data, charset))


def _pick_texts(children: list[list[tuple[str, str]]]) -> list[tuple[str, str]]:
    return list(dict.fromkeys(piece for child in children for piece in child))


def _read_text(data: bytes, charset: re.Match[str] | None) -> str:
    try:
        return data.decode(charset[1] if charset else "utf-8")
    except (LookupError, UnicodeDecodeError):
        return data.decode("latin-1")


def expect_msg(path: Path) -> Expected:
    """`X.json` beside an Outlook message, of HiraokaHyperTools/msgreader."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    name, address = data.get("senderName"), data.get("senderEmail") or ""
    body = data.get("body")
    return Expected(
        subject=data.get("subject"),
        sender=(name, address if "@" in address else "") if name else None,
        body=(("html", f"<p>{body}</p>"),) if body is not None else None,
    )
