"""When a signal stops a command."""

import os
import signal
from collections.abc import Callable

import pytest

from pipeline.errors import Stopped
from pipeline.stopping import finish_first, heed, stop_when_asked


@pytest.fixture(name="ask")
def _ask(capfd: pytest.CaptureFixture[str]) -> Callable[[int], None]:
    """Sends this process a signal."""
    return lambda kind: os.kill(os.getpid(), kind)


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_command_stops_at_once(ask: Callable[[int], None], kind: int) -> None:
    """By any of the signals; what handled it before does so again."""
    before = signal.getsignal(kind)
    with pytest.raises(Stopped), stop_when_asked():
        ask(kind)
    assert signal.getsignal(kind) == before


def test_a_batch_is_finished_first(ask: Callable[[int], None]) -> None:
    """The first signal waits for the batch, the second for nothing."""
    with stop_when_asked(), finish_first():
        heed()
        ask(signal.SIGTERM)
        with pytest.raises(Stopped, match="the same command again"):
            heed()
        with pytest.raises(Stopped, match=r"^stopped$"):
            ask(signal.SIGTERM)
    heed()


def test_an_ignored_signal_stays_so(ask: Callable[[int], None]) -> None:
    """A command under `nohup` goes on when its terminal closes."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stop_when_asked():
            ask(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)
