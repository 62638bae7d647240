"""HTML becomes the lines that a reader of the page sees."""

import time

import pytest

from pipeline.ingest.build import compose_text
from pipeline.ingest.htmls import render_html

LINES = [
    ("第一<b>段</b>落，<i>第</i>二段", "第一段落，第二段"),
    ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
    ("<div>One.</div><div>Two.</div>", "One.\nTwo."),
    ('<p class="MsoNormal">One.</p><p class="MsoNormal">Two.</p>', "One.\nTwo."),
    ("<style>p {margin: 0}</style><p>One.</p><p>Two.</p>", "One.\nTwo."),
    ("One<br>two<br><br>three", "One\ntwo\n\nthree"),
    ("<div>One<br></div><div><br></div><div>two</div>", "One\n\ntwo"),
    ("<ul><li>milk<li><p>eggs</p></ul>", "- milk\n\n- eggs"),
    ("<ol><li>first<ol><li>inner</ol><li>second</ol>", "1. first\n\n1. inner\n\n2. second"),
    ("<pre>a\n  b</pre>c", "a\n  b\n\nc"),
    ("a &amp;lt; b&nbsp;&copy; &#x4e2d;", "a &lt; b © 中"),
    ("<head><title>no</title></head><script>no</script><!-- no -->yes", "yes"),
    ('<p style="display:none">no</p><span hidden>no</span><p>yes</p>', "yes"),
    ("a  \n\t b", "a b"),
    ("", ""),
]


@pytest.mark.parametrize(("html", "text"), LINES)
def test_a_page_becomes_the_lines_that_are_seen(html: str, text: str) -> None:
    """Inline tags glue, block tags and breaks end lines, what is hidden is left out."""
    assert compose_text(render_html(html))[0].strip("\n") == text


TABLES = [
    ("<tr><td>Ann<td>CEO<tr><td>Bo<td>CFO", "Ann\tCEO\nBo\tCFO"),
    ("<tr><td><p>Ann</p></td><td><div>CEO</div></td></tr>", "Ann\tCEO"),
    ("<tr><td>发件人</td><td>王芳</td></tr>", "发件人\t王芳"),
    ("<tr><td></td><td>Ann</td></tr>", "Ann"),
    ("<tr><td>Ann<br>CEO</td><td>left</td></tr>", "Ann\nCEO\nleft"),
    ("<tr><td><table><tr><td>a<td>b</table></td></tr>", "a\tb"),
]


@pytest.mark.parametrize(("rows", "text"), TABLES)
def test_a_row_of_a_table_is_one_line(rows: str, text: str) -> None:
    """Cells stand beside one another with tabs; a row with several lines in a cell is layout."""
    assert compose_text(render_html(f"<table>{rows}</table>"))[0].strip("\n") == text


QUOTES = [
    ("new<blockquote type=cite>old</blockquote>", [("new", 0), ("old", 1)]),
    (
        "a<blockquote type=cite>b<blockquote type=cite>c</blockquote></blockquote>d",
        [("a", 0), ("b", 1), ("c", 2), ("d", 0)],
    ),
    ('new<div class="gmail_quote">old</div>', [("new", 0), ("old", 1)]),
    ('new<div class="ecxyahoo_quoted" id="x">old</div>', [("new", 0), ("old", 1)]),
    (
        (
            'new<div class="gmail_quote">On 2 May Ann wrote:<blockquote class=gmail_quote>old'
            "</blockquote></div>"
        ),
        [("new\nOn 2 May Ann wrote:", 0), ("old", 1)],
    ),
    ("new<br>&gt; old<br>&gt;&gt; older", [("new", 0), ("old", 1), ("older", 2)]),
    ('<blockquote style="margin:0 0 0 40px;border:none">indented</blockquote>', [("indented", 0)]),
    ("The rule says:<blockquote>Sign here.</blockquote>", [("The rule says:\n\nSign here.", 0)]),
    ("5.3.2024 10:15, Ann:<blockquote>old</blockquote>", [("5.3.2024 10:15, Ann:", 0), ("old", 1)]),
    ("<span id=OLK_SRC_BODY_SECTION>old</span>new", [("old", 1), ("new", 0)]),
]


@pytest.mark.parametrize(("html", "passages"), QUOTES)
def test_quoted_parts_have_their_depth(html: str, passages: list[tuple[str, int]]) -> None:
    """Each container in which a mail program quotes goes one level deeper, an indent does not."""
    found = [(passage.text.strip("\n"), passage.depth) for passage in render_html(html)]
    assert [item for item in found if item[0]] == passages


HOSTILE = {
    "divs": "<div>" * 100_000 + "x",
    "quotes": "<blockquote>a" * 100_000,
    "tables": "<table><tr><td>" * 50_000 + "x",
    "lists": "<ul><li>" * 50_000 + "x",
    "open tags": "<" * 100_000,
    "formatting": "".join(f"<b id={i}>" for i in range(700)) + "<p>x</p>" * 600,
    "cells": "<table>" + "<tr><td>x<td>y" * 20_000,
    "unclosed style": "<p style='" + "margin" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_takes_bounded_time(name: str) -> None:
    """Neither depth nor number of tags makes the time explode, and words are kept."""
    started = time.process_time()
    text = compose_text(render_html(HOSTILE[name]))[0]
    assert time.process_time() - started < 3
    assert "x" in text or name in ("quotes", "open tags", "unclosed style")
