"""Whose people they are: the customer's, ours, or a third party's.

Reach for this once sightings are grouped into persons. Every reason is one line of SIGNS with its
weight; who has no sign at all is the customer's, since the documents are about the customer.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log
from statistics import fmean

from pipeline.aggregate.forms import Form, Shape, read_form
from pipeline.aggregate.likeness import likeness
from pipeline.aggregate.sightings import Sighting
from pipeline.lexicon import load_words
from pipeline.names import covers_domain, domain_of, fold_name, is_cjk
from pipeline.types import Account, Seller

CUSTOMER, SELLER, THIRD_PARTY = "customer", "seller", "third_party"
LONG_WORD = 4  # letters from which on a word is a name rather than a form of company
_LATIN_WORD = re.compile(r"[a-z]+")
SURE = 0.9  # likeness to a colleague's name from which on it is theirs


@dataclass(frozen=True, slots=True)
class Camp:
    """What tells the sides of one account apart: folded names and mail domains.

    `sure_domains`: those of the customer's that nothing but the user's list or most addresses give.
    """

    customer_names: tuple[str, ...]
    customer_domains: tuple[str, ...]
    seller_names: tuple[str, ...]
    seller_domains: tuple[str, ...]
    colleagues: tuple[Form, ...] = ()
    sure_domains: tuple[str, ...] = ()


def find_camp(sightings: Iterable[Sighting], *, account: Account, seller: Seller) -> Camp:
    """The names and domains of both sides; the customer's domains from the addresses met."""
    emails = dict.fromkeys(sighting.email for sighting in sightings if sighting.email)
    domains = account.domains or _common_domains(emails, account=account, seller=seller)
    return Camp(
        customer_names=(fold_name(account.name),),
        customer_domains=tuple(domains),
        seller_names=tuple(fold_name(name) for name in seller.names),
        seller_domains=seller.domains,
        colleagues=tuple(read_form(name) for name in seller.people),
        sure_domains=account.domains or tuple(domains[:1]),
    )


def find_side(person: Sequence[Sighting], *, camp: Camp) -> str:
    """The side with the most weight; the customer where nothing tells.

    Whoever is met in many of the customer's documents is the more surely the customer's.
    """
    met = len({sighting.document.id for sighting in person})
    weights: dict[str, float] = defaultdict(float, {CUSTOMER: min(0.4 + 0.1 * met, 1.0)})
    for side, weight in _read_signs(person, camp):
        weights[side] += weight
    other = max(SELLER, THIRD_PARTY, key=lambda side: weights[side])
    weights[other] += _weigh_likely(person)
    return max(sorted(weights), key=lambda side: weights[side])


def _weigh_likely(person: Sequence[Sighting]) -> float:
    """Log odds that the person is not the customer's, the mean of all documents that doubt it."""
    odds = [
        log(item.confidence / (1 - item.confidence))
        for sighting in person
        for item in sighting.evidence
        if item.attribute == "likely_side"
    ]
    return fmean(odds) if odds else 0.0


def _read_signs(person: Sequence[Sighting], camp: Camp) -> Iterable[tuple[str, float]]:
    seen = {
        (attribute, item.value.strip(), item.document.id): item.confidence
        for sighting in person
        for item in sighting.evidence
        if (attribute := item.attribute) in SIGNS and not sighting.copy
    }
    emails = {("email", sighting.email, ""): 1.0 for sighting in person if sighting.email}
    for (attribute, value, _), confidence in {**seen, **emails}.items():
        side, weight = SIGNS[attribute](value, camp)
        yield side, weight * confidence
    yield SELLER, _is_colleague(person, camp)


def _is_colleague(person: Sequence[Sighting], camp: Camp) -> float:
    """How much the name alone says that it is one of ours; a full name says more."""
    forms = {read_form(name) for sighting in person for name in sighting.names}
    full = {form for form in forms if form.shape is Shape.FULL}
    likes = [likeness(form, ours) for form in full or forms for ours in camp.colleagues]
    best = max(likes, default=0.0)
    return 3.0 * (best >= SURE) if full else 1.0 * (best >= SURE)


def _side_of_email(email: str, camp: Camp) -> tuple[str, float]:
    domain = domain_of(email)
    if covers_domain(camp.seller_domains, domain):
        return SELLER, 6.0
    if covers_domain(camp.customer_domains, domain):
        return CUSTOMER, 6.0
    corporate = domain and domain not in load_words("domains")["free"]
    return (THIRD_PARTY, 2.0) if corporate and camp.customer_domains else (CUSTOMER, 0.0)


def _side_of_organisation(name: str, camp: Camp) -> tuple[str, float]:
    key = fold_name(name)
    if any(_same_company(key, known) for known in camp.seller_names):
        return SELLER, 2.0
    if any(_same_company(key, known) for known in camp.customer_names):
        return CUSTOMER, 2.0
    return THIRD_PARTY, 1.0


def _side_as_said(side: str, _: Camp) -> tuple[str, float]:
    return (side, 1.5) if side in (CUSTOMER, SELLER, THIRD_PARTY) else (CUSTOMER, 0.0)


SIGNS: dict[str, Callable[[str, Camp], tuple[str, float]]] = {
    "email": _side_of_email,
    "organisation": _side_of_organisation,
    "side": _side_as_said,
}


def names_company(name: str, *, camp: Camp) -> bool:
    """Whether a name is only a part of one side's company name: `Northlea` of Northlea Foods."""
    key = fold_name(name)
    companies = (*camp.customer_names, *camp.seller_names)
    return any(f" {key} " in f" {company} " for company in companies) or (
        is_cjk(key) and any(key in company for company in companies)
    )


def _same_company(key: str, known: str) -> bool:
    """Whether one name begins the other: `harbor freight` and `harbor freight inc`."""
    short, long = sorted((key, known), key=len)
    return len(short) >= 2 and (long == short or long.startswith(short))


def _common_domains(emails: Iterable[str], *, account: Account, seller: Seller) -> list[str]:
    """The domain with most addresses, and others that carry its name or the account's.

    Of equals the one met first comes first.
    """
    free = load_words("domains")["free"]
    counts = Counter(domain_of(email) for email in emails)
    counts = Counter({d: n for d, n in counts.items() if d not in free})
    foreign = [domain for domain in counts if not covers_domain(seller.domains, domain)]
    theirs = sorted(foreign, key=lambda d: (-_fits(d, account), -counts[d]))
    return [d for d in theirs if _is_related(d, theirs[0]) or _fits(d, account)]


def _is_related(domain: str, main: str) -> bool:
    """Whether two domains share their owner's name: orlo-mills.com and orlo-tex.de."""
    label, other = _label(domain), _label(main)
    words = {word for word in label.split("-") if len(word) >= LONG_WORD}
    return label == other or not words.isdisjoint(other.split("-"))


def _label(domain: str) -> str:
    """The part of a domain that names its owner: `mail.acme.co.uk` -> acme."""
    parts = domain.split(".")[:-1]
    short = len(parts) > 1 and len(parts[-1]) <= 3
    return parts[-2] if short else (parts or [domain])[-1]


def _fits(domain: str, account: Account) -> bool:
    """Whether the domain carries one of the first words of the account's name."""
    words = [word for word in _LATIN_WORD.findall(account.name.lower()) if len(word) >= LONG_WORD]
    return any(word in _label(domain) for word in words[:2])


def side_of_domains(domains: Sequence[str], *, camp: Camp) -> str:
    """The side that mail domains give away, empty where they are neither's."""
    if any(covers_domain(camp.seller_domains, domain) for domain in domains):
        return SELLER
    return (
        CUSTOMER if any(covers_domain(camp.customer_domains, domain) for domain in domains) else ""
    )
