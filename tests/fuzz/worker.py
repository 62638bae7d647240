"""One target under atheris, in a process of its own: `python -m tests.fuzz.worker TARGET FOLDER`.

A finding does not end the run: its input and its trace are kept in FOLDER/found, once per place in
the code, and the search goes on. Only what never returns, or eats all memory, ends it; libFuzzer
then leaves the input in FOLDER.
"""

import hashlib
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["pipeline.ingest", "pipeline.names", "email"]):
    from tests.fuzz.targets import TARGETS

SECONDS = 5.0  # of the processor, under instrumentation, for a few kilobytes
OPTIONS = ("-timeout=60", "-rss_limit_mb=2048", "-print_final_stats=1", "-verbosity=1")


class SlowError(Exception):
    """An input that took too long."""


def place_of(error: BaseException) -> str:
    """The kind of an error and the innermost place of it in our own code."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames
           if "/pipeline/" in frame.filename]  # fmt: skip
    said = str(error).split(":")[0][:60]
    return f"{type(error).__name__} {own[-1] if own else said}"


def _check_time(started: float) -> None:
    if time.process_time() - started > SECONDS:
        raise SlowError(f"more than {SECONDS:g} s")


def keep_findings(check: Callable[[bytes], object], folder: Path) -> Callable[[bytes], None]:
    """`check` that writes what it finds into `folder`, shorter inputs over longer ones."""

    def run(data: bytes) -> None:
        started = time.process_time()
        try:
            check(data)
            _check_time(started)
        except Exception as error:  # noqa: BLE001 - any fault is what is looked for
            stem = hashlib.sha256(place_of(error).encode()).hexdigest()[:12]
            kept = folder / f"{stem}.input"
            if not kept.exists() or kept.stat().st_size > len(data):
                kept.write_bytes(data)
                trace = "".join(traceback.format_exception(error))
                (folder / f"{stem}.trace").write_text(f"{place_of(error)}\n\n{trace}")

    return run


def main() -> None:
    """Fuzz the target until libFuzzer's own options end it."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    corpus, found = folder / "corpus", folder / "found"
    for place in (corpus, found):
        place.mkdir(parents=True, exist_ok=True)
    target = TARGETS[name]
    for seed in target.seeds():
        if len(seed) <= target.most:
            (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    words = Path(__file__).with_name("words.dict")
    options = [*OPTIONS, f"-max_len={target.most}", f"-artifact_prefix={folder}/", f"-dict={words}"]
    atheris.Setup(
        [sys.argv[0], *options, *sys.argv[3:], str(corpus)], keep_findings(target.check, found)
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
