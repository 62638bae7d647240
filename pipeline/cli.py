"""The command line: its commands, and the one way out of each failure.

Each command imports what it works with when it runs, and help is plain text, so that help is there
at once.

Exit codes: 0 done, 1 cannot run (one line `Error: …`), 2 usage, 3 finished with skipped inputs,
130 stopped by a signal.
"""

import errno
import sys
from contextlib import nullcontext
from typing import Annotated, NoReturn

import typer

from pipeline.commands.changes import changes
from pipeline.commands.crm import crm, export
from pipeline.commands.doc import doc, get_ready
from pipeline.commands.evaluate import evaluate
from pipeline.commands.explain import explain
from pipeline.commands.forget import forget
from pipeline.commands.review import review
from pipeline.commands.run import run
from pipeline.commands.show import show
from pipeline.commands.train import train
from pipeline.errors import KeyrolesError, Stopped
from pipeline.stopping import stop_when_asked

# What to do about what the system says.
_ADVICE = {
    errno.ENOSPC: "make room and start the same command again",
    errno.EDQUOT: "make room and start the same command again",
    errno.EROFS: "name a folder that can be written",
    errno.EACCES: "name a place that you may read and write",
}

_STOPPED = 130

app = typer.Typer(
    help="Who decides at a major account, from the notes and mails you already have.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command()(run)
app.command()(doc)
app.command()(evaluate)
app.command()(show)
app.command()(explain)
app.command()(changes)
app.command()(export)
app.command()(forget)
app.add_typer(crm, name="crm")
app.add_typer(review, name="review")
app.add_typer(train, name="train")


@app.callback(invoke_without_command=True)
def show_version(
    asked: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    """Who decides at a major account, from the notes and mails you already have."""
    if asked:
        from importlib.metadata import version  # slow to load

        typer.echo(f"keyroles {version('keyroles')}")
        raise typer.Exit


def main() -> None:
    """Run the command line; every failure is one line that says what to do."""
    # What takes longest begins before typer has read the options.
    ready = get_ready() if sys.argv[1:2] == [doc.__name__] else nullcontext()
    try:
        with stop_when_asked(), ready:
            app()
    except Stopped as exc:
        typer.echo(str(exc), err=True)
        sys.exit(_STOPPED)
    except KeyrolesError as exc:
        _fail(str(exc))
    except OSError as exc:
        _fail(_describe(exc))
    except Exception as exc:  # noqa: BLE001 - no traceback ever reaches a user
        _fail(f"keyroles met a fault of its own ({type(exc).__name__}); please report it")


def _describe(fault: OSError) -> str:
    """`No space left on device: output: make room and start the same command again`."""
    parts = (fault.strerror or fault, fault.filename or "output", _ADVICE.get(fault.errno or 0))
    return ": ".join(str(part) for part in parts if part)


def _fail(message: str) -> NoReturn:
    typer.echo(f"Error: {message}", err=True)
    sys.exit(1)
