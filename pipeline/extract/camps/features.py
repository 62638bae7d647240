"""What speaks for a member's side, as names of features: the model knows their weights.

A feature's first letter says where it comes from: `k` what the person is in the document, `w`
own words, `h` words that are written to them, `l` and `r` words left and right of a mention, `f`
what the text states, `t` words of the title, `a` the address, `s` how much more their words sell
than buy.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from pipeline.extract.camps.houses import THEM, US, house_pattern, mask_houses
from pipeline.extract.camps.members import Member, Talk
from pipeline.extract.sides import is_account_name
from pipeline.extract.words import alternate, phrase_set
from pipeline.names import domain_of, is_cjk, split_honorific
from pipeline.types import Fact, How, Kind, Mention, Part, Segment, Seller

_TOKEN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|[\u3400-\u9fff]|[?？\n，,.：:。()（）]")
_REACH = 24  # characters on each side of a mention that are read
_NEAR = 5  # words on each side of a mention that count wherever they stand
_MOST_WORDS = 4_000  # characters of somebody's words that are read
_MOST_MENTIONS = 20  # of one person in one document
_MOST_TURNS = 60
_MOST_MORE = 4  # phrases of one side more than of the other, beyond which all is one
SELLS = frozenset(f"s:{more}" for more in range(2, _MOST_MORE + 1))  # two phrases more than buys
_SHARES = (0.02, 0.1, 0.25, 0.4, 0.6, 1.1)


def list_features(
    member: Member, mentions: Mapping[int, Mention], talk: Talk, *, seller: Seller
) -> set[str]:
    """All features of a member of one document, each once."""
    own = [mentions[number] for number in member.mentions[:_MOST_MENTIONS]]
    document = own[0].segment.document
    houses = house_pattern(document.account, seller.names)
    return {
        *_list_parts(own, document.kind),
        *_list_talk(member, talk),
        *_list_words("w", member.said, houses),
        *_list_trade(member.said),
        *(f"h{trade}" for trade in _list_trade(member.heard)),
        *_list_words("h", member.heard, houses),
        *(feature for mention in own for feature in _list_neighbours(mention, houses)),
        *_list_facts((f for m in own for f in m.facts), document.account, seller),
        *(feature for mention in own for feature in _list_forms(mention)),
    }


def _list_parts(own: Sequence[Mention], kind: Kind) -> Iterator[str]:
    """Author, recipient, only named: how the document meets the person."""
    yield f"k:{kind.value}"
    if all(mention.how is How.NAMED for mention in own):
        yield f"k:{kind.value} only named"
    for mention in own:
        yield f"k:{kind.value} {mention.how.value}"
        if mention.how is How.RECIPIENT:
            yield from _list_recipient(mention)
        if mention.how is How.AUTHOR:
            yield "k:author first" if mention.segment.message == 0 else "k:author quoted"
        if mention.segment.part is Part.SIGNATURE:
            yield "k:signs"


def _list_recipient(mention: Mention) -> Iterator[str]:
    envelope = mention.segment.envelope
    copied = any(mention.surface in party.name for party in envelope.cc)
    where = "cc" if copied else "to" if len(envelope.to) > 1 else "sole to"
    yield f"k:{where}"
    if mention.segment.message == 0:
        yield f"k:{where} first"


def _list_talk(member: Member, talk: Talk) -> Iterator[str]:
    """How often a speaker asks, and who has the first word."""
    turns = [turn.text for turn in member.said if not turn.envelope.to]
    if not turns:
        return
    asked = sum(text.endswith(("?", "？")) for text in turns)
    yield f"k:asks {_bin(asked / len(turns))}"
    if member.said[0].start == talk.opening:
        yield "k:opens"


def _bin(share: float) -> int:
    return next(number for number, most in enumerate(_SHARES) if share < most)


@cache
def _trade(side: str) -> re.Pattern[str]:
    return re.compile(alternate(phrase_set("sides", "talk", side)))


@lru_cache(maxsize=1_024)
def _count_trade(text: str) -> tuple[int, int]:
    """How many phrases of a seller and of a buyer a text holds."""
    folded = text[:_MOST_WORDS].lower()
    return len(_trade("sells").findall(folded)), len(_trade("buys").findall(folded))


def _list_trade(segments: Sequence[Segment]) -> Iterator[str]:
    """Whether somebody's words are more those of a seller or those of a buyer."""
    counts = [_count_trade(segment.text) for segment in segments[:_MOST_TURNS]]
    sells, buys = sum(count for count, _ in counts), sum(count for _, count in counts)
    if sells or buys:
        yield f"s:{max(-_MOST_MORE, min(_MOST_MORE, sells - buys))}"
        yield f"s:{'sells' if sells > buys else 'buys' if buys > sells else 'both'}"


def _list_words(sort: str, segments: Iterable[Segment], houses: re.Pattern[str]) -> Iterator[str]:
    """Words, pairs and threes of neighbours; of Chinese, characters."""
    budget = _MOST_WORDS
    for segment in segments:
        if budget <= 0:
            return
        yield from _list_phrases(sort, segment.text[:budget], houses)
        budget -= segment.end - segment.start


@lru_cache(maxsize=256)
def _list_phrases(sort: str, text: str, houses: re.Pattern[str]) -> tuple[str, ...]:
    """Those of one text, of which quoted copies are common."""
    tokens = tokenize(text, houses)
    return (
        *(f"{sort}:{a}" for a in tokens),
        *(f"{sort}:{a} {b}" for a, b in pairwise(tokens)),
        *(f"{sort}:{a} {b} {c}" for a, b, c in zip(tokens, tokens[1:], tokens[2:], strict=False)),
    )


def tokenize(text: str, houses: re.Pattern[str]) -> list[str]:
    """`We at Lumo (team)` -> [we, at, US, (, team, )] where Lumo is our name."""
    tokens = _TOKEN.findall(mask_houses(text, houses).replace("’", "'"))
    return [token if token in (US, THEM) else token.lower() for token in tokens]


def _list_neighbours(mention: Mention, houses: re.Pattern[str]) -> Iterator[str]:
    """Words beside a name; `v` marks a voice, as `our Tim` means another side in a mail."""
    if mention.how is not How.NAMED:
        return
    segment = mention.segment
    text = segment.document.text
    voice = "" if segment.envelope.author is None else "v"
    left = text[max(segment.start, mention.start - _REACH) : mention.start]
    right = text[mention.end : min(segment.end, mention.end + _REACH)]
    for side, words in (
        (f"l{voice}", tokenize(left, houses)[::-1] or ["^"]),
        (f"r{voice}", tokenize(right, houses) or ["$"]),
    ):
        yield from (f"{side}:{' '.join(words[:count])}" for count in (1, 2, 3))
        yield from (f"{side}+:{word}" for word in words[:_NEAR])


def _list_facts(facts: Iterable[Fact], account: str, seller: Seller) -> Iterator[str]:
    for fact in facts:
        if fact.attribute == "likely_side":
            continue
        yield f"f:{fact.attribute}"
        if fact.attribute == "side":
            yield f"f:side {fact.value}"
        elif fact.attribute == "title":
            words = fact.value.lower().split() if not is_cjk(fact.value) else list(fact.value)
            yield from (f"t:{word}" for word in words)
            yield from (f"t:{a} {b}" for a, b in pairwise(words))
        elif fact.attribute == "email":
            yield from _list_domain(fact.value, account, seller)


def _list_domain(address: str, account: str, seller: Seller) -> Iterator[str]:
    """Whose name the domain resembles: `ann@harborfreight.example` that of Harbor Freight."""
    label = domain_of(address).partition(".")[0]
    if any(_resembles(label, name) for name in seller.names):
        yield "a:seller"
    elif _resembles(label, account) or is_account_name(label, account):
        yield "a:account"


def _resembles(label: str, name: str) -> bool:
    words = re.findall("[a-z]{4,}", name.lower())
    return bool(words) and words[0] in label


def _list_forms(mention: Mention) -> Iterator[str]:
    apart = split_honorific(mention.name)
    if apart is not None:
        yield f"k:form {apart[1]}"
    form = "full" if apart is not None or " " in mention.name else "given"
    yield f"k:{form} {mention.how.value}"
