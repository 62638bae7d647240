"""Saved web pages."""

from datetime import datetime

from pipeline.types import Kind
from tests.ingest.reading import cut, hear, read_one, read_reason

MINUTES = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>三季度交流 - 飞书妙记</title>
<script>alert("陆明远")</script><style>p{color:red}</style></head><body>
<div>2024年6月18日 15:48 ｜ 时长 41分07秒</div>
<div>参与人：陆明远、祝清、说话人 6</div>
<h3>文字记录</h3>
<div><span>陆明远</span> <span>00:00:08</span><br><span>祝总下午好。</span></div>
<div><span>祝清</span> <span>00:00:22</span><br><span>先不讲产品。</span></div>
<div><span>说话人 6</span> <span>00:10:31</span><br><span>（听不清）</span></div>
</body></html>"""


def test_read_minutes() -> None:
    """A page of a meeting tool has its participants, its turns, and no script."""
    document = read_one("a.html", MINUTES)
    assert document.kind is Kind.TRANSCRIPT
    assert document.envelope.sent == datetime(2024, 6, 18, 15, 48)
    assert ("attendees", "参与人：陆明远、祝清、说话人 6") in cut(document)
    assert hear(document)[-3:] == [
        ("陆明远", "祝总下午好。"),
        ("祝清", "先不讲产品。"),
        ("", "（听不清）"),
    ]
    assert "alert" not in document.text


def test_read_title() -> None:
    """The page's title stands above the text unless the text has it."""
    page = "<html><head><title>Leeds &amp; York</title></head><body><p>{}</p></body></html>"
    assert read_one("a.html", page.format("Hi.")).text == "Leeds & York\n\nHi."
    assert read_one("a.html", page.format("Leeds & York, 2 May")).text == "Leeds & York, 2 May"


def test_read_table() -> None:
    """Cells of a table of people are set apart by tabs."""
    page = "<table><tr><th>姓名</th><th>职务</th></tr><tr><td>祝清</td><td>经理</td></tr></table>"
    assert cut(read_one("a.html", page)) == [("attendees", "姓名\t职务\n祝清\t经理")]


def test_read_declared_encoding() -> None:
    """The encoding that a page declares is taken."""
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
    page += "</head><body><p>祝清说，陆明远说。</p></body></html>"
    assert read_one("a.htm", page.encode("gb18030")).text.strip() == "祝清说，陆明远说。"


def test_read_without_words() -> None:
    """A page that only loads scripts has nothing to read."""
    page = "<html><body><script>load()</script></body></html>"
    assert read_reason("a.html", page) == "is a web page without words"
