"""Options that several trainings take, each declared once, and what is checked before them."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.errors import UsageError

if TYPE_CHECKING:
    from rich.progress import Progress

ANNOTATED, NAMES = Path("corpora/annotated"), Path("corpora/names")
ENCODER_EXTRA = ("torch", "transformers", "onnx")


PublicFolder = Annotated[
    Path | None, typer.Option("--public", help="Folder of public data: ner/, lexicon/, text/.")
]
AnnotatedFolder = Annotated[
    Path, typer.Option("--annotated", help="Folder of annotated documents.")
]
NamesFolder = Annotated[
    Path, typer.Option("--names", help="Folder of documents with names marked.")
]
EncoderFolder = Annotated[
    Path | None, typer.Option("--encoder", help="Folder of an encoder that teaches the model.")
]
ModelFolder = Annotated[Path, typer.Option("--out", "-o", help="Folder for the model.")]
Steps = Annotated[int | None, typer.Option("--steps", min=1, help="How long to train.")]
Epochs = Annotated[int | None, typer.Option("--epochs", min=1, help="How often all is read.")]
Device = Annotated[str, typer.Option("--device", help="Where PyTorch computes: cpu, cuda, mps.")]
Seed = Annotated[int | None, typer.Option("--seed", help="What chance starts from.")]


def given(**options: int | None) -> dict[str, int]:
    """The options that were given, by name."""
    return {name: value for name, value in options.items() if value is not None}


def check_folder(folder: Path) -> None:
    """Raise UsageError unless the folder is there."""
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}")


def check_extra(*modules: str, extra: str) -> None:
    """Raise UsageError, with what to install, unless all modules of an extra are there."""
    for module in modules:
        if find_spec(module) is None:
            raise UsageError(f"training needs {module}: pip install 'keyroles[{extra}]'")


def show_progress() -> "Progress":
    """A bar on standard error, where somebody is watching."""
    from pipeline.commands.progress import make_progress
    from pipeline.terminal import is_terminal

    return make_progress(shown=is_terminal())


def follow_training(
    bar: "Progress", measure: str = "F1"
) -> Callable[[int, int, float | None], None]:
    """What training calls with its step, its last step and its measure, where it has one."""
    task = bar.add_task("preparing", total=None)

    def report(step: int, last: int, score: float | None) -> None:
        shown = "training" if score is None else f"training, {measure} {score:.3f}"
        bar.update(task, description=shown, completed=step, total=last)

    return report
