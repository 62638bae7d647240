"""`keyroles train classifier`: the model that reads role, influence, style, stance and needs."""

from collections.abc import Sequence
from dataclasses import astuple, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.train.options import (
    ANNOTATED,
    ENCODER_EXTRA,
    AnnotatedFolder,
    Device,
    Epochs,
    ModelFolder,
    Seed,
    check_extra,
    check_folder,
    follow_training,
    given,
    show_progress,
)

if TYPE_CHECKING:
    from pipeline.classify.learn.school import Figure

# What a figure of the model is called, in the order of its record.
FIGURES = ("set", "language", "attribute", "macro-F1", "sentences")
VARIANTS = 2  # how often training texts are read over with other titles and firms


def train_reader(
    encoder: Annotated[
        Path, typer.Option("--encoder", help="Folder that train encoder wrote.")
    ] = Path("encoder"),
    annotated: AnnotatedFolder = ANNOTATED,
    out: ModelFolder = Path("models/classifier"),
    epochs: Epochs = None,
    seed: Seed = None,
    device: Device = "cpu",
) -> None:
    """Train the model that reads role, influence, style, stance and needs; print its figures."""
    check_extra(*ENCODER_EXTRA, extra="encoder")
    for folder in (encoder, annotated):
        check_folder(folder)
    from pipeline.classify.learn.fit import Plan
    from pipeline.classify.learn.school import check_device, train_classifier
    from pipeline.config import load_config
    from pipeline.lessons import prepare_lessons

    check_device(device)
    plan = replace(Plan(), **given(epochs=epochs, seed=seed))
    with show_progress() as bar:
        watch = follow_training(bar)
        limits = load_config().limits
        lessons = prepare_lessons(annotated, limits=limits, seed=plan.seed, variants=VARIANTS)
        figures = train_classifier(lessons, encoder, out, plan=plan, device=device, progress=watch)
    print_figures(figures)
    typer.echo(f"written to {out}", err=True)


def print_figures(figures: Sequence["Figure"]) -> None:
    """How well each attribute is read, as a table."""
    from pipeline.terminal import format_table

    typer.echo("\n".join(format_table(FIGURES, map(astuple, figures))))
