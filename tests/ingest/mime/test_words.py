"""Header fields are decoded whatever their senders' programs made of them."""

from base64 import b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.mime.words import decode_addresses, decode_header

WORDS = {
    "utf-8": ["报价单", "Ann", "関数", "🙂", "(Q3)", "предложение"],
    "gb2312": ["采购部", "经理", "报价单", "Re:", "Ann"],
    "gb18030": ["镕喆", "采购部", "€", "Ann"],
    "big5": ["採購部", "經理", "報價單", "Re:"],
    "utf-16-be": ["报价单", "Ann"],
    "iso-2022-jp": ["見積書", "の件について", "Re:"],
    "koi8-r": ["Коммерческое", "предложение", "Re:"],
    "windows-1252": ["Grüße", "aus", "Köln", "à", "–", "Re:"],
}


def encode_word(data: bytes, charset: str, scheme: str) -> str:
    """One encoded word with all bytes escaped."""
    if scheme == "B":
        return f"=?{charset}?B?{b64encode(data).decode()}?="
    return f"=?{charset}?Q?{''.join(f'={byte:02X}' for byte in data)}?="


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("plain", "plain"),
        ("=?utf-8?Q?Angebot_f=C3=BCr_M=C3=BCnchen?=", "Angebot für München"),
        ("=?utf-8?b?5oql5Lu35Y2V?=", "报价单"),
        # blanks between words go, others stay
        ("=?utf-8?Q?Rh?= =?utf-8?Q?=C3=B4ne?=", "Rhône"),
        ("=?utf-8?Q?Rh=C3=B4ne?= offer", "Rhône offer"),
        ("Re: =?gb2312?B?sai82w==?=\r\n =?gb2312?B?taW1xNKqteM=?=", "Re: 报价单的要点"),
        # a character split between words, words of two charsets, folded lines
        ("=?utf-8?B?5oql5A==?= =?utf-8?B?u7fljZU=?=", "报价单"),
        ("=?utf-8?Q?M=C3?=\r\n\t=?utf-8?Q?=BCnchen?=", "München"),
        ("=?iso-8859-1?Q?caf=E9?= =?utf-8?Q?_Z=C3=BCrich?=", "café Zürich"),
        # within words, inside quotes, with a language, in lower case, unencoded blanks
        ("a=?utf-8?Q?=C3=A9?=b", "aéb"),
        ('"=?utf-8?Q?J=C3=A4ger?="', '"Jäger"'),
        ("=?utf-8*de?Q?J=C3=A4ger?=", "Jäger"),
        ("=?UTF-8?q?J=C3=A4ger und Sohn?=", "Jäger und Sohn"),
        # wrong and missing charsets
        ("=?us-ascii?Q?J=C3=A4ger?=", "Jäger"),
        ("=?x-unknown?B?0LTQvtCz0L7QstC+0YA=?=", "договор"),
        # damage: no padding, a blank in base64, no end
        ("=?utf-8?B?5oql5Lu35Y2V5A?=", "报价单\ufffd"),
        ("=?utf-8?B?5oql 5Lu3?=", "报价"),
        ("=?utf-8?Q?J=C3=A4ger", "=?utf-8?Q?J=C3=A4ger"),
        ("=??= =?x=?", "=??= =?x=?"),
    ],
)
def test_decode_header_reads_encoded_words(raw: str, expected: str) -> None:
    """Encoded words come out as what they stand for, all other text as it is."""
    assert decode_header(raw) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "koi8-r", "cp1252"])
def test_decode_header_reads_raw_bytes(encoding: str) -> None:
    """Bytes that nothing declares are read by the charset of the mail, as a hint."""
    text = {"koi8-r": "Коммерческое предложение", "cp1252": "Grüße"}.get(encoding, "关于报价单")
    raw = text.encode(encoding).decode("ascii", "surrogateescape")
    assert decode_header(raw, charset=encoding) == text


@pytest.mark.parametrize("charset", WORDS)
@settings(deadline=None)
@given(data=st.data(), scheme=st.sampled_from("BQ"))
def test_decode_header_joins_what_senders_split(
    charset: str, data: st.DataObject, scheme: str
) -> None:
    """Text comes back from words cut at any byte, in every charset."""
    text = " ".join(data.draw(st.lists(st.sampled_from(WORDS[charset]), min_size=1, max_size=9)))
    encoded = text.encode(charset)
    cut = data.draw(st.integers(0, len(encoded)))
    words = [encode_word(part, charset, scheme) for part in (encoded[:cut], encoded[cut:]) if part]
    assert decode_header("\r\n ".join(words)) == text


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_decode_header_keeps_any_text_in_utf8(text: str) -> None:
    """Any text at all comes back from one UTF-8 word."""
    assert decode_header(encode_word(b"\xef\xbb\xbf" + text.encode(), "utf-8", "B")) == text.strip()


@settings(deadline=None)
@given(st.text(max_size=200))
def test_decode_header_accepts_any_text(raw: str) -> None:
    """No header raises."""
    assert isinstance(decode_header(raw), str)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("=?utf-8?Q?J=C3=A4ger=2C_Ann?= <ann@rhone.example>", '"Jäger, Ann" <ann@rhone.example>'),
        ('"=?utf-8?Q?J=C3=A4ger=2C_Ann?=" <a@rhone.example>', '"Jäger, Ann" <a@rhone.example>'),
        ("=?utf-8?Q?J=C3=A4ger?= <ann@rhone.example>", "Jäger <ann@rhone.example>"),
        ('"Ott" <o@x.example>, =?utf-8?Q?A=2C_B?= <a@x.example>',
         '"Ott" <o@x.example>, "A, B" <a@x.example>'),
    ],
)  # fmt: skip
def test_decode_addresses_guards_decoded_marks(raw: str, expected: str) -> None:
    """A comma that was encoded separates nobody."""
    assert decode_addresses(raw) == expected
