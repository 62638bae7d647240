"""The training of the name model, from the corpora to the packaged model.

Reach for `train_ner`: it varies our own documents, adds the public sets with what they do not mark
as unknown, and runs spaCy's own training as `configs/ner.cfg` says.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_training
from spacy.util import load_config

from pipeline.config import config_dir
from pipeline.errors import CorpusError
from pipeline.extract.nlp.augment import augment_own, augment_public
from pipeline.extract.nlp.docbin import make_blank, write_docbin
from pipeline.extract.nlp.layouts import draw_layouts
from pipeline.extract.nlp.lexicons import Lexicon, load_lexicon
from pipeline.extract.nlp.package import package_model
from pipeline.extract.nlp.pretrain import pretrain_vectors
from pipeline.extract.nlp.progress import Progress, report_to
from pipeline.extract.nlp.samples import Sample, own_samples, public_samples
from pipeline.extract.nlp.silver import label_texts
from pipeline.extract.nlp.teacher import load_teacher, train_teacher
from pipeline.extract.nlp.unmarked import mask_unmarked
from pipeline.rawtext import LABELLING, PRETRAINING, read_paragraphs

TRAIN_SETS = (
    ("zh_cluener", "train"),
    ("zh_resume", "train"),
    ("zh_weibo", "train"),
    ("en_wnut17", "train"),
    ("en_btc_a", ""),
    ("en_btc_b", ""),
    ("en_btc_e", ""),
    ("en_btc_f", ""),
    ("en_btc_g", ""),
    ("en_btc_h", ""),
    ("en_re3d", "train"),
)
CONFIG = "ner.cfg"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How much of what, and for how long.

    With a teacher, a second, shorter run goes on from the first with few of the teacher's texts, so
    that what we annotated ourselves has the last word.
    """

    seed: int = 7
    copies: int = 5
    layouts: int = 3000
    public_share: float = 0.0
    steps: int = 5500
    second_share: float = 0.33
    second_silver: int = 4000


DEFAULT = Recipe()


def train_ner(
    annotated: Path,
    public: Path | None,
    out: Path,
    *,
    names: Path | None = None,
    base: Path | None = None,
    recipe: Recipe = DEFAULT,
    progress: Progress | None = None,
) -> Language:
    """Trains on our own texts and what lies under `public`; the packaged model is in `out`.

    `names` holds further documents of our own; `public` is the folder with `ner/`, `lexicon/` and
    `text/`, or None for our own texts alone; `base` the encoder of the teacher, or None for none.
    Raises CorpusError for malformed documents, and where there are none.
    """
    folders = [folder for folder in (annotated, names) if folder is not None]
    own = [sample for folder in folders for sample in own_samples(folder, "train")]
    dev = [sample for folder in folders for sample in own_samples(folder, "dev")]
    if not own or not dev:
        raise CorpusError(f"too few documents to learn from in {' and '.join(map(str, folders))}")
    lexicon = load_lexicon(annotated, public, own)
    train = list(build_samples(own, lexicon, public, recipe=recipe))
    silver: list[Sample] = []
    if public is not None and base is not None:
        silver += label_public(own, lexicon, public, base, seed=recipe.seed)
    run = partial(fit, dev=dev, seed=recipe.seed, progress=progress)
    nlp = _fit_twice(run, train, silver, public, recipe)
    package_model(nlp, out)
    return nlp


def label_public(
    own: list[Sample], lexicon: Lexicon, public: Path, base: Path, *, seed: int
) -> Iterator[Sample]:
    """English raw text under `public` with the labels of a teacher that our texts have taught."""
    teacher = load_teacher(base)
    english = [sample for sample in own if sample.language == "en"]
    masked = mask_unmarked(read_public(public / "ner"), lexicon)
    others = [sample for sample in masked if sample.language == "en"]
    train_teacher(teacher, english, others, lexicon, seed=seed)
    texts = read_paragraphs(public / "text", LABELLING, seed=seed, named=True)
    return label_texts(teacher, texts, language="en")


def _fit_twice(
    run: Callable[..., Language],
    train: list[Sample],
    silver: list[Sample],
    public: Path | None,
    recipe: Recipe,
) -> Language:
    """From pretrained vectors where there is text for them; with silver, twice."""
    with TemporaryDirectory() as folder:
        vectors = Path(folder) / "tok2vec.bin"
        if public is not None:
            texts = read_paragraphs(public / "text", PRETRAINING, seed=recipe.seed)
            pretrain_vectors(texts, vectors, seed=recipe.seed)
        start = vectors if vectors.exists() else None
        nlp = run([*train, *silver], steps=recipe.steps, pretrained=start)
        if not silver:
            return nlp
        learnt: Any = nlp.get_pipe("tok2vec")
        vectors.write_bytes(learnt.model.to_bytes())
        few = [*train, *silver[: recipe.second_silver]]
        steps = int(recipe.steps * recipe.second_share)
        return run(few, steps=steps, pretrained=vectors)


def build_samples(
    own: list[Sample], lexicon: Lexicon, public: Path | None, *, recipe: Recipe
) -> Iterator[Sample]:
    """What is trained on: our own texts varied, drawn layouts, the public sets masked."""
    rng = Random(recipe.seed)  # noqa: S311 - augmentation, no secret
    yield from augment_own(own, lexicon, rng, copies=recipe.copies)
    yield from draw_layouts(lexicon, rng, count=recipe.layouts)
    if public is not None:
        masked = mask_unmarked(read_public(public / "ner"), lexicon)
        yield from augment_public(masked, lexicon, rng, share=recipe.public_share)


def read_public(folder: Path) -> Iterator[Sample]:
    """All public samples that are trained on."""
    for name, part in TRAIN_SETS:
        yield from public_samples(folder, name, part)


def fit(
    train: Iterable[Sample],
    dev: Iterable[Sample],
    *,
    steps: int,
    seed: int,
    every: int = 250,
    pretrained: Path | None = None,
    progress: Progress | None = None,
) -> Language:
    """One run of spaCy's training as `configs/ner.cfg` says; returns the best model on `dev`.

    `pretrained` holds the weights that `pretrain_vectors` made.
    """
    with TemporaryDirectory() as folder:
        place = Path(folder)
        blank = make_blank()
        write_docbin(blank, train, place / "train.spacy")
        write_docbin(blank, dev, place / "dev.spacy")
        overrides = {
            "paths.train": str(place / "train.spacy"),
            "paths.init_tok2vec": pretrained and str(pretrained),
            "paths.dev": str(place / "dev.spacy"),
            "training.max_steps": steps,
            "training.eval_frequency": every,
            "system.seed": seed,
        }
        config = load_config(config_dir() / CONFIG, overrides=overrides, interpolate=True)
        with report_to(progress):
            run_training(init_nlp(config), place, stdout=StringIO(), stderr=StringIO())
        return spacy.load(place / "model-best")
