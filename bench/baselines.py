"""Simple readers of windows, beside which the trained one has to be seen.

Reach for `fit_baselines`. A reader gives scores `(window, WIDTH)` for pairs of the text before and
the sentence, as the trained model does, so that all are measured by the same code: the most
frequent value, the word cues of the rules, and TF-IDF with logistic regression (scikit-learn).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from persons import Judged, list_gold
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion

from pipeline.classify.calibrate import PLAIN, Calibration, Floats
from pipeline.classify.cues import Deed
from pipeline.classify.deeds import find_deeds
from pipeline.classify.heads import HEADS, SLICES, WIDTH
from pipeline.classify.learn.calibrate import fit_calibration
from pipeline.classify.learn.lessons import IGNORED, Lesson
from pipeline.classify.speech import find_own_deeds
from pipeline.classify.windows import PERSON
from pipeline.corpus import Annotated
from pipeline.labels import JUDGED
from pipeline.types import Document, Envelope, How, Kind, Mention, Part, Segment

Pair = tuple[str, str]
Read = Callable[[Sequence[Pair]], Floats]

_SURE = 3.0  # the score of a value where a reader only says yes or no
_NEVER = -20.0  # the score of a value that no lesson holds
_MARK = re.compile(r"\[[PO]\]")
_SPEAKER = re.compile(r"(\[[PO]\])\s?[:：]\s*")
_TOKEN = r"\[[PO]\]|\w+"


@dataclass(frozen=True, slots=True)
class Way:
    """A way of reading windows: what scores them, and what makes its scores probabilities."""

    read: Read
    calibration: Calibration


def read_nothing(pairs: Sequence[Pair]) -> Floats:
    """Scores of a reader who finds nothing in any window."""
    found = np.full((len(pairs), WIDTH), _NEVER, dtype=np.float32)
    found[:, [part.start for part in SLICES.values()]] = 0.0
    return found


SILENT = Way(read_nothing, PLAIN)  # names and titles are then all that is known of a person


def fit_baselines(train: Sequence[Lesson], dev: Sequence[Lesson]) -> dict[str, Way]:
    """Each baseline by its name, fitted to the training lessons and calibrated on the others."""
    readers = {
        "majority": fit_majority(train),
        "word cues": read_cues,
        "TF-IDF": fit_tfidf(train),
    }
    pairs = [(lesson.before, lesson.text) for lesson in dev]
    return {name: Way(read, fit_calibration(read(pairs), dev)) for name, read in readers.items()}


def guess_people(people: Iterable[Judged], train: Iterable[Annotated]) -> list[Judged]:
    """The same people; each gets the value that is most frequent in the training documents."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for document in train:
        for gold in list_gold(document).values():
            for attribute in JUDGED:
                counts[document.language, attribute][gold[attribute]] += 1
    return [
        replace(one, said=counts[one.language, one.attribute].most_common(1)[0][0])
        for one in people
    ]


def fit_majority(lessons: Sequence[Lesson]) -> Read:
    """In every window the most frequent value that is shown at all: always `none` would score 0."""
    row = np.zeros(WIDTH, dtype=np.float32)
    for number, (head, part) in enumerate(SLICES.items()):
        counts = Counter(lesson.labels[number] for lesson in lessons)
        row[part][max(range(1, len(HEADS[head])), key=lambda n: counts[HEADS[head][n]])] = _SURE
    return lambda pairs: np.tile(row, (len(pairs), 1))


def fit_tfidf(lessons: Sequence[Lesson]) -> Read:
    """Words, pairs of words and runs of 1 to 4 characters; rare values weigh more."""
    words = TfidfVectorizer(ngram_range=(1, 2), token_pattern=_TOKEN, min_df=2, sublinear_tf=True)
    runs = TfidfVectorizer(analyzer="char", ngram_range=(1, 4), min_df=3, sublinear_tf=True)
    features = FeatureUnion([("words", words), ("runs", runs)])
    table = features.fit_transform([lesson.text for lesson in lessons]).tocsr()
    fitted = {}
    for number, head in enumerate(HEADS):
        known = [n for n, lesson in enumerate(lessons) if lesson.labels[number] != IGNORED]
        model = LogisticRegression(C=3, class_weight="balanced", max_iter=200, tol=1e-3)
        fitted[head] = model.fit(table[known], [lessons[n].labels[number] for n in known])

    def read(pairs: Sequence[Pair]) -> Floats:
        found = np.full((len(pairs), WIDTH), _NEVER, dtype=np.float32)
        rows = features.transform([text for _, text in pairs])
        for head, model in fitted.items():
            columns = [SLICES[head].start + HEADS[head].index(value) for value in model.classes_]
            found[:, columns] = model.predict_log_proba(rows)
        return found

    return read


def read_cues(pairs: Sequence[Pair]) -> Floats:
    """What the word cues of the rules find of the marked person."""
    found = np.zeros((len(pairs), WIDTH), dtype=np.float32)
    for head in SLICES.values():
        found[:, head.start] = _SURE / 2  # `none`, unless a cue says more
    for number, (before, text) in enumerate(pairs):
        for deed in (*find_told(before, text), *find_said(text)):
            values = HEADS[deed.attribute]
            found[number, SLICES[deed.attribute].start + values.index(deed.value)] = _SURE
    return found


def find_told(before: str, text: str) -> Iterator[Deed]:
    """Deeds told of the person in the sentence; the text before says whom a pronoun means."""
    start = len(_SPEAKER.sub("", before)) + 1
    whole = f"{_SPEAKER.sub('', before)}\n{_SPEAKER.sub('', text)}"
    segment = _make_segment(whole, 0, len(whole), Part.BODY)
    mentions = [_make_mention(segment, found, How.NAMED) for found in _MARK.finditer(whole)]
    return (d for d in find_deeds(mentions) if d.start >= start and d.mention.name == PERSON)


def find_said(text: str) -> Iterator[Deed]:
    """Deeds that the person tells of themselves: the sentence begins with their label."""
    label = _SPEAKER.match(text)
    if label is None or label[1] != PERSON:
        return iter(())
    segment = _make_segment(text, 0, label.end(), Part.LABEL)
    mark = _MARK.match(text)
    return find_own_deeds([_make_mention(segment, mark, How.SPEAKER)] if mark else [])


def _make_segment(text: str, start: int, end: int, part: Part) -> Segment:
    document = Document("window", "window", "", Kind.NOTE, text)
    return Segment(document, start, end, part, Envelope())


def _make_mention(segment: Segment, found: re.Match[str], how: How) -> Mention:
    return Mention(segment, found.start(), found.end(), found.group(), how)
