"""Fits the weights of the model of sides to the annotated documents; needs scikit-learn.

Reach for `fit_sides` to rebuild `models/side/weights.json`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.corpus import Annotated
from pipeline.extract.camps.features import list_features
from pipeline.extract.camps.members import Talk, gather_members
from pipeline.extract.weights import list_weights
from pipeline.types import Mention, Segment, Seller

_LEAST_SEEN = 5  # documents that a feature stands in at least
_STRENGTH = 1.0  # the C of scikit-learn


@dataclass(frozen=True, slots=True)
class Example:
    """A member of an annotated document: features, and whether the customer's people have it."""

    document: str
    language: str
    features: frozenset[str]
    is_outside: bool


def list_examples(
    annotated: Annotated, mentions: Sequence[Mention], segments: Sequence[Segment]
) -> Iterator[Example]:
    """The members that rules find in a document and that its annotation knows."""
    known = _index_people(annotated)
    sides = {person.id: person.fields.get("side", "customer") for person in annotated.people}
    group = dict(enumerate(mentions))
    members = gather_members(group, segments)
    for member in members:
        spellings = [s for n in member.mentions for s in (group[n].surface, group[n].name)]
        votes = Counter(known[key] for s in spellings if (key := _fold(s)) in known)
        if votes:
            features = list_features(
                member, group, Talk(members), seller=Seller(names=(annotated.seller,))
            )
            (winner, _), *_ = votes.most_common(1)
            outside = sides[winner] != "customer"
            yield Example(annotated.id, annotated.language, frozenset(features), outside)


def _index_people(annotated: Annotated) -> Mapping[str, str]:
    """Each spelling of a person → their id."""
    marked = {
        _fold(annotated.text[mark.start : mark.end]): mark.arguments[0]
        for mark in annotated.marks
        if mark.kind == "p"
    }
    return {**marked, **{_fold(p.fields["name"]): p.id for p in annotated.people}}


def _fold(spelling: str) -> str:
    return " ".join(spelling.casefold().split())


def fit_sides(examples: Iterable[Example]) -> dict[str, float]:
    """Weights of logistic regression with an L2 penalty, over features of five documents or more.

    Method: L-BFGS as in scikit-learn.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = list(examples)
    seen = Counter(f for _, f in {(row.document, f) for row in rows for f in row.features})
    vectors = DictVectorizer()
    table = vectors.fit_transform(
        dict.fromkeys((f for f in sorted(row.features) if seen[f] >= _LEAST_SEEN), 1.0)
        for row in rows
    )
    model = LogisticRegression(C=_STRENGTH, max_iter=1_000, random_state=0)
    model.fit(table, [row.is_outside for row in rows])
    return list_weights(vectors.get_feature_names_out(), model)
