"""Texts → the spans that the name model sees in them, by this process or by one beside it.

Reach for `read_spans`, and for `read_beside` where somebody waits for one document: another process
then loads spaCy and the model while this one gets ready for everything else.
"""

import gc
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from subprocess import DEVNULL, PIPE, Popen

from pipeline.extract.nlp.spare import import_spared

Span = tuple[int, int, str]

_BATCH = 256
_RARELY = 1_000_000  # new objects between searches for garbage, of which loading makes little
_ITSELF = "pipeline.extract.nlp.read"
_beside: list[Popen[str]] = []  # no more than one


def read_spans(texts: Sequence[str]) -> list[list[Span]]:
    """For each text its spans `(start, end, label)`. Raises ConfigError, as `load_nlp`."""
    told = _ask(_beside[-1], texts) if _beside else None
    return _read(texts) if told is None else told


@contextmanager
def read_beside() -> Iterator[None]:
    """In this block another process reads; whatever befalls that one, this one reads for itself.

    There is none where there is one core, or where spaCy is loaded already.
    """
    process = None if os.cpu_count() == 1 or "spacy" in sys.modules else _start()
    if process is None:
        yield
        return
    _beside.append(process)
    try:
        yield
    finally:
        _beside.clear()
        process.kill()
        process.communicate()


def _start() -> Popen[str] | None:
    # It finds modules where this process does, and no others in the folder that it is started in.
    places = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-P", "-m", _ITSELF]
    try:
        return Popen(  # noqa: S603 - this program itself
            command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True, env=places
        )
    except OSError:
        return None


def _ask(process: Popen[str], texts: Sequence[str]) -> list[list[Span]] | None:
    """What the other process says; None where it cannot, and then its place is empty."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        process.stdin.write(json.dumps(texts) + "\n")
        process.stdin.flush()
        told = json.loads(process.stdout.readline())
    except (OSError, ValueError):
        _beside.clear()
        return None
    return [[(start, end, label) for start, end, label in spans] for spans in told]


def _read(texts: Sequence[str]) -> list[list[Span]]:
    # spaCy takes long to import, for which commands that read nothing need not wait.
    with import_spared():
        from pipeline.extract.nlp.load import load_nlp

    docs = load_nlp().pipe(texts, batch_size=_BATCH)
    return [[(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents] for doc in docs]


def load_lightly() -> None:
    """Search for garbage rarely, for a process that lives a second and mostly loads."""
    gc.set_threshold(_RARELY)


def _answer() -> None:
    """JSON lines: texts in, spans out, until nobody asks any more."""
    load_lightly()
    _read([])
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_read(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _answer()
