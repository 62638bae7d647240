"""Whom a title, a department, a manager is given to, on the annotated documents.

usage: bench/links.py [--fit] [--names] [dev | test | train]

First with names and spans as the annotators marked them, which measures the linking alone; then
with everything found by ourselves: pairs of a person and a title, a department, a manager.
`--fit` first fits the models of `models/links/` to the train part of both folders (scikit-learn
is needed); `--names` measures on `corpora/names` instead of `corpora/annotated`.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from annotated import CORPORA, score_documents

from pipeline.config import load_config
from pipeline.corpus import Annotated, load_documents, part_of
from pipeline.extract.pairs.link import Link, link_departments, link_titles
from pipeline.extract.pairs.spans import Span
from pipeline.extract.pairs.train import fit_spans, list_spans
from pipeline.extract.relations import relate_people
from pipeline.extract.weights import write_weights
from pipeline.ingest import segment
from pipeline.marked import read_annotated
from pipeline.measures.figures import Ratio
from pipeline.run import Settings
from pipeline.types import How, Mention, Part, Segment

Linker = Callable[[str, Sequence[Span], Sequence[Span]], list[Link]]

LANGUAGES = ("en", "zh")
HOW = {Part.LABEL: How.SPEAKER, Part.HEADER: How.RECIPIENT}
SPANS = {"title": ("t", link_titles), "department": ("d", link_departments)}


def main(argv: list[str]) -> None:
    """Print the table; fit the models before if asked for."""
    if "--fit" in argv:
        fit_models()
    part = next((arg for arg in argv if not arg.startswith("--")), "test")
    documents = list(list_documents("names" if "--names" in argv else "annotated", part))
    print(f"{part:28}" + "".join(f"{name:>26}" for name in LANGUAGES))
    print(f"{'':28}" + f"{'precision':>10}{'recall':>8}{'F1':>8}" * 2)
    for name, ratios in measure(documents):
        print(f"{name:28}" + "".join(_format(ratios[language]) for language in LANGUAGES))


def list_documents(folder: str, part: str) -> Iterator[Annotated]:
    """The documents of one part of the split."""
    for path in sorted((CORPORA / folder).glob("*.txt")):
        yield from (d for d in load_documents(path) if part_of(d.id) == part)


def fit_models() -> None:
    """Writes the weights, one feature a line."""
    documents = [*list_documents("annotated", "train"), *list_documents("names", "train")]
    for name, (kind, _) in SPANS.items():
        write_weights(f"links/{name}", fit_spans(documents, kind))


def measure(documents: list[Annotated]) -> Iterator[tuple[str, dict[str, Ratio]]]:
    """Each line of the table: its name and a ratio per language."""
    sets = {lang: [d for d in documents if d.language == lang] for lang in LANGUAGES}
    for name, (kind, link) in SPANS.items():
        found = {lang: score_links(sets[lang], kind, link) for lang in LANGUAGES}
        yield f"{name}, marked spans", found
    yield "manager, marked people", {lang: score_managers(sets[lang]) for lang in LANGUAGES}
    reports = {lang: score_documents(sets[lang]) for lang in LANGUAGES}
    yield "title, end to end", {lang: report.title for lang, report in reports.items()}
    yield "manager, end to end", {lang: report.reports_to for lang, report in reports.items()}


def score_links(documents: Iterable[Annotated], kind: str, link: Linker) -> Ratio:
    """How many spans went to their person; a span of nobody is right without a link."""
    ratio = Ratio()
    for document in documents:
        named, owned = list_spans(document, "p"), list_spans(document, kind)
        links = link(document.text, [span for span, _ in named], [span for span, _ in owned])
        ratio.right += sum(owned[one.span][1] == named[one.person][1] for one in links)
        ratio.said += len(links)
        ratio.gold += sum(bool(owner) for _, owner in owned)
    return ratio


def score_managers(documents: Iterable[Annotated]) -> Ratio:
    """How many reporting lines are read where everybody's names are known."""
    ratio, settings = Ratio(), Settings(config=load_config())
    for document in documents:
        gold = {m.arguments for m in document.marks if m.kind == "m"}
        segments = [
            piece
            for read in read_annotated(document, limits=settings.config.limits)
            for piece in segment(read)
        ]
        if any(piece.document.text != document.text for piece in segments):
            continue  # read as a mail or a table, whose text is laid out anew
        said = set(_relate(document, segments))
        ratio.right += len(gold & said)
        ratio.said += len(said)
        ratio.gold += len(gold)
    return ratio


def _relate(document: Annotated, segments: Sequence[Segment]) -> Iterator[tuple[str, str]]:
    """Pairs of a person's id and the boss's, from the marked names."""
    marked = list_spans(document, "p")
    ids = {document.text[start:end]: person for (start, end), person in marked}
    places = dict(marked)
    found = [
        [
            Mention(piece, start, end, document.text[start:end], HOW.get(piece.part, How.NAMED))
            for (start, end), _ in marked
            if piece.start <= start and end <= piece.end
        ]
        for piece in segments
    ]
    for relation in relate_people(segments, found):
        mention, author = relation.mention, relation.segment.envelope.author
        who = (
            places[mention.start, mention.end]
            if mention
            else ids.get(author.name if author else "")
        )
        boss = ids.get(relation.fact.value)
        if relation.fact.attribute == "reports_to" and who and boss:
            yield who, boss


def _format(ratio: Ratio) -> str:
    return f"{ratio.precision:10.3f}{ratio.recall:8.3f}{ratio.f1:8.3f}"


if __name__ == "__main__":
    main(sys.argv[1:])
