"""Who is the same person, measured apart from finding people: given the right mentions.

usage: bench/identity.py [--accounts] [--errors]

Prints the B-cubed figures (Bagga & Baldwin 1998) of the labelled accounts in English and Chinese,
where every name, alias and address of a labelled person is found by looking for its letters, and
the counts of the guard suite (hard_pairs.py); for comparison both also with a plain string matcher,
rapidfuzz's token ratio (`pip install rapidfuzz`), at the threshold that suits it best.
`--accounts` measures corpora/accounts instead; `--errors` lists whom we tear apart or mix up.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import Any

from gold import ACCOUNTS, SETS
from hard_pairs import Pair, judge_pair, load_pairs, mentions_of, read_pair

from pipeline.aggregate.group import group_people
from pipeline.aggregate.side import Camp, find_camp
from pipeline.aggregate.sightings import Sighting, collect_sightings
from pipeline.classify.evidence import RULES
from pipeline.config import load_config, load_seller
from pipeline.inputs import find_inputs
from pipeline.names import clean_name, fold_name, is_cjk
from pipeline.placing import meet_colleagues
from pipeline.run import Settings, read_inputs, trace_account
from pipeline.types import Account, Document, Evidence, How, Mention, Segment

THRESHOLDS = (60, 65, 70, 75, 80, 85, 90, 95, 100)
Clustering = Callable[[Sequence[Sighting], Camp], list[list[Sighting]]]
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Case:
    """The sightings of one account, and by place who is labelled to stand there."""

    account: str
    sightings: tuple[Sighting, ...]
    camp: Camp
    gold: Mapping[Place, str]


def main(argv: list[str]) -> None:
    """Print all figures, and the errors if asked for."""
    sets = ACCOUNTS if "--accounts" in argv else SETS
    cases = {language: load_cases(folder) for language, folder in sets.items()}
    pairs = load_pairs()
    for language, found in cases.items():
        print(f"{language} keyroles   {format_bcubed(found, group_by_keyroles)}")
    print(f"pairs keyroles   {count_outcomes(pairs)}")
    if find_spec("rapidfuzz") is None:
        print("rapidfuzz is not installed")
    else:
        compare(cases, pairs)
    if "--errors" in argv:
        for line in (line for found in cases.values() for case in found for line in errors(case)):
            print(line)


def compare(cases: Mapping[str, Sequence[Case]], pairs: Sequence[Pair]) -> None:
    """The same figures for the string matcher, at the threshold with the best mean F1."""
    every = [case for found in cases.values() for case in found]
    best = max(THRESHOLDS, key=lambda at: bcubed(every, group_by_letters(at))[2])
    for language, found in cases.items():
        print(f"{language} rapidfuzz {best} {format_bcubed(found, group_by_letters(best))}")
    for at in (best, 100):
        joined = Counter((p.verdict, _joins(p, group_by_letters(at))) for p in pairs)
        wrong = joined["different", True] + joined["undecidable", True]
        same = joined["same", True] / (joined["same", True] + joined["same", False])
        print(f"pairs rapidfuzz {at} wrong merges {wrong}, recall {same:.3f}")


def count_outcomes(pairs: Sequence[Pair]) -> str:
    """The guard suite in one line."""
    outcomes = [(pair.verdict, judge_pair(pair)) for pair in pairs]
    same = [outcome.same for verdict, outcome in outcomes if verdict == "same"]
    apart = [outcome for verdict, outcome in outcomes if verdict != "same"]
    asked = [outcome.doubted for verdict, outcome in outcomes if verdict == "undecidable"]
    return (
        f"{len(pairs)} pairs, wrong merges {sum(one.mixed for one in apart)}, "
        f"recall {sum(same) / len(same):.3f} of {len(same)}, "
        f"asked {sum(asked)} of {len(asked)} undecidable"
    )


def _joins(pair: Pair, cluster: Clustering) -> bool:
    sightings, camp = read_pair(pair)
    sides = [{_place(mention) for mention in mentions_of(pair, at)} for at in (0, 1)]
    found = [{_place(s.mention) for s in group} for group in cluster(sightings, camp)]
    return any(all(places & side for side in sides) for places in found)


def load_cases(folder: Path) -> list[Case]:
    """Every labelled account of a set with its mentions."""
    config, seller = load_config(), load_seller(folder / "seller.toml")
    settings = Settings(config=config, seller=seller)
    reading = read_inputs(find_inputs([str(folder / "notes")]), settings=settings)
    settings = replace(settings, seller=meet_colleagues(reading.documents, seller))
    cases = []
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        documents = reading.documents[gold["account"]]
        cases.append(make_case(gold, documents, settings))
    return cases


def make_case(gold: Mapping[str, Any], documents: Sequence[Document], settings: Settings) -> Case:
    """Labelled people wherever their names stand, with what is extracted at the same place."""
    forms = read_forms(gold["stakeholders"])
    met: dict[str, list[Mention]] = defaultdict(list)
    for record in trace_account(documents, settings=settings, until="mentions"):
        if isinstance(record, Mention):
            met[record.segment.document.id].append(record)
    labels: dict[Place, str] = {}
    evidence: list[Evidence] = []
    for segment in trace_account(documents, settings=settings, until="segments"):
        if isinstance(segment, Segment):
            for mention, who in find_mentions(segment, forms, met[segment.document.id]):
                labels[_place(mention)] = who
                evidence += (e for rule in RULES for e in rule(mention, settings.config.classify))
    sightings = collect_sightings(evidence)
    camp = find_camp(sightings, account=Account(gold["account"]), seller=settings.seller)
    return Case(gold["account"], tuple(sightings), camp, labels)


def read_forms(people: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Each name, alias and address → whose it is; empty where it is two people's."""
    forms: dict[str, str] = {}
    for person in people:
        for form in {person["name"], *person["aliases"], person["email"] or ""} - {""}:
            forms[form] = (
                person["name"] if forms.get(form, person["name"]) == person["name"] else ""
            )
    return forms


def find_mentions(
    segment: Segment, forms: Mapping[str, str], met: Sequence[Mention]
) -> Iterator[tuple[Mention, str]]:
    """The longest forms that stand in a segment; what is extracted there goes with them.

    An address beside a name is no mention of its own.
    """
    for found in _pattern(tuple(forms)).finditer(segment.text):
        start, end = segment.start + found.start(), segment.start + found.end()
        own = [m for m in met if m.start < end and start < m.end]
        near = max(own, key=lambda m: min(m.end, end) - max(m.start, start), default=None)
        name = clean_name(found[0]) or found[0]
        if near is not None:
            name = near.name if "@" in found[0] else name
            yield replace(near, start=start, end=end, name=name), forms[found[0]]
        elif "@" not in found[0]:
            yield Mention(segment, start, end, name, How.NAMED), forms[found[0]]


def _pattern(forms: Sequence[str]) -> re.Pattern[str]:
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(_as_pattern, ordered)))


def _as_pattern(form: str) -> str:
    escaped = re.escape(form)
    return escaped if is_cjk(form) else rf"(?<![\w@.]){escaped}(?![\w@])"


def _place(mention: Mention) -> Place:
    return mention.segment.document.id, mention.start


def group_by_keyroles(sightings: Sequence[Sighting], camp: Camp) -> list[list[Sighting]]:
    """Our own way."""
    return [person.sightings for person in group_people(sightings, camp=camp)]


def group_by_letters(threshold: float) -> Clustering:
    """One address or names whose token ratio reaches the threshold are one person, chains too."""
    from rapidfuzz import fuzz

    def cluster(sightings: Sequence[Sighting], _: Camp) -> list[list[Sighting]]:
        groups = {key: {key} for key in map(_key, sightings)}
        for one, other in combinations(sorted(groups), 2):
            score = fuzz.token_set_ratio(one[0], other[0])
            if groups[one] is not groups[other] and (
                score >= threshold or (one[1] and one[1] == other[1])
            ):
                groups[one] |= groups[other]
                groups |= dict.fromkeys(groups[other], groups[one])
        members: dict[Hashable, list[Sighting]] = defaultdict(list)
        for sighting in sightings:
            members[min(groups[_key(sighting)])].append(sighting)
        return list(members.values())

    return cluster


def _key(sighting: Sighting) -> tuple[str, str]:
    return fold_name(sighting.name), sighting.email


def bcubed(cases: Iterable[Case], cluster: Clustering) -> tuple[float, float, float]:
    """Mean precision and recall of the mentions' clusters, and F1.

    A mention that is two people's by its label is not counted; one that is left out is alone.
    """
    precisions, recalls = [], []
    for case in cases:
        clusters = _clusters(case, cluster)
        sizes = Counter(case.gold[place] for place in clusters)
        inside = Counter((clusters[place], case.gold[place]) for place in clusters)
        totals = Counter(clusters.values())
        for place, number in clusters.items():
            both = inside[number, case.gold[place]]
            precisions.append(both / totals[number])
            recalls.append(both / sizes[case.gold[place]])
    precision, recall = _mean(precisions), _mean(recalls)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _clusters(case: Case, cluster: Clustering) -> dict[Place, Hashable]:
    """Each labelled place → its cluster."""
    found: dict[Place, Hashable] = {place: place for place, who in case.gold.items() if who}
    for number, group in enumerate(cluster(case.sightings, case.camp)):
        found |= {at: number for s in group if (at := _place(s.mention)) in found}
    return found


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def format_bcubed(cases: Sequence[Case], cluster: Clustering) -> str:
    """The figures of a set in one line."""
    precision, recall, f1 = bcubed(cases, cluster)
    count = sum(bool(who) for case in cases for who in case.gold.values())
    return f"B-cubed precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} ({count} mentions)"


def errors(case: Case) -> Iterator[str]:
    """Clusters with more than one labelled person, and people in more than one cluster."""
    clusters = _clusters(case, group_by_keyroles)
    names = {_place(sighting.mention): sighting.name for sighting in case.sightings}
    held: dict[Hashable, Counter[str]] = defaultdict(Counter)
    torn: dict[str, dict[Hashable, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for place, number in clusters.items():
        held[number][case.gold[place]] += 1
        torn[case.gold[place]][number][names[place]] += 1
    yield from (f"{case.account}\tmixed\t{dict(who)}" for who in held.values() if len(who) > 1)
    for who, parts in torn.items():
        if len(parts) > 1:
            yield f"{case.account}\ttorn\t{who}\t{[dict(part) for part in parts.values()]}"


if __name__ == "__main__":
    main(sys.argv[1:])
