"""A run's tables → `OUT/crm/NAME/` with the files of one CRM. Reach for `export_crm`."""

from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.export.crm.diff import DIFF, DIFF_COLUMNS, Difference
from pipeline.export.crm.existing import Contacts
from pipeline.export.crm.known import sort_out
from pipeline.export.crm.profile import Profile
from pipeline.export.crm.reconcile import reconcile
from pipeline.export.crm.records import Sources, to_records
from pipeline.export.crm.rows import REJECT_COLUMNS, fill_files, leave_out, to_reject_row
from pipeline.export.crm.tables import copy_tables
from pipeline.export.crm.write import write_parts
from pipeline.export.files import replace_file
from pipeline.export.table import write_rows
from pipeline.timing import timed

FOLDER = "crm"
REJECTS = "rejects.csv"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written for one CRM: rows by the name of the file, and how many could not be.

    `differences` counts those from the contacts that the CRM has.
    """

    folder: Path
    rows: dict[str, int]
    parts: int
    rejected: int
    differences: int


@timed("crm")
def export_crm(
    out: Path,
    sources: Sources,
    profile: Profile,
    *,
    contacts: Contacts | None = None,
) -> Exported:
    """Write the files of one CRM from the tables of a run.

    With the contacts that the CRM has, the files are updates of those, and `diff.csv` says what
    differs. Raises OSError where the folder cannot be written.
    """
    folder = out / FOLDER / profile.name
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    records = to_records(sources, language=profile.language)
    known = sort_out(records, contacts or Contacts(), profile)
    filled, rejects = fill_files(list(leave_out(records, known.doubtful)), profile)
    differences: list[Difference] = []
    (folder / DIFF).unlink(missing_ok=True)
    if contacts is not None:
        filled, differences = reconcile(filled, known, profile, overwrite=contacts.overwrite)
        told = [asdict(difference) for difference in differences]
        replace_file(folder / DIFF, lambda stream: write_rows(told, DIFF_COLUMNS, stream))
    copied = copy_tables(out, folder, profile)
    parts = [path for item in filled for path in write_parts(folder, item, profile.format)]
    rejected = [to_reject_row(reject) for reject in rejects]
    replace_file(folder / REJECTS, lambda stream: write_rows(rejected, REJECT_COLUMNS, stream))
    return Exported(
        folder=folder,
        rows={item.file.name: len(item.rows) for item in filled} | copied,
        parts=len(parts),
        rejected=len(rejected),
        differences=len(differences),
    )
