"""`forgotten.csv` and `forgotten.log`: who must not come back, as hashes, and that it was done."""

from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.export.files import replace_file
from pipeline.export.table import read_rows, write_rows
from pipeline.forget import Forgotten

FORGOTTEN, LOG = "forgotten.csv", "forgotten.log"
FORGOTTEN_COLUMNS = ("salt", "hash")


def load_forgotten(out: Path) -> Forgotten:
    """The list of a run's folder, empty where there is none.

    Raises ConfigError where it cannot be read: going on would bring people back.
    """
    path = out / FORGOTTEN
    if not path.is_file():
        return Forgotten()
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = [(row["salt"], row["hash"]) for row in read_rows(stream)]
    except (ValueError, KeyError) as exc:
        raise ConfigError(f"{path} cannot be read: leave it as keyroles wrote it") from exc
    return Forgotten(rows[0][0] if rows else "", frozenset(found for _, found in rows))


def save_forgotten(out: Path, forgotten: Forgotten) -> None:
    """Write the list of a run's folder anew."""
    rows = [{"salt": forgotten.salt, "hash": found} for found in sorted(forgotten.hashes)]
    replace_file(out / FORGOTTEN, lambda stream: write_rows(rows, FORGOTTEN_COLUMNS, stream))


def log_forgotten(out: Path, line: str) -> None:
    """Add a line to the log of a run's folder; it holds counts and a date, no names."""
    with (out / LOG).open("a", encoding="utf-8") as stream:
        stream.write(f"{line}\n")
