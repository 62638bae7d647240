"""`keyroles train ner`: the model that finds names and titles, from annotated documents."""

from dataclasses import astuple, replace
from pathlib import Path

import typer

from pipeline.commands.train.options import (
    ANNOTATED,
    NAMES,
    AnnotatedFolder,
    EncoderFolder,
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

# What a figure of the model is called, in the order of its record.
FIGURES = ("set", "label", "precision", "recall", "F1", "spans")


def train_names(
    annotated: AnnotatedFolder = ANNOTATED,
    names: NamesFolder = NAMES,
    public: PublicFolder = None,
    encoder: EncoderFolder = None,
    out: ModelFolder = Path("models/ner"),
    steps: Steps = None,
    seed: Seed = None,
) -> None:
    """Train the model that finds names and titles, package it, and print its figures."""
    parts = (public / "ner", public / "lexicon") if public else ()
    for folder in (annotated, names, *parts, *([encoder] if encoder else [])):
        check_folder(folder)
    if not any(annotated.glob("*.txt")):
        raise UsageError(f"no annotated documents (*.txt) in {annotated}")
    check_extra("sklearn", extra="train")
    # Training loads what no other command needs.
    from pipeline.extract.nlp.score import score_sets
    from pipeline.extract.nlp.train import DEFAULT, train_ner
    from pipeline.terminal import format_table

    recipe = replace(DEFAULT, **given(steps=steps, seed=seed))
    with show_progress() as bar:
        watch = follow_training(bar)
        nlp = train_ner(
            annotated, public, out, names=names, base=encoder, recipe=recipe, progress=watch
        )
    figures = score_sets(nlp, annotated, public and public / "ner")
    typer.echo("\n".join(format_table(FIGURES, map(astuple, figures))))
    typer.echo(f"written to {out}", err=True)
