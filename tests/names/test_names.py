"""Person-name arithmetic for Latin and Chinese names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.names import (
    NameParts,
    clean_name,
    fold_name,
    is_cjk,
    is_person_name,
    is_role_mailbox,
    other_script,
    spell_address,
    spells_name,
    split_honorific,
    split_name,
)

CLEANED = {
    "Ullmer, Sven": "Sven Ullmer",
    '"ULLMER, SVEN"': "Sven Ullmer",
    "van der Meent, Annelie": "Annelie van der Meent",
    "VAN DER MEENT, ANNELIE": "Annelie van der Meent",
    "MCTAVISH, IAN": "Ian McTavish",
    "O'CARROLL, SEAN": "Sean O'Carroll",
    "Dana Whitcroft (DM)": "Dana Whitcroft",
    "Dana Whitcroft [EXT]": "Dana Whitcroft",
    "Dana Whitcroft, VP Ops": "Dana Whitcroft",
    "Dana Whitcroft/OPS/NORTHLEA": "Dana Whitcroft",
    "Art (Arthur) Kozlow": "Arthur Kozlow",
    'Roberta "Bobbie" Lund': "Roberta Lund",
    "Dr. Lena Ostrow, PhD": "Lena Ostrow",
    "Col. (Retd.) Vikram Sood": "Vikram Sood",
    "Ms. Alcaraz": "Alcaraz",
    "Okello, D": "D Okello",
    "dana whitcroft": "Dana Whitcroft",
    "王 伟": "王伟",
    "佟晓岚女士": "佟晓岚",
    "佟晓岚副院长": "佟晓岚",
    "Nora Tong 佟晓岚": "佟晓岚",
    "佟晓岚（Nora Tong）": "佟晓岚",
    "Sophie 阚": "Sophie 阚",
    "欧阳总": "欧阳总",
    "张总": "张总",
    "": "",
    "(GONE)": "",
}


@pytest.mark.parametrize(("raw", "name"), CLEANED.items())
def test_clean_name_gives_the_bare_name(raw: str, name: str) -> None:
    """Honorifics, degrees, markers and inversion fall away; what tells people apart stays."""
    assert clean_name(raw) == name


@given(st.text(max_size=40))
def test_clean_name_takes_any_text(text: str) -> None:
    """No text is an error, and a clean name folds to a key without punctuation."""
    assert fold_name(clean_name(text)).replace(" ", "").isprintable()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("O’Carroll,  SEÁN", "o'carroll sean"),
        ("王 伟", "王伟"),
        ("Ｄana", "dana"),
        ("Jean-Luc", "jean luc"),
    ],
)
def test_fold_name_makes_spellings_equal(one: str, other: str) -> None:
    """Width, case, accents, punctuation and blanks do not tell people apart."""
    assert fold_name(one) == fold_name(other)


def test_is_cjk_sees_one_character() -> None:
    """One Chinese character is enough; kana and Hangul are none."""
    assert is_cjk("Kevin吴")
    assert not is_cjk("Kevin サン 김")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("张总", ("张", "总")),
        ("李处", ("李", "处")),
        ("王工", ("王", "工")),
        ("冯会计", ("冯", "会计")),
        ("老张", ("张", "老")),
        ("小李", ("李", "小")),
        ("小顾总", ("顾", "小…总")),
        ("欧阳主任", ("欧阳", "主任")),
        ("佟晓岚副院长", ("佟晓岚", "副院长")),
        ("Ms. Alcaraz", ("Alcaraz", "Ms.")),
        ("Vikram sir", ("Vikram", "sir")),
        ("佟晓岚", None),
        ("张海生", None),
        ("李帅", None),
        ("Dana Cruz", None),
    ],
)
def test_split_honorific_parts_name_and_address(text: str, parts: tuple[str, str] | None) -> None:
    """A form of address comes apart; a given name that ends like one does not."""
    assert split_honorific(text) == parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Annelie van der Meent", NameParts("Annelie", "van der Meent")),
        ("Dana", NameParts("Dana", "")),
        ("Ms. Alcaraz", NameParts("", "Alcaraz")),
        ("Dr. Lena Ostrow", NameParts("Lena", "Ostrow")),
        ("欧阳澜", NameParts("澜", "欧阳")),
        ("佟晓岚", NameParts("晓岚", "佟")),
        ("张总", NameParts("", "张")),
        ("佟晓岚主任", NameParts("晓岚", "佟")),
    ],
)
def test_split_name_tells_given_from_family(name: str, parts: NameParts) -> None:
    """Particles belong to the family name, two-character surnames are one."""
    assert split_name(name) == parts


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("sven.ullmer@x.example", "Sven Ullmer"),
        ("l.marotti@x.example", "L. Marotti"),
        ("mailto:l.marotti@x.example", "L. Marotti"),
        ("taowenbo@x.example", "Wenbo Tao"),
        ("fangan@x.example", "fangan"),
        ("june@x.example", "June"),
        ("dbrandt3@x.example", "dbrandt"),
        ("taogong@x.example", "taogong"),
        ("sales.tomas@x.example", "Tomas"),
    ],
)
def test_spell_address_gives_what_the_address_spells(address: str, name: str) -> None:
    """Pinyin is read only where there is one way to read it; a login stays a login."""
    assert spell_address(address) == name


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("info@x.example", True),
        ("AP@x.example", True),
        ("no-reply@x.example", True),
        ("supplier.portal@x.example", True),
        ("service2@x.example", True),
        ("采购部@x.example", True),
        ("dana.cruz@x.example", False),
        ("april@x.example", False),
        ("贺文@x.example", False),
    ],
)
def test_role_mailboxes_are_functions(address: str, role: bool) -> None:
    """Functions in both languages are told from people."""
    assert is_role_mailbox(address) is role


@pytest.mark.parametrize(
    "text", ["Dana", "Dana Cruz", "Ms. Alcaraz", "J. Lund", "张总", "佟晓岚", "欧阳澜"]
)
def test_people_can_be_people(text: str) -> None:
    """Full, first and honorific names of both scripts."""
    assert is_person_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Raum Noether", "Call-in user 3", "Speaker 0", "all", "Sales Team", "Kitchen", "Frankfurt",
        "Accounts Payable", "Vendor Support", "QA", "HR",
        "说话人 1", "各位领导", "会议室", "成本", "老师", "小时", "采购部", "北岸食品公司", "",
        "阿姨", "大哥", "同志", "老公", "老外", "文员",
    ],
)  # fmt: skip
def test_rooms_teams_and_words_are_nobody(text: str) -> None:
    """Rooms, lines, teams, places, greetings and everyday words."""
    assert not is_person_name(text)


@pytest.mark.parametrize(
    ("latin", "name", "same"),
    [
        ("Tong Xiaolan", "佟晓岚", True),
        ("tongxl", "佟晓岚", True),
        ("xiaolan.tong", "佟晓岚", True),
        ("Nora Tong", "佟晓岚", False),
        ("zengli", "曾丽", True),
    ],
)
def test_spells_name_reads_pinyin(latin: str, name: str, same: bool) -> None:
    """Whole spellings and initials in either order; a surname by its reading as a surname."""
    assert spells_name(latin, name) is same


def test_other_script_is_the_second_name() -> None:
    """The Latin half of a display name in two scripts."""
    assert other_script("Nora Tong 佟晓岚") == "Nora Tong"
    assert other_script("佟晓岚") == ""
