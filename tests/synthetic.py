"""Synthetic mails by the thousand: invented people of invented firms, always the same for a number.

Reach for `write_mails` to measure how a run grows, or where a test needs more mails than it can
write down. Each account has people who hold posts and report to one another.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from random import Random

_START = datetime(2025, 1, 6, 9, 0)
_GIVEN = ("Nora", "Theo", "Ines", "Bram", "Lotte", "Emil", "Saga", "Owen", "Mira", "Jonas")
_SURNAMES = ("Quist", "Harmsen", "Okafor", "Lindqvist", "Brodeur", "Castell", "Varga", "Munk")
_TITLES = ("Chief Financial Officer", "IT Manager", "Head of Procurement", "Plant Manager")
_CHINESE = ("祝清", "陆明远", "佟晓岚", "罗维", "贺知秋", "纪云帆")
_POSTS = ("采购部经理", "财务总监", "信息科科长", "副总经理")
_SAID = (
    "{b} wants the figures before she signs.",
    "Our budget is with {b}, who has the last word.",
    "{b} reports to {c}. Please copy both.",
    "I do not see why we should change; {c} is not convinced either.",
    "{c} asked for two references and a test on site.",
    "The line must not stand still in May, says {b}.",
)
_GESAGT = (
    "{b}拍板，预算在他那里。",
    "{b}向{c}汇报。",
    "{c}要看测试数据。",
    "这个方案我支持，{b}还有顾虑。",
)


def write_mails(folder: Path, count: int, *, each: int = 100, seed: int = 7) -> None:
    """So many mails below the folder, `each` of them an account, every third account in Chinese."""
    for number in range(count):
        account, place = divmod(number, each)
        path = folder / f"Account {account:04}" / f"{place:05}.eml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make_mail(account, place, seed=seed).as_bytes())


def make_mail(account: int, place: int, *, seed: int = 7) -> EmailMessage:
    """The mail at a place of an account."""
    rng = Random(f"{seed} {account} {place}")
    people = list(_list_people(account, seed))
    (a, address, title), (b, _, _), (c, _, _) = rng.sample(people, 3)
    chinese = account % 3 == 2
    lines = rng.sample(_GESAGT if chinese else _SAID, 3)
    mail = EmailMessage()
    mail["From"] = f"{a} <{address}>"
    mail["To"] = "Lee Okoye <lee@lumo.example>"
    mail["Subject"] = f"Offer {account}-{place}"
    mail["Date"] = _START + timedelta(hours=place)
    body = "\n".join(line.format(b=b, c=c) for line in lines)
    mail.set_content(f"Lee,\n\n{body}\n\n{a}\n{title}\nFirm {account}\n")
    return mail


def _list_people(account: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """Name, address and title of an account's people."""
    rng = Random(f"{seed} {account}")
    if account % 3 == 2:
        for number, name in enumerate(rng.sample(_CHINESE, 5)):
            yield name, f"p{number}@firm{account}.example", rng.choice(_POSTS)
        return
    for given, surname in zip(rng.sample(_GIVEN, 6), rng.sample(_SURNAMES, 6), strict=True):
        address = f"{given}.{surname}@firm{account}.example".lower()
        yield f"{given} {surname}", address, rng.choice(_TITLES)
