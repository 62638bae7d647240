"""People whom the layout gives away: headers, labels, lists, records, signatures."""

import pytest

from pipeline.config import load_config
from pipeline.extract import extract
from pipeline.types import Document, Envelope, How, Kind, Mention, Part, Party, Segment, Seller

SELLER = Seller(names=("Fernbrook Software", "松棠软件"), domains=("fernbrook.example",))


def read(
    text: str,
    part: Part,
    *,
    author: Party | None = None,
    to: tuple[Party, ...] = (),
    account: str = "Northlea Foods",
) -> list[Mention]:
    """The mentions of a document that is one segment of the given part."""
    envelope = Envelope(author=author, to=to)
    document = Document("a.txt", "a.txt", account, Kind.NOTE, text, envelope)
    segment = Segment(document, 0, len(text), part, envelope)
    return list(extract([segment], seller=SELLER, config=load_config().extract))


def tell(mention: Mention) -> tuple[str, dict[str, str]]:
    """The name and what the words state, for comparing; a model's doubt is no statement."""
    stated = [fact for fact in mention.facts if fact.attribute != "likely_side"]
    return mention.name, {fact.attribute: fact.value for fact in stated}


def test_header_people_stand_where_the_header_writes_them() -> None:
    """Author and recipients get their address and are anchored at their own words."""
    text = "From: Ullmer, Sven <sven.ullmer@northlea.example>\nTo: kim@fernbrook.example; 佟晓岚"
    mentions = read(
        text,
        Part.HEADER,
        author=Party("Ullmer, Sven", "sven.ullmer@northlea.example"),
        to=(Party("", "kim@fernbrook.example"), Party("佟晓岚")),
    )
    assert [(m.surface, m.how) for m in mentions] == [
        ("Ullmer, Sven", How.AUTHOR),
        ("kim@fernbrook.example", How.RECIPIENT),
        ("佟晓岚", How.RECIPIENT),
    ]
    assert [tell(m) for m in mentions] == [
        ("Sven Ullmer", {"email": "sven.ullmer@northlea.example"}),
        ("Kim", {"email": "kim@fernbrook.example", "side": "seller"}),
        ("佟晓岚", {}),
    ]


@pytest.mark.parametrize(
    ("party", "words"),
    [
        (Party("Procurement Team", "procurement@northlea.example"), "Procurement Team"),
        (Party("", "no-reply@northlea.example"), "no-reply@northlea.example"),
        (Party("采购部", "caigou@northlea.example"), "采购部"),
        (Party("Raum Noether"), "Raum Noether"),
    ],
)
def test_header_mailboxes_and_rooms_are_nobody(party: Party, words: str) -> None:
    """A function, a team or a room in a header is no person."""
    assert read(f"To: {words}", Part.HEADER, to=(party,)) == []


def test_header_keeps_both_scripts_of_a_name() -> None:
    """The Chinese name is the name, the other form another name of the same person."""
    party = Party("Nora Tong 佟晓岚", "nora@northlea.example")
    (mention,) = read("From: Nora Tong 佟晓岚 <nora@northlea.example>", Part.HEADER, author=party)
    assert tell(mention) == ("佟晓岚", {"email": "nora@northlea.example", "name": "Nora Tong"})


def test_speaker_label_tells_title_and_side() -> None:
    """What a label says in brackets is said of the speaker."""
    (mention,) = read("Dana Cruz (VP Ops, us):", Part.LABEL, author=Party("Dana Cruz"))
    assert tell(mention) == ("Dana Cruz", {"title": "VP Ops", "side": "seller"})


ROSTERS = [
    (
        "Attendees: Dana Cruz (VP Operations), Raj (IT); us: Kim Farrow",
        [
            ("Dana Cruz", {"title": "VP Operations"}),
            ("Raj", {"department": "IT"}),
            ("Kim Farrow", {"side": "seller"}),
        ],
    ),
    (
        "Participants (customer): Dana Cruz. For Fernbrook: Kim Farrow; Members present: Bo Lind",
        [
            ("Dana Cruz", {"side": "customer"}),
            ("Kim Farrow", {"side": "seller"}),
            ("Bo Lind", {}),
        ],
    ),
    (
        "us: Kim Farrow\nthem: Dana Cruz, VP Operations; Bo Lind",
        [
            ("Kim Farrow", {"side": "seller"}),
            ("Dana Cruz", {"title": "VP Operations", "side": "customer"}),
            ("Bo Lind", {"side": "customer"}),
        ],
    ),
    (
        "Name\tTitle\tFirm\nDana Cruz\tVP Operations\tNorthlea\nKim Farrow\tAE\tFernbrook Software",
        [
            ("Dana Cruz", {"title": "VP Operations"}),
            ("Kim Farrow", {"side": "seller"}),
        ],
    ),
    (
        "DC\tDana Cruz\tVP Operations\nBL\tBo Lind\tBuyer",
        [
            ("Dana Cruz", {"name": "DC", "title": "VP Operations"}),
            ("Bo Lind", {"name": "BL", "title": "Buyer"}),
        ],
    ),
    (
        "DC = Dana Cruz, Bo Lind. Dr. Lena Ostrow observed",
        [("Dana Cruz", {"name": "DC"}), ("Bo Lind", {}), ("Lena Ostrow", {})],
    ),
    (
        "Dana Cruz, Regional Director, Moors & Dales; Bo Lind, Northlea Quay",
        [("Dana Cruz", {"title": "Regional Director"}), ("Bo Lind", {})],
    ),
    (
        "Bo Lind, Farrow & Dunst (their energy consultant); Dana & Raj",
        [("Bo Lind", {}), ("Dana", {}), ("Raj", {})],
    ),
    (
        "客户：佟晓岚（采购经理）、贺总、冯工（信息科）\n我方：何敏、柏松",
        [
            ("佟晓岚", {"title": "采购经理", "side": "customer"}),
            ("贺总", {"side": "customer"}),
            ("冯工", {"department": "信息科", "side": "customer"}),
            ("何敏", {"side": "seller"}),
            ("柏松", {"side": "seller"}),
        ],
    ),
]


@pytest.mark.parametrize(("text", "people"), ROSTERS)
def test_rosters_tell_who_took_part(text: str, people: list[tuple[str, dict[str, str]]]) -> None:
    """Names, titles, units, initials and sides of lists and tables, and nobody else."""
    assert [tell(mention) for mention in read(text, Part.ATTENDEES)] == people


def test_contact_record_is_one_person() -> None:
    """First and last name make the name; every labelled field is a fact."""
    text = (
        "First Name: Dana\nLast Name: Cruz\nCompany: Northlea Foods\nPosition: VP Operations\n"
        "Email Address: Dana.Cruz@northlea.example\nPhone: +44 114 496 0172"
    )
    (mention,) = read(text, Part.CONTACT)
    assert tell(mention) == (
        "Dana Cruz",
        {
            "title": "VP Operations",
            "side": "customer",
            "email": "dana.cruz@northlea.example",
            "phone": "+44 114 496 0172",
        },
    )


SIGNATURES = [
    (
        "Dana Cruz\nVP Operations\nNorthlea Foods Ltd\nT 0114 496 0172\nF 0114 496 0173",
        "Dana Cruz",
        ("Dana Cruz", {"title": "VP Operations", "phone": "0114 496 0172", "side": "customer"}),
    ),
    (
        "Thanks,\nDana\n\nDana Cruz | Senior Buyer | dana@northlea.example",
        "Cruz, Dana",
        ("Dana Cruz", {"title": "Senior Buyer", "email": "dana@northlea.example"}),
    ),
    (
        "Bo Lind\nExecutive Assistant to Dana Cruz",
        "Bo Lind",
        (
            "Bo Lind",
            {
                "title": "Executive Assistant",
                "reports_to": "Dana Cruz",
                "assistant_of": "Dana Cruz",
            },
        ),
    ),
    (
        "佟晓岚 部长\n信息自动化部 / 北岸集团\n手机：13900001234",
        "佟晓岚",
        ("佟晓岚", {"title": "部长", "department": "信息自动化部", "phone": "13900001234"}),
    ),
    (
        "佟晓岚 | 采购经理\n北岸食品公司 采购部\n电话 0755-85550162 转 8",
        "佟晓岚",
        ("佟晓岚", {"title": "采购经理", "phone": "0755-85550162 转 8"}),
    ),
]


@pytest.mark.parametrize(("text", "author", "person"), SIGNATURES)
def test_signatures_describe_the_signer(
    text: str, author: str, person: tuple[str, dict[str, str]]
) -> None:
    """The signer is the author, by the fullest spelling; the other lines describe them."""
    (mention,) = read(text, Part.SIGNATURE, author=Party(author))
    name, facts = tell(mention)
    assert name == person[0]
    assert person[1].items() <= facts.items()


def test_signature_of_a_company_names_nobody() -> None:
    """A block that opens with our or the customer's own name is signed by no person."""
    assert read("Northlea Foods\nHarbour Road 4", Part.SIGNATURE) == []


def test_last_paragraph_shaped_like_a_signature_is_one() -> None:
    """Where no signature was cut off, the author's own name begins it."""
    text = "Please send the sheet.\nDana Cruz\nVP Operations"
    mentions = read(text, Part.BODY, author=Party("Dana Cruz"))
    assert [(m.how, tell(m)[1].get("title")) for m in mentions] == [
        (How.SIGNATURE, "VP Operations")
    ]


def test_signature_below_its_name_tells_of_the_author() -> None:
    """Where the name stands in the text above, the lines below it are the author's still."""
    author = Party("Dana Cruz", "dana@northlea.example")
    header, words = "From: Dana Cruz <dana@northlea.example>", "\nSenior Buyer\nT 0114 496 0172"
    envelope = Envelope(author=author)
    document = Document("a.eml", "a.eml", "Northlea", Kind.EMAIL, header + words, envelope)
    segments = [
        Segment(document, 0, len(header), Part.HEADER, envelope),
        Segment(document, len(header) + 1, len(header + words), Part.SIGNATURE, envelope),
    ]
    (dana,) = extract(segments, seller=SELLER, config=load_config().extract)
    assert {"title": "Senior Buyer", "phone": "0114 496 0172"}.items() <= tell(dana)[1].items()


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("I'm the plant manager here.", ("title", "plant manager")),
        ("I run support for Fernbrook Software, globally.", ("side", "seller")),
        ("我是采购经理，预算我来报。", ("title", "采购经理")),
        ("大家好，我是松棠软件的。", ("side", "seller")),
    ],
)
def test_what_speakers_say_of_themselves_is_theirs(words: str, fact: tuple[str, str]) -> None:
    """A claim in the first person goes to the label of the speaker."""
    envelope = Envelope(author=Party("Kim Farrow"))
    document = Document("a.vtt", "a.vtt", "Northlea", Kind.TRANSCRIPT, f"Kim Farrow:\n{words}")
    segments = [
        Segment(document, 0, 11, Part.LABEL, envelope),
        Segment(document, 12, len(document.text), Part.BODY, envelope),
    ]
    kim = next(extract(segments, seller=SELLER, config=load_config().extract))
    assert [(f.attribute, f.value) for f in kim.facts] == [fact]
