"""Whom running text names, and what it states of them: sentences of our own, gold inside."""

import pytest

from pipeline.config import load_config
from pipeline.extract import extract
from pipeline.types import Document, Kind, Mention, Part, Segment, Seller
from tests.extract.marked import compare_people, read_marked

SELLER = Seller(names=("Fernbrook Software", "松棠软件", "松棠"), domains=("fernbrook.example",))

ENGLISH = [
    "Met [Dana Whitcroft](title=VP Operations), VP Operations, before lunch.",
    "[Dana Whitcroft](title=VP Ops) (VP Ops) cut me off after two slides.",
    "Their [Marlene Ostrander](title=plant manager) is the plant manager there.",
    "Their plant manager [Marlene Ostrander](title=plant manager) walked us round.",
    "Our solutions engineer [Marlene Ostrander](title=solutions engineer; side=seller) joined.",
    "[Ms. Alcaraz]() asked for the failure rates.",
    "[Raj](department=IT) from IT owns the interface.",
    "I spoke with [Keiran Dobbs](title=Head of Procurement), Head of Procurement.",
    "[Owen Tarrant](title=Lead Buyer) - Lead Buyer, was copied.",
    "[Dot](name=Dorothy Pell) ([Dorothy Pell]()) does the books.",
    "[Priya Sunder]() reports to the board.",
    "[Tomas Erlund](reports_to=Dana Whitcroft) reports to [Dana Whitcroft]().",
    "[Tomas Erlund](reports_to=Dana Whitcroft) works directly for [Dana Whitcroft]().",
    "[Dana Whitcroft]() was there. [Priya Sunder](reports_to=Dana Whitcroft) reports to her.",
    "[Dana Whitcroft]()'s assistant, [Priya Sunder](reports_to=Dana Whitcroft), arranges it.",
    "[Tomas Erlund]() does not report to [Dana Whitcroft]().",
    "[Gordon Blythe](status=left) has left the company.",
    "[Gordon Blythe](former_title=CFO), former CFO, dropped in.",
    "The replacement is [Carmen Ibarra](status=joining).",
    "[Carmen Ibarra](status=joining; title=Group CFO) takes over as Group CFO on 1 Sept.",
    "[Leonard Voss](organisation=Cobalt Advisory) from Cobalt Advisory observed.",
    "[Kim Farrow](side=seller) from Fernbrook Software joined late.",
    "[Mr. Osterman](side=third_party), their auditor, sat in.",
]

CHINESE = [
    "今天见到[佟晓岚](title=采购经理)，采购经理，聊了半小时。",
    "信息科科长[佟晓岚](title=科长; department=信息科)介绍了现状。",
    "采购总监[佟晓岚](title=采购总监)说预算已经批了。",
    "[贺总]()说下周签，[冯工]()负责接口。",
    "跟[老邱]()通了电话，[小柏]()把清单发来了。",
    "[蒋师傅](name=蒋德柱)（[蒋德柱]()，车间主管）不太乐意。",
    "眼科[邱主任](title=主任; department=眼科)中途来了。",
    "[佟晓岚](reports_to=贺总)向[贺总]()汇报。",
    "[佟晓岚](reports_to=贺总)归[贺总]()直接管。",
    "[佟晓岚]()不归[贺总]()管。",
    "[汤雨薇](status=left)上周离职了。",
    "见到了原信息科科长[汤雨薇](former_title=科长; department=信息科)。",
    "[木塔力](title=场长)（场长）管三千头牛。",
    "松棠的[何敏](side=seller)也在线上。",
    "岚山软件的销售总监[魏启航](title=销售总监; organisation=岚山软件)来过。",
    "我们[小柳](side=seller)周一去取。",
]

NOBODY = [
    "The Iris demo went well.",
    "She was at St. Anne on Sunday.",
    "Grant writing takes time, and May is short.",
    "Hartwell Freight Systems and Brandon Logistics Inc quoted as well.",
    "Hi all, please see below. Thanks everyone!",
    "Will you send it by Monday?",
    "各位领导好，会议改到下午，单位名称不变。",
    "高峰期每小时三千单，平均成本下降。",
    "方正字体装一下，施工单位明天进场。",
    "谢谢老师，辛苦了。",
]


def find(text: str, *, account: str = "Northlea") -> list[Mention]:
    """The mentions of a note that is one paragraph."""
    document = Document("a.txt", "a.txt", account, Kind.NOTE, text)
    segment = Segment(document, 0, len(text), Part.BODY, document.envelope)
    return list(extract([segment], seller=SELLER, config=load_config().extract))


@pytest.mark.parametrize("sentence", ENGLISH + CHINESE)
def test_sentences_name_people_and_what_they_are(sentence: str) -> None:
    """Everyone marked is found, nobody else, with all marked facts and no other relation."""
    compared = compare_people(sentence, find)
    assert compared.found == compared.marked
    for facts, wanted in compared.facts:
        assert wanted <= facts
        relations = {"reports_to", "status", "side"}
        assert {f for f in facts - wanted if f[0] in relations} == set()


@pytest.mark.parametrize("text", NOBODY)
def test_sentences_without_people_name_nobody(text: str) -> None:
    """Products, companies, greetings and everyday words that look like names are none."""
    assert [mention.surface for mention in find(text)] == []


@pytest.mark.parametrize("sentence", ENGLISH + CHINESE)
def test_facts_point_at_the_words_that_say_so(sentence: str) -> None:
    """A stated title, unit, name or company is what the text holds at its place."""
    text, _ = read_marked(sentence)
    for mention in find(text):
        for fact in mention.facts:
            assert 0 <= fact.start < fact.end <= len(text)
            if fact.attribute in ("title", "department", "name", "organisation"):
                assert text[fact.start : fact.end] == fact.value
