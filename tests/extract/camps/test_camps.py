"""Whose people they are by all that a document shows of them."""

from collections.abc import Iterable

import pytest

from pipeline.config import load_config
from pipeline.extract import extract
from pipeline.extract.camps.features import list_features, tokenize
from pipeline.extract.camps.houses import house_pattern
from pipeline.extract.camps.members import Talk, find_owner, gather_members
from pipeline.extract.camps.train import Example, fit_sides
from pipeline.ingest import segment
from pipeline.types import Document, Envelope, Kind, Mention, Party, Seller

SELLER = Seller(names=("Fernbrook Software", "松棠软件"))
NOBODY = Envelope()
CALL = """Odile Brandt: So how many sites would be in the rollout, and who signs in the end?
Walter Pruss: Eleven of our plants. You guys quoted nine, so send me a new quote.
Odile Brandt: Sure, I'll send you the updated quote. Shall I share my screen and show our platform?
Walter Pruss: My people have used your tool since May, and our plant manager likes it.
Odile Brandt: Great, so we can set up a demo for your team next week. Does Thursday work for you?
"""
CHINESE_CALL = """田野：我先介绍一下我们平台，您那边现在用的是什么系统？
陶总：我们厂里还是手工台账，你们报价太高。
田野：报价我们可以再谈，您看下周我们去现场给您演示一下？
陶总：行，让车间的人都来看看，我拍板之前要听他们的。
"""


def read_document(text: str, kind: Kind, envelope: Envelope = NOBODY) -> Document:
    """A document of the account Northlea."""
    return Document("a.txt", "a.txt", "Northlea", kind, text, envelope)


def find_people(document: Document) -> list[Mention]:
    """All mentions of a document."""
    pieces = list(segment(document))
    return list(extract(pieces, seller=SELLER, config=load_config().extract))


def doubted(mentions: Iterable[Mention]) -> set[str]:
    """The names of whom the model takes for nobody of the customer's."""
    return {m.name for m in mentions for fact in m.facts if fact.attribute == "likely_side"}


@pytest.mark.parametrize(("text", "ours"), [(CALL, "Odile Brandt"), (CHINESE_CALL, "田野")])
def test_sides_whoever_presents_in_a_call_is_ours(text: str, ours: str) -> None:
    """Questions and the quote come from us, plants and complaints from the customer."""
    assert doubted(find_people(read_document(text, Kind.TRANSCRIPT))) == {ours}


def test_sides_whom_the_customer_greets_is_ours() -> None:
    """A mail from the customer's buyer goes to the seller's person."""
    envelope = Envelope(author=Party("Greta Sollum"), to=(Party("Piet"),), subject="Re: your quote")
    text = (
        "From: Greta Sollum\nTo: Piet\nSubject: Re: your quote\n\nHi Piet,\n\nour plant manager "
        "likes your quote.\nPlease send us the contract.\n\nRegards\nGreta Sollum\nBuyer"
    )
    assert doubted(find_people(read_document(text, Kind.EMAIL, envelope))) == {"Piet"}


def test_sides_model_is_silent_where_words_assign_a_side() -> None:
    """Who stands behind `us:` needs no weighing."""
    people = find_people(read_document("Attendees\nus: Odile Brandt\nthem: Bo Lind", Kind.NOTE))
    assert doubted(people) == set()
    assert {f.value for m in people for f in m.facts if f.attribute == "side"} == {
        "seller",
        "customer",
    }


def test_members_take_in_the_short_forms_that_fit_one_of_them() -> None:
    """Dana and Ms. Cruz are Dana Cruz; Bo fits two and stays alone."""
    owners = {"dana": frozenset({"Dana Cruz"}), "cruz": frozenset({"Dana Cruz"})}
    owners["bo"] = frozenset({"Bo Lind", "Bo Hale"})
    assert find_owner("Dana", owners) == find_owner("Ms. Cruz", owners) == "Dana Cruz"
    assert find_owner("Bo", owners) == "Bo"


def test_features_tell_speakers_apart() -> None:
    """Own words, the share of the talk and the first turn are features of the speaker alone."""
    document = read_document(CALL, Kind.TRANSCRIPT)
    mentions = dict(enumerate(find_people(document)))
    members = gather_members(mentions, segment(document))
    features = {
        member.name: list_features(member, mentions, Talk(members), seller=SELLER)
        for member in members
    }
    assert {"k:opens", "s:sells", "w:our platform"} <= features["Odile Brandt"]
    assert {"s:buys", "w:you guys", "w:our plants"} <= features["Walter Pruss"]
    assert "k:opens" not in features["Walter Pruss"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("for Fernbrook: Kim", ["for", "US", ":", "kim"]),
        ("with Northlea’s CFO", ["with", "THEM", "s", "cfo"]),
        ("松棠的陶野", ["US", "的", "陶", "野"]),
    ],
)
def test_houses_are_the_same_word_in_every_account(text: str, tokens: list[str]) -> None:
    """Both names, whole or by their first word, become one word each."""
    houses = house_pattern("Northlea", SELLER.names)
    assert tokenize(text, houses) == tokens


def test_training_weighs_only_what_several_documents_show() -> None:
    """A feature of five documents gets a weight, one of a single document none."""
    pytest.importorskip("sklearn", reason="training needs the extra `train`")
    examples = [
        Example(f"d{n}", "en", frozenset({"w:our platform" if n % 2 else "w:our plant"}), n % 2 > 0)
        for n in range(12)
    ]
    examples.append(Example("d99", "en", frozenset({"w:seldom"}), is_outside=True))
    weights = fit_sides(examples)
    assert weights["w:our platform"] > 0 > weights["w:our plant"]
    assert "w:seldom" not in weights
