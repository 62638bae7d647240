"""Pages as files: names that are safe, and what stands in each."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.export.page.files import name_file, open_pages
from tests.export.page.invented import list_documents, make_account, make_hostile_account


@pytest.mark.parametrize(
    ("account", "name"),
    [
        ("Alder & Söhne (UK)", "Alder & Söhne (UK).html"),
        ("云岫机场", "云岫机场.html"),
        ("../../etc/passwd", r"_.*_etc_passwd-[0-9a-f]{8}\.html"),
        ("a/b\\c:d*e?", r"a_b_c_d_e_-[0-9a-f]{8}\.html"),
        ("CON", r"CON-[0-9a-f]{8}\.html"),
        (" .hidden. ", r"_hidden_-[0-9a-f]{8}\.html"),
        ("", r"-[0-9a-f]{8}\.html"),
        ("长" * 300, r"长{50}-[0-9a-f]{8}\.html"),
        ("a\u202eb\x00c", r"a_b_c-[0-9a-f]{8}\.html"),
    ],
)
def test_file_name_is_safe_everywhere(account: str, name: str) -> None:
    """A name that every system takes stays; another is cleaned and told apart by a hash."""
    found = name_file(account, ())
    assert found == name or re.fullmatch(name, found)
    assert len(found.encode()) < 250


def test_accounts_never_share_a_file() -> None:
    """Names that differ only in case, or after cleaning, get files of their own."""
    names: dict[str, str] = {}
    for account in ("Acme", "ACME", "a/b", "a\\b", "a_b"):
        name = name_file(account, names)
        assert name.casefold() not in names
        names[name.casefold()] = name


class Reader(HTMLParser):
    """The tags of a page, its policy, and the text of its styles and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.own: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep each tag with its attributes."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep what stands in `<style>` and `<script>`."""
        if self.tags and self.tags[-1][0] in ("style", "script"):
            self.own.setdefault(self.tags[-1][0], data)


@pytest.fixture(name="page", params=["plain", "hostile"])
def _page(request: pytest.FixtureRequest, tmp_path: Path) -> Reader:
    """A written page, read again."""
    found = make_account(8) if request.param == "plain" else make_hostile_account()
    with open_pages(tmp_path) as add:
        add(found.people[0].account, found)
    (path,) = (tmp_path / "accounts").iterdir()
    reader = Reader()
    reader.feed(path.read_text("utf-8"))
    return reader


def test_page_runs_nothing_but_its_own(page: Reader) -> None:
    """One style and one script, both named by hash in a policy that allows nothing else."""
    (policy,) = (found["content"] for _, found in page.tags if "http-equiv" in found)
    assert policy is not None and policy.startswith("default-src 'none';")
    for kind in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.own[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
        assert [tag for tag, _ in page.tags].count(kind) == 1
    assert not [name for _, found in page.tags for name in found if name.startswith("on")]
    assert not [found for _, found in page.tags if "style" in found]


def test_page_leads_nowhere_but_to_people_and_pages(page: Reader) -> None:
    """A link goes to a card, to the index, to an address or to a number, whatever documents say."""
    links = [found["href"] or "" for _, found in page.tags if "href" in found]
    assert all(re.match(r"#|\.\./index\.html$|mailto:|tel:|data:,$", link) for link in links)
    ids = {found["id"] for _, found in page.tags if "id" in found}
    assert {link[1:] for link in links if link.startswith("#")} <= ids


def test_hostile_characters_are_seen(tmp_path: Path) -> None:
    """What would turn or hide text is shown as a sign, and half a character breaks nothing."""
    found = make_hostile_account()
    with open_pages(tmp_path) as add:
        add(found.people[0].account, found)
    texts = [path.read_text("utf-8") for path in tmp_path.rglob("*.html")]
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", "".join(texts))
    assert "Nul␀l ␇Bell" in "".join(texts)


def test_each_quote_carries_its_place(tmp_path: Path) -> None:
    """Every marked passage names its document, and the words stand there at the offsets."""
    found = make_account(20, language="zh")
    documents = list_documents(found)
    with open_pages(tmp_path) as add:
        add("云岫", found)
    text = (tmp_path / "accounts" / "云岫.html").read_text("utf-8")
    quotes = re.findall(
        r'<mark data-document="(.*?)" data-start="(\d+)" data-end="(\d+)">(.*?)</mark>', text
    )
    assert len(quotes) > len(found.people)
    for document, start, end, words in quotes:
        assert documents[document].text[int(start) : int(end)] == words
