"""How well role, influence, style and stance are read, sentence by sentence and person by person.

usage: bench/labels.py [--model models/classifier] [--part test | dev] [--classes] [--quick]

Held-out documents and passages of `corpora/annotated`; simple ways of reading beside the trained
model in the same tables, see baselines.py. Sentences: macro-F1 over the values of a head, `none`
left out. People: a document is an account of its own, names, titles and departments are known,
macro-F1 as `keyroles evaluate` has it, with `unknown` and `neutral`. `--classes` adds precision,
recall and F1 of each value as the trained model has them; `--quick` leaves out what has to be
fitted first.
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from annotated import CORPORA
from baselines import SILENT, Way, fit_baselines, guess_people
from links import LANGUAGES, list_documents
from persons import Case, Judged, judge_cases, load_cases

from pipeline.classify.heads import HEADS, SLICES
from pipeline.classify.learn.lessons import IGNORED, Lesson
from pipeline.classify.model import load_model
from pipeline.config import Config, load_config
from pipeline.labels import JUDGED, LABELS
from pipeline.lessons import prepare_lessons
from pipeline.measures import Ratio, macro_f1
from pipeline.terminal import format_table

MODELS = Path(__file__).resolve().parent.parent / "models"
MODEL = "trained model"
# The least asked of the trained model.
SENTENCES = {"role": "", "influence": "", "style": "≥ .77", "stance": "", "needs": ""}
PEOPLE = {"role": "≥ .90", "influence": "≥ .82", "style": "≥ .80", "stance": "≥ .76"}
VALUES = {head: values[1:] for head, values in HEADS.items()}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=MODELS / "classifier")
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    parser.add_argument("--classes", action="store_true")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    config = load_config()
    lessons = prepare_lessons(CORPORA / "annotated", limits=config.limits, seed=0)
    held = lessons.test if options.part == "test" else lessons.dev
    simple = {} if options.quick else fit_baselines(lessons.train, lessons.dev)
    ways = simple | {MODEL: load_way(options.model)}
    sentences = {name: read_lessons(way, held) for name, way in ways.items()}
    print_table("sentences", SENTENCES, VALUES, sentences)
    cases = load_cases(options.part, config=config)
    silent = read_people(SILENT, cases, config)
    people = {
        "majority": guess_people(silent, list_documents("annotated", "train")),
        "titles alone": silent,
        **{name: read_people(ways[name], cases, config) for name in ways if name != "majority"},
    }
    print_table("people", PEOPLE, LABELS, people)
    if options.classes:
        print_classes("sentences", VALUES, sentences[MODEL])
        print_classes("people", {name: LABELS[name] for name in JUDGED}, people[MODEL])


def load_way(folder: Path) -> Way:
    """The trained model of a folder."""
    model = load_model(folder)
    return Way(model.reader.read, model.calibration)


def read_lessons(way: Way, lessons: Sequence[Lesson]) -> list[Judged]:
    """What is read in each sentence, head by head; where nobody can say is left out."""
    scores = way.read([(lesson.before, lesson.text) for lesson in lessons])
    chances = way.calibration.apply(scores)
    return [
        Judged(
            language=lesson.language,
            attribute=head,
            gold=lesson.labels[number],
            said=HEADS[head][best],
            confidence=float(chances[head][row, best]),
        )
        for number, (head, part) in enumerate(SLICES.items())
        for row, (lesson, best) in enumerate(
            zip(lessons, scores[:, part].argmax(axis=1), strict=True)
        )
        if lesson.labels[number] != IGNORED
    ]


def read_people(way: Way, cases: Sequence[Case], config: Config) -> list[Judged]:
    """The labels of all people, all windows read at once."""
    scores = way.read([pair for case in cases for pair in case.pairs])
    return judge_cases(cases, way.calibration.apply(scores), config=config)


def print_table(
    title: str,
    asked: Mapping[str, str],
    values: Mapping[str, Sequence[str]],
    found: Mapping[str, Sequence[Judged]],
) -> None:
    """Macro-F1 of each attribute and language, one column for each way of reading."""
    rows = (
        [attribute, language, least]
        + [macro_f1(list_pairs(f, attribute, language), values[attribute]) for f in found.values()]
        for attribute, least in asked.items()
        for language in LANGUAGES
    )
    print("\n".join(format_table([title, "", "asked", *found], rows)), end="\n\n")


def list_pairs(found: Iterable[Judged], attribute: str, language: str) -> list[tuple[str, str]]:
    """What is right and what is said, for one attribute and language."""
    return [
        (one.gold, one.said)
        for one in found
        if one.attribute == attribute and one.language == language
    ]


def print_classes(title: str, values: Mapping[str, Sequence[str]], found: Sequence[Judged]) -> None:
    """Precision, recall, F1 and how many there are, value by value."""
    columns = ("precision", "recall", "F1", "support")
    head = [title, "value", *(f"{name} {lang}" for lang in LANGUAGES for name in columns)]
    print("\n".join(format_table(head, _list_classes(values, found))), end="\n\n")


def _list_classes(
    values: Mapping[str, Sequence[str]], found: Sequence[Judged]
) -> Iterator[list[str | float | int]]:
    for attribute in values:
        for value in values[attribute]:
            row: list[str | float | int] = [attribute, value]
            for language in LANGUAGES:
                ratio = count_value(list_pairs(found, attribute, language), value)
                row += [ratio.precision, ratio.recall, ratio.f1, ratio.gold]
            yield row


def count_value(pairs: Sequence[tuple[str, str]], value: str) -> Ratio:
    """How often a value is right, said and there."""
    return Ratio(
        right=sum(gold == said == value for gold, said in pairs),
        said=sum(said == value for _, said in pairs),
        gold=sum(gold == value for gold, _ in pairs),
    )


if __name__ == "__main__":
    main()
