"""`keyroles train corrections`: the same model, taught what people have corrected."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.options import (
    AccountName,
    AccountsFile,
    ConfigFile,
    Overrides,
    SellerFile,
)
from pipeline.commands.train.classifier import print_figures
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
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from rich.progress import Progress

    from pipeline.classify.learn.lessons import Lesson
    from pipeline.corrections import Correction
    from pipeline.run import Settings

RunFolder = Annotated[
    Path, typer.Argument(metavar="OUT", help="The run's folder, evidence.csv corrected.")
]


def train_corrections(
    notes: Annotated[list[str], typer.Argument(help="The notes that the run read.")],
    run_folder: RunFolder,
    out: ModelFolder,
    seller: SellerFile = None,
    account: AccountName = "",
    accounts: AccountsFile = None,
    config: ConfigFile = None,
    overrides: Overrides = None,
    annotated: AnnotatedFolder = ANNOTATED,
    epochs: Epochs = None,
    seed: Seed = None,
    device: Device = "cpu",
) -> None:
    """Teach the model what you corrected in evidence.csv, without forgetting the rest."""
    check_extra(*ENCODER_EXTRA, extra="encoder")
    check_folder(annotated)
    # Training loads what no other command needs.
    from pipeline.classify.learn.revise import REVISION, revise_classifier
    from pipeline.classify.learn.school import check_device
    from pipeline.classify.model import find_model
    from pipeline.commands.settings import load_settings
    from pipeline.corrections import load_corrections
    from pipeline.lessons import prepare_lessons

    check_device(device)
    settings = load_settings(seller, account, accounts, config, overrides)
    corrections = load_corrections(run_folder)
    plan = replace(REVISION, **given(epochs=epochs, seed=seed))
    with show_progress() as bar:
        own = _find_lessons(notes, corrections, settings, bar)
        watch = follow_training(bar)
        lessons = prepare_lessons(annotated, limits=settings.config.limits, seed=plan.seed)
        model = find_model(settings.config.classify.model)
        found = revise_classifier(
            own, lessons, model, out, plan=plan, device=device, progress=watch
        )
    print_figures(found.figures)
    told = f"of {found.labels} corrections {found.before} were read right before, {found.after} now"
    typer.echo(f"{told}\nwritten to {out}; use it with --set classify.model={out}", err=True)


def _find_lessons(
    notes: Sequence[str], corrections: Sequence["Correction"], settings: "Settings", bar: "Progress"
) -> list["Lesson"]:
    """What the corrections teach; those that fit no sentence of the notes are named."""
    from pipeline.commands.output import follow
    from pipeline.corrections import learn_corrections
    from pipeline.inputs import find_inputs
    from pipeline.run import read_inputs
    from pipeline.terminal import make_visible

    inputs = find_inputs(notes)
    watch = follow(bar, "reading", inputs, verbose=False)
    reading = read_inputs(inputs, settings=settings, on_read=watch)
    lessons, lost = learn_corrections(reading, corrections, settings=settings)
    if not lessons:
        raise UsageError("no correction fits the notes; name the notes and options of the run")
    for one in lost:
        place = f"{one.document}, {one.start} to {one.end}"
        typer.echo(make_visible(f"not found again: {one.attribute} in {place}"), err=True)
    return lessons
