"""Fits the weights of the pair models to the annotated documents; needs scikit-learn.

Reach for `fit_spans` to rebuild `models/links/title.json` and `department.json`.
"""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.corpus import Annotated
from pipeline.extract.pairs.spans import Span, describe_pair, list_candidates
from pipeline.extract.weights import list_weights

Example = tuple[Sequence[str], bool]
Owned = tuple[Span, str]

_LEAST_SEEN = 3


def list_spans(document: Annotated, kind: str) -> list[Owned]:
    """The marks of one letter in order of text, each with the id of its person or ``."""
    marked = {
        (mark.start, mark.end): mark.arguments[0] if mark.arguments else ""
        for mark in document.marks
        if mark.kind == kind
    }
    return sorted(marked.items())


def fit_spans(documents: Iterable[Annotated], kind: str) -> dict[str, float]:
    """Weights that tell whose the spans marked with `kind` (t or d) are."""
    return fit_weights(
        example for document in documents for example in _list_examples(document, kind)
    )


def _list_examples(document: Annotated, kind: str) -> Iterator[Example]:
    """Of several mentions of the right person the nearest one counts, the others not at all."""
    named, owned = list_spans(document, "p"), list_spans(document, kind)
    people, spans = [span for span, _ in named], [span for span, _ in owned]
    for span, owner in owned:
        near = list_candidates(document.text, span, people)
        right = [n for n in near if named[n][1] == owner]
        best = min(right, key=lambda n: abs(people[n][0] - span[0]), default=None)
        for n in near:
            if n == best or n not in right:
                yield describe_pair(document.text, span, people[n], people, spans), n == best


def fit_weights(examples: Iterable[Example], *, strength: float = 1.0) -> dict[str, float]:
    """Logistic regression with an L1 penalty, which leaves few features with a weight.

    Method: liblinear (Fan et al. 2008) as in scikit-learn; `strength` is its `C`.
    """
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = list(examples)
    vectors = CountVectorizer(analyzer=set, binary=True, min_df=_LEAST_SEEN)
    table = vectors.fit_transform(features for features, _ in rows)
    model = LogisticRegression(
        C=strength, l1_ratio=1.0, solver="liblinear", max_iter=500, random_state=0
    )
    model.fit(table, [right for _, right in rows])
    return list_weights(vectors.get_feature_names_out(), model)
