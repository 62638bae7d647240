"""Bytes become the text that was meant, whatever is declared."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.charset import decode_text

CHINESE = "王工，您好：附件是本周的报价单，请查收。采购部的意见下周二之前给您。谢谢！"
TRADITIONAL = "您好，附件是本週的報價單，請查收。採購部門的意見下週二之前回覆您，謝謝。"
JAPANESE = "お世話になっております。見積書を添付いたしますので、ご確認ください。"
KOREAN = "안녕하세요. 견적서를 첨부하오니 확인 부탁드립니다. 감사합니다."
RUSSIAN = "Здравствуйте, во вложении коммерческое предложение. Жду ваш ответ до вторника."
GERMAN = "Grüße aus Köln: das Angebot über 4.000 € gefällt Frau Jäger – bis Dienstag."

DECLARED = [
    (CHINESE, "gb2312"),
    (CHINESE, "gb18030"),
    (CHINESE, "utf-8"),
    (TRADITIONAL, "big5"),
    (JAPANESE, "iso-2022-jp"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc-jp"),
    (KOREAN, "euc-kr"),
    (KOREAN, "cp949"),
    (RUSSIAN, "koi8-r"),
    (RUSSIAN, "windows-1251"),
    (GERMAN, "windows-1252"),
    (CHINESE, "utf-16"),
    (CHINESE, "utf-16-le"),
    (CHINESE, "utf-16-be"),
    (GERMAN, "utf-32"),
    (CHINESE, "hz"),
    (GERMAN, "utf-7"),
]
GUESSED = [pair for pair in DECLARED if pair[1] not in ("hz", "utf-7")]


@pytest.mark.parametrize(("text", "encoding"), DECLARED)
def test_decode_text_believes_a_right_declaration(text: str, encoding: str) -> None:
    """What is declared rightly is read so."""
    assert decode_text(text.encode(encoding), declared=encoding) == text


@pytest.mark.parametrize(("text", "encoding"), GUESSED)
@pytest.mark.parametrize("declared", [None, "", "x-unknown", "utf-8", "no such charset"])
def test_decode_text_finds_what_is_not_declared(
    text: str, encoding: str, declared: str | None
) -> None:
    """Running text is recognised without a declaration, or with one that its bytes refute."""
    assert decode_text(text.encode(encoding), declared=declared) == text


@pytest.mark.parametrize(
    ("data", "declared", "expected"),
    [
        ("镕喆堃".encode("gbk"), "gb2312", "镕喆堃"),
        ("똠방각하".encode("cp949"), "ks_c_5601-1987", "똠방각하"),
        ("“quoted” – €5".encode("cp1252"), "iso-8859-1", "“quoted” – €5"),
        ("①㈱髙島".encode("cp932"), "shift_jis", "①㈱髙島"),
        ("Şişli".encode("cp1254"), "iso-8859-9", "Şişli"),
        ("€ 5".encode("iso-8859-15"), "ISO-8859-15", "€ 5"),
        (b"plain", '"us-ascii"', "plain"),
    ],
)
def test_decode_text_takes_the_superset_that_senders_use(
    data: bytes, declared: str, expected: str
) -> None:
    """Characters beyond the declared standard are read as the senders' programs write them."""
    assert decode_text(data, declared=declared) == expected


@pytest.mark.parametrize("declared", ["us-ascii", "iso-8859-1", "windows-1252", "gb2312", "big5"])
@pytest.mark.parametrize("text", [CHINESE, RUSSIAN, GERMAN])
def test_decode_text_sees_utf8_under_another_label(text: str, declared: str) -> None:
    """UTF-8 is read as UTF-8 although something else is declared."""
    assert decode_text(text.encode(), declared=declared) == text


def test_decode_text_believes_a_label_where_utf8_fits_by_chance() -> None:
    """Two-byte characters that happen to be valid UTF-8 stay what they are declared to be."""
    data = "取色".encode("gbk")
    assert data.decode("utf-8") == "ȡɫ"
    assert decode_text(data, declared="gb2312") == "取色"


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "euc-kr"])
def test_decode_text_reads_east_asian_bytes_labelled_western(encoding: str) -> None:
    """Bytes in pairs above ASCII are no Western text, whatever the label says."""
    text = {"gb18030": CHINESE, "big5": TRADITIONAL, "euc-kr": KOREAN}[encoding]
    assert decode_text(text.encode(encoding), declared="iso-8859-1") == text


@pytest.mark.parametrize("name", ["王芳", "李国强", "赵敏 (采购)", "周涛"])
def test_decode_text_takes_short_chinese_for_chinese(name: str) -> None:
    """A name of two characters gives statistics nothing to go by, yet is read."""
    assert decode_text(name.encode("gbk")) == name


@pytest.mark.parametrize(
    "mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE]
)
def test_decode_text_drops_the_byte_order_mark(mark: bytes) -> None:
    """A mark says how to read what follows and is itself no text, whatever is declared."""
    encoding = {2: "utf-16", 3: "utf-8", 4: "utf-32"}[len(mark)]
    encoding += "" if encoding == "utf-8" else ("-le" if mark[:2] == b"\xff\xfe" else "-be")
    assert decode_text(mark + CHINESE.encode(encoding), declared="gbk") == CHINESE


@pytest.mark.parametrize(
    ("data", "declared"), [(CHINESE.encode()[:-1], "utf-8"), (CHINESE.encode("gbk")[:-1], "gbk")]
)
def test_decode_text_loses_one_character_of_a_cut_text(data: bytes, declared: str) -> None:
    """A text cut within its last character keeps all others."""
    assert decode_text(data, declared=declared) == CHINESE[:-1] + "\ufffd"


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "gb2312", "utf-16", "hz", "?"]))
def test_decode_text_accepts_any_bytes(data: bytes, declared: str | None) -> None:
    """No bytes raise."""
    assert isinstance(decode_text(data, declared=declared), str)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_decode_text_keeps_all_of_utf8(text: str) -> None:
    """Any text comes back from its own UTF-8."""
    assert decode_text(codecs.BOM_UTF8 + text.encode()) == text
