"""The files for CRMs in a run's folder → gone. The next export writes them again."""

from pathlib import Path

from pipeline.export.crm.folder import FOLDER

_ENDINGS = frozenset({".csv", ".xlsx"})


def remove_exports(out: Path) -> int:
    """Delete what was exported for CRMs; how many files there were.

    Words in a workbook are compressed, and a name may stand in two columns: no text of these
    files can be searched for a person.
    """
    found = [path for path in (out / FOLDER).glob("*/*") if _is_export(path)]
    for path in found:
        path.unlink()
    return len(found)


def _is_export(path: Path) -> bool:
    return path.suffix in _ENDINGS and path.is_file() and not path.is_symlink()
