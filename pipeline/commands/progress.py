"""How far a long command has come, for whoever watches the terminal."""

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text


class _Rate(ProgressColumn):
    """Inputs per second."""

    def render(self, task: Task) -> Text:
        """`12/s`, or nothing before the first input."""
        return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="progress.data.speed")


def make_progress(*, shown: bool) -> Progress:
    """A bar with count, rate and time left on standard error; invisible unless `shown`."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not shown,
    )
