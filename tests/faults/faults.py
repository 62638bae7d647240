"""The faults: what is done to a run, and how that run must end.

Each is done in a folder of its own and undone again; a run after that must leave the tables of one
that nothing happened to.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.faults import disks, inputs, runs, stores
from tests.faults.stage import Ended, Stage


@dataclass(frozen=True, slots=True)
class Fault:
    """`act` does it, runs, and undoes it; the run must end with the code and say the words."""

    name: str
    act: Callable[[Stage], Ended]
    code: int
    says: str = ""
    slow: bool = False


FAULTS = (
    Fault("full_store", disks.fill_store, 1, "make room, then start the same command again"),
    Fault("full_tables", disks.fill_tables, 1, "No space left on device.*make room"),
    Fault("full_pages", disks.fill_pages, 1, "No space left on device.*make room", slow=True),
    Fault("read_only_disk", disks.forbid_disk, 1, "Read-only file system.*name a folder"),
    Fault("closed_folder", disks.forbid_folder, 1, "Permission denied.*name a place", slow=True),
    Fault("closed_file", inputs.forbid_file, 3, "cannot be opened: Permission denied"),
    Fault("closed_account", inputs.forbid_account, 3, "is no file but a closed", slow=True),
    Fault("pipe", inputs.add_pipe, 3, "pipe.eml: is no file but a .*, a pipe or"),
    Fault(
        "lost_link", inputs.add_lost_link, 3, "lost.eml: cannot be opened: No such file", slow=True
    ),
    Fault("circle", inputs.add_circle, 3, "loop.eml: cannot be opened: Too many levels"),
    Fault("loop", inputs.add_loop, 3, "again: is no file but a closed or linked folder", slow=True),
    Fault("odd_names", inputs.add_odd_names, 0),
    Fault("locked_store", stores.lock_store, 1, "database is locked; close the program"),
    Fault("deleted_store", stores.delete_store, 1, "was moved or deleted"),
    Fault("restarted_server", stores.restart_server, 1, "start the same command again", slow=True),
    Fault("cut_model", runs.cut_model, 1, "model.onnx is (damaged|not the file)", slow=True),
    Fault("changed_model", runs.change_model, 1, "model.onnx is not the file of its SHA256SUMS"),
    Fault("interrupted", runs.interrupt, 130, "stopped; what is done is kept", slow=True),
    Fault("terminated", runs.terminate, 130, "stopped; what is done is kept"),
    Fault("terminated_twice", runs.terminate_twice, 130, "stopped", slow=True),
    Fault(
        "terminated_processes", runs.terminate_processes, 130, "stopped; what is done", slow=True
    ),
    Fault("clock", runs.jump_clock, 0, slow=True),
    Fault("second_run", runs.run_twice, 1, "another run is at work in this folder"),
    Fault("parts", runs.leave_parts, 0, slow=True),
    Fault("later_store", stores.use_later_store, 1, "the store is of a later keyroles", slow=True),
    Fault("cut_store", stores.cut_store, 1, "malformed; move it away", slow=True),
    Fault("words", stores.change_words, 1, "other words than were read; move it", slow=True),
    Fault("blank_page", stores.blank_store, 1, "malformed; move it away"),
)
