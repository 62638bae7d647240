"""Parameters of header fields are read in all shapes in use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.mime.parameters import parse_parameters


@pytest.mark.parametrize(
    ("raw", "value", "parameters"),
    [
        ("Text/Plain; Charset=GB2312", "text/plain", {"charset": "GB2312"}),
        ('text/plain; charset="utf-8"; format=flowed', "text/plain",
         {"charset": "utf-8", "format": "flowed"}),
        ('x/y; name="a;b\\"c.txt"', "x/y", {"name": 'a;b"c.txt'}),
        ("x/y;\r\n\tname=offer one.pdf", "x/y", {"name": "offer one.pdf"}),
        ("x/y; name=\"=?utf-8?B?5ZCN?=.txt\"", "x/y", {"name": "名.txt"}),
        ("attachment; filename*=utf-8''%E5%90%8D.txt", "attachment", {"filename": "名.txt"}),
        ("attachment; filename*0*=gb2312''%C3; filename*1*=%FB; filename*2=.txt", "attachment",
         {"filename": "名.txt"}),
        ("attachment; filename*1=b.txt; filename*0=a", "attachment", {"filename": "ab.txt"}),
        ("attachment; filename*=plain.txt", "attachment", {"filename": "plain.txt"}),
        ('x/y; name="open', "x/y", {"name": "open"}),
        ("x/y; charset", "x/y", {}),
        ("", "", {}),
    ],
)  # fmt: skip
def test_parse_parameters_reads_all_shapes(
    raw: str, value: str, parameters: dict[str, str]
) -> None:
    """Quoted, bare, encoded and continued parameters come out decoded."""
    assert parse_parameters(raw) == (value, parameters)


@given(st.text("a=*0';\"\\ %E\udcff", max_size=60) | st.text(max_size=200))
def test_parse_parameters_accepts_any_text(raw: str) -> None:
    """No field raises."""
    assert isinstance(parse_parameters(raw)[0], str)
