"""Every error a user can meet. Each message says what is wrong and what to do next.

KeyrolesError
├── ConfigError      a configuration, seller or accounts file cannot be used
├── UsageError       the inputs named on the command line are not there
├── CorpusError      an annotated document of the project is malformed
├── StoreError       the store cannot be opened, or another run is at work on it
└── ReadError        one input cannot be read; the run skips it and goes on
    └── LimitError   one input is larger, deeper or slower than the configuration allows

Stopped, which is no error, passes by whatever catches faults.
"""


class Stopped(BaseException):
    """Somebody has asked the command to stop."""


class KeyrolesError(Exception):
    """The base of all of them; the command line prints it as one `Error: …` line."""


class ConfigError(KeyrolesError):
    """A file that the user wrote for us (configuration, seller, accounts) cannot be used."""


class UsageError(KeyrolesError):
    """The command cannot start: an input is missing or an output cannot be written."""


class StoreError(KeyrolesError):
    """The store cannot be opened, or another run is at work on it."""


class ReadError(KeyrolesError):
    """One input cannot be read. The message never holds words of the document."""


class LimitError(ReadError):
    """One input goes past a limit of `[limits]` in the configuration."""


class CorpusError(KeyrolesError):
    """An annotated document is malformed; `before` is the text up to the place, where known."""

    def __init__(self, message: str, *, before: str | None = None) -> None:
        super().__init__(message)
        self.before = before
