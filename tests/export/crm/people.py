"""Invented people as rows of a run's tables: English, Chinese, and hostile to importers."""

from pipeline.export import COLUMNS
from pipeline.export.crm import Sources
from pipeline.types import Account

Row = dict[str, str]

NORTHLOCK = "Northlock Cranes"
QINGHE = "清合轴承"
_UNSURE = {
    "role": "unknown",
    "influence": "unknown",
    "style": "unknown",
    "stance": "neutral",
    "status": "active",
}


def make_row(own: str, name: str, *, account: str = NORTHLOCK, **cells: str) -> Row:
    """A row of stakeholders.csv of which only some cells are filled."""
    sure = {f"{label}_confidence": "0.90" for label in ("role", "influence", "style", "stance")}
    plain = dict.fromkeys(COLUMNS, "") | _UNSURE | sure
    return plain | {"stakeholder_id": own, "account": account, "name": name} | cells


PEOPLE = [
    make_row(
        "a1",
        "Imelda van der Stroom",
        email="i.vanderstroom@northlock.example",
        phone="+44 20 7946 0355",
        title="Chief Executive",
        role="executive",
        influence="decision_maker",
        style="driver",
        stance="supporter",
        needs="A date; one price",
    ),
    make_row(
        "a2",
        "Odhran Teasdale",
        email="o.teasdale@northlock.example",
        title='=HYPERLINK("http://x.example","Head")',
        department="@SUM(A1:A9)",
        role="technical",
        influence="influencer",
        stance="opponent",
        reports_to="Imelda van der Stroom",
        status="left",
    ),
    make_row("a3", "Brannock", title="Buyer", role="procurement", influence="influencer"),
    make_row(
        "a4",
        "Averill Quillfeather",
        email="o.teasdale@northlock.example",
        title="Regional Director " * 9,
        role="division",
        influence="decision_maker",
    ),
    make_row("a5", "Petra Lowndes", email="petra at northlock", title="#N/A", role="support"),
    make_row("a6", "Sunniva " + "Q" * 300, role="user", influence="influencer"),
    make_row(
        "b1",
        "欧阳砚秋",
        account=QINGHE,
        email="ouyang@qinghe.example",
        phone="13800138000",
        title="分管副总",
        department="＝集团，办公室",
        role="division",
        influence="decision_maker",
        style="analytical",
        stance="supporter",
        needs="-5% 的能耗; “三个月”内|上线 <验收>",
    ),
    make_row(
        "b2",
        "庾文琪",
        account=QINGHE,
        title='；"工艺"、设备|主管 <二期>',
        department="\t-生产部\r\n设备组",
        role="user",
        influence="influencer",
        reports_to="欧阳砚秋",
    ),
    make_row("b3", "令狐总", account=QINGHE, role="unknown", influence="gatekeeper"),
]
RELATIONS = [
    {"kind": "reports_to", "source_id": "a2", "target_id": "a1", "source": "", "target": ""},
    {"kind": "reports_to", "source_id": "b2", "target_id": "b1", "source": "", "target": ""},
    {"kind": "reports_to", "source_id": "a6", "target_id": "a3", "source": "", "target": ""},
    {
        "kind": "assistant_of",
        "source_id": "b3",
        "source": "令狐总",
        "target_id": "b1",
        "target": "欧阳砚秋",
    },
]
EVIDENCE = [
    {
        "stakeholder_id": own,
        "attribute": attribute,
        "value": value,
        "confidence": confidence,
        "document": document,
        "quote": quote,
    }
    for own, attribute, value, confidence, document, quote in (
        ("a1", "influence", "decision_maker", "0.70", "a.eml", "I sign."),
        ("a1", "influence", "decision_maker", "0.95", "b.eml", "I sign\nwhat is over\t40,000."),
        ("a1", "influence", "influencer", "0.99", "c.eml", "I only advise."),
        ("b1", "role", "division", "0.90", "纪要.md", "欧阳总分管生产和设备。"),
        ("b2", "role", "user", "0.80", "纪要.md", "=cmd|' /C calc'!A0 是车间\"自己\"写的"),
    )
]
SOURCES = Sources(
    people=PEOPLE,
    relations=RELATIONS,
    evidence=EVIDENCE,
    accounts={
        NORTHLOCK: Account(NORTHLOCK, id="N-7", domains=("northlock.example",)),
        QINGHE: Account(QINGHE, id="Q-2"),
    },
    opportunities={QINGHE: "006A1"},
    region="CN",
)
