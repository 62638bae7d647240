"""Lists of people are read as mail clients print them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.addresses import parse_parties

ANN = ("Ann Weber", "ann@rhone.example")
CASES: dict[str, list[tuple[str, str]]] = {
    # RFC 5322
    "Ann Weber <ann@rhone.example>": [ANN],
    '"Weber, Ann" <ann@rhone.example>, tom@ruhr.example': [
        ("Weber, Ann", "ann@rhone.example"),
        ("", "tom@ruhr.example"),
    ],
    "ann@rhone.example (Ann Weber)": [ANN],
    "<ann@rhone.example>": [("", "ann@rhone.example")],
    '"Ann \\"Annie\\" Weber" <ann@rhone.example>': [('Ann "Annie" Weber', "ann@rhone.example")],
    '"ann weber"@rhone.example': [("", '"ann weber"@rhone.example')],
    "Team: ann@rhone.example, Tom <tom@ruhr.example>;": [
        ("", "ann@rhone.example"),
        ("Tom", "tom@ruhr.example"),
    ],
    '"Team 1": ann@rhone.example; "Team 2": tom@ruhr.example': [
        ("", "ann@rhone.example"),
        ("", "tom@ruhr.example"),
    ],
    '"Ann" Weber <ann@rhone.example>': [ANN],
    '"<ann@rhone.example>" <ann@rhone.example>': [("", "ann@rhone.example")],
    "undisclosed-recipients:;": [],
    "未公开的收件人": [],
    "Ann Weber <ann@rhone.example>, , Tom <tom@ruhr.example>,": [ANN, ("Tom", "tom@ruhr.example")],
    # Outlook
    "Weber, Ann <ann@rhone.example>; Ott, Tom <tom@ruhr.example>": [
        ("Weber, Ann", "ann@rhone.example"),
        ("Ott, Tom", "tom@ruhr.example"),
    ],
    "Weber, Ann <ann@rhone.example>, Ott, Tom <tom@ruhr.example>": [
        ("Weber, Ann", "ann@rhone.example"),
        ("Ott, Tom", "tom@ruhr.example"),
    ],
    "Ann Weber [mailto:ann@rhone.example]": [ANN],
    "Ann Weber <ann@rhone.example<mailto:ann@rhone.example>>": [ANN],
    "'Ann Weber' <ann@rhone.example>; 'Tom Ott'": [ANN, ("Tom Ott", "")],
    "'ann@rhone.example' <ann@rhone.example>": [("", "ann@rhone.example")],
    "Weber, Ann; Ott, Tom": [("Weber, Ann", ""), ("Ott, Tom", "")],
    "Weber, Ann": [("Weber, Ann", "")],
    "Ann Weber; Tom Ott": [("Ann Weber", ""), ("Tom Ott", "")],
    "Ann Weber, Tom Ott": [("Ann Weber", ""), ("Tom Ott", "")],
    "Ann Weber </O=RHONE/OU=EU/CN=RECIPIENTS/CN=AWEBER>": [("Ann Weber", "")],
    "Ann (Sales, EMEA) <ann@rhone.example>": [("Ann (Sales, EMEA)", "ann@rhone.example")],
    "list@ruhr.example [mailto:list@ruhr.example] On Behalf Of Ann Weber": [
        ("Ann Weber", ""),
        ("", "list@ruhr.example"),
    ],
    "Tom <tom@ruhr.example> 代表 王芳 <wf@lan.example>": [
        ("王芳", "wf@lan.example"),
        ("Tom", "tom@ruhr.example"),
    ],
    "王代表 <wf@lan.example>": [("王代表", "wf@lan.example")],
    # Lotus Notes
    "Ann Weber/SALES/Rhone@RHONE, Tom Ott/HQ/Ruhr@RUHR": [("Ann Weber", ""), ("Tom Ott", "")],
    '"Ann Weber" <ann@rhone.example>@RHONE': [ANN],
    # Chinese clients
    '"王芳"<wf@lan.example>;': [("王芳", "wf@lan.example")],
    "王芳 <wf@lan.example>；李强": [("王芳", "wf@lan.example"), ("李强", "")],
    "王芳wf@lan.example": [("王芳", "wf@lan.example")],
    "王芳，李强、赵敏": [("王芳", ""), ("李强", ""), ("赵敏", "")],
    "王芳（采购部） <wf@lan.example>": [("王芳（采购部）", "wf@lan.example")],
    '"王芳"<wf@lan.example>,"李强"<lq@lan.example>': [
        ("王芳", "wf@lan.example"),
        ("李强", "lq@lan.example"),
    ],
    "“王芳” <wf@lan.example>": [("王芳", "wf@lan.example")],
    # whatever else is seen
    "ann@rhone.example <ann@rhone.example>": [("", "ann@rhone.example")],
    "ann@rhone.example tom@ruhr.example": [("", "ann@rhone.example"), ("", "tom@ruhr.example")],
    "Ann Weber <ann@rhone.example>\nTom <tom@ruhr.example>": [ANN, ("Tom", "tom@ruhr.example")],
    "*Ann Weber* <ann@rhone.example>": [ANN],
    "mailto:ann@rhone.example": [("", "ann@rhone.example")],
    "Sean O'Dea <sean@rhone.example>": [("Sean O'Dea", "sean@rhone.example")],
    "info@grün.example": [("", "info@grün.example")],
    "<用户@例子.example>": [("", "用户@例子.example")],
    "": [],
    " ;, ": [],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_parse_parties_reads_what_is_printed(text: str, expected: list[tuple[str, str]]) -> None:
    """Names and addresses come out in their order, without marks."""
    assert [(party.name, party.address) for party in parse_parties(text)] == expected


@settings(deadline=None)
@given(st.text(max_size=300))
def test_parse_parties_accepts_any_text(text: str) -> None:
    """No text raises, and nobody comes out with neither name nor address."""
    assert all(party.name or party.address for party in parse_parties(text))


@settings(deadline=None)
@given(st.lists(st.from_regex(r"[a-z]{1,8}\.[a-z]{1,8}", fullmatch=True), max_size=20))
def test_parse_parties_finds_everybody(locals_: list[str]) -> None:
    """As many people come out as stand in the list."""
    text = "; ".join(f'"{name.title()}" <{name}@rhone.example>' for name in locals_)
    assert [party.address for party in parse_parties(text)] == [
        f"{name}@rhone.example" for name in locals_
    ]


@pytest.mark.parametrize(
    "unit",
    [
        '"Weber, Ann" <ann@rhone.example>, ',
        "Weber, Ann; ",
        '"\\"',
        "<",
        "(",
        "a@",
        "'a",
        "/a",
        "[a@",
    ],
)
def test_parse_parties_takes_linear_time(unit: str) -> None:
    """Four times the text takes about four times as long, however it is made."""

    def measure(times: int) -> float:
        start = time.process_time()
        parse_parties(unit * times)
        return time.process_time() - start

    measure(500)
    assert measure(8000) < 12 * max(measure(2000), 0.02)
