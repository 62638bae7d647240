"""What each choice in the classifier's design is worth: a small net is trained without it.

usage: bench/ablation.py ENCODER… [--lessons N] [--epochs N] [--seeds N] [--device cpu]

Every line trains on the same lessons for the same number of epochs, keeps the last weights, and
gives macro-F1 by head on the development part, the mean over the seeds. Encoders are folders; the
last is the one in use, with which all other choices are tried, those before it (its vocabulary
without glosses, without language-model training) get a line each. How sentences are pooled needs
no training: bench/pooling.py.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
from annotated import CORPORA
from links import LANGUAGES

from pipeline.classify.heads import HEADS
from pipeline.classify.learn.fit import Plan, fit_net
from pipeline.classify.learn.lessons import Lesson, Lessons
from pipeline.classify.learn.net import Net
from pipeline.classify.learn.school import load_encoder, take_turns
from pipeline.classify.learn.score import score_heads, score_lessons
from pipeline.classify.pieces import load_tokenizer, special_id
from pipeline.classify.windows import OTHER, PERSON
from pipeline.config import load_config
from pipeline.lessons import prepare_lessons
from pipeline.terminal import format_table

SOMEBODY = {"en": "someone", "zh": "某人"}
Figures = dict[tuple[str, str], float]  # by language and head


@dataclass(frozen=True, slots=True)
class Choice:
    """A line: how lessons are changed, and whether they vary from epoch to epoch."""

    name: str
    change: Callable[[Lesson], Lesson] = lambda lesson: lesson
    varied: bool = True


def hide_marks(lesson: Lesson) -> Lesson:
    """Nothing tells the person in question from others: `[P] asked [O].`, everybody `someone`."""
    word = SOMEBODY[lesson.language]
    before, text = (
        words.replace(PERSON, word).replace(OTHER, word) for words in (lesson.before, lesson.text)
    )
    return replace(lesson, before=before, text=text)


def hide_before(lesson: Lesson) -> Lesson:
    """The sentence alone."""
    return replace(lesson, before="")


FULL = Choice("all")
CHOICES = (
    Choice("without marks of people", hide_marks),
    Choice("without the sentence before", hide_before),
    Choice("without variants and swapped genders", varied=False),
)


def main() -> None:
    """Print the table, a line as soon as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoders", type=Path, nargs="+", metavar="ENCODER")
    parser.add_argument("--lessons", type=int, default=6000)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    lessons = draw_lessons(options.lessons, variants=options.epochs - 1)
    *others, used = options.encoders
    lines = [
        *((Choice(f"encoder {folder.name}"), folder) for folder in others),
        *((choice, used) for choice in (*CHOICES, FULL)),
    ]
    head = [f"{len(lessons.train):,} lessons", *(f"{h} {lang}" for lang, h in list_columns())]
    print("\n".join(format_table(head, ())), flush=True)
    for choice, folder in lines:
        plans = [Plan(epochs=options.epochs, seed=seed) for seed in range(options.seeds)]
        found = [measure(choice, folder, lessons, plan, options.device) for plan in plans]
        means = [float(np.mean([one[column] for one in found])) for column in list_columns()]
        print(format_table(head, [[choice.name, *means]])[-1], flush=True)


def list_columns() -> Iterator[tuple[str, str]]:
    """Languages with each of the heads, and with `mean`."""
    for language in LANGUAGES:
        yield from ((language, head) for head in (*HEADS, "mean"))


def draw_lessons(most: int, *, variants: int) -> Lessons:
    """Whole documents by chance until there are so many training lessons, and all of dev."""
    limits = load_config().limits
    lessons = prepare_lessons(CORPORA / "annotated", limits=limits, seed=0, variants=variants)
    order = sorted({lesson.source for lesson in lessons.train})
    Random(0).shuffle(order)
    rank = {source: number for number, source in enumerate(order)}
    drawn = sorted(lessons.train, key=lambda lesson: rank[lesson.source])[:most]
    kept = {lesson.source for lesson in drawn}
    varied = (tuple(one for one in some if one.source in kept) for some in lessons.variants)
    return replace(lessons, train=tuple(drawn), variants=tuple(varied), test=())


def measure(choice: Choice, folder: Path, lessons: Lessons, plan: Plan, device: str) -> Figures:
    """Trains a net as the choice has it, and reads the development part with it."""
    changed = Lessons(
        train=_change(lessons.train, choice),
        variants=tuple(_change(some, choice) for some in lessons.variants),
        dev=_change(lessons.dev, choice),
        test=(),
    )
    tokenizer = load_tokenizer(folder)
    net = Net(load_encoder(folder), person=special_id(tokenizer, PERSON))
    vary = take_turns(changed) if choice.varied else lambda train, _: train
    fit_net(net, tokenizer, changed.train, (), plan=plan, vary=vary, device=device)
    figures: Figures = {}
    for language in LANGUAGES:
        held = [lesson for lesson in changed.dev if lesson.language == language]
        found = score_heads(score_lessons(net, tokenizer, held), held)
        found["mean"] = float(np.mean(list(found.values())))
        figures |= {(language, head): score for head, score in found.items()}
    return figures


def _change(lessons: Sequence[Lesson], choice: Choice) -> tuple[Lesson, ...]:
    return tuple(choice.change(lesson) for lesson in lessons)


if __name__ == "__main__":
    main()
