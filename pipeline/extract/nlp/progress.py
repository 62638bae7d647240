"""spaCy's training log as calls of a function, so that the command line can draw a bar.

Reach for `report_to` around a training run whose configuration names the logger
`keyroles.Progress.v1`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import IO, Any

from spacy.language import Language

# Called with the step, the last step and the score of the development set (None between two).
Progress = Callable[[int, int, float | None], None]
_receiver: ContextVar[Progress | None] = ContextVar("receiver", default=None)


@contextmanager
def report_to(progress: Progress | None) -> Iterator[None]:
    """Within the block, training reports to `progress`."""
    token = _receiver.set(progress)
    try:
        yield
    finally:
        _receiver.reset(token)


def create_logger() -> Callable[..., Any]:
    """The logger that `configs/ner.cfg` names."""

    def setup(nlp: Language, *_: IO[str]) -> tuple[Callable[..., None], Callable[[], None]]:
        last = int(nlp.config["training"]["max_steps"])

        def log_step(info: dict[str, Any] | None) -> None:
            receiver = _receiver.get()
            if receiver is not None and info is not None:
                receiver(info["step"], last, info["score"])

        return log_step, lambda: None

    return setup
