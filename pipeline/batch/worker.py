"""What a worker of a cluster does: it opens the store once, and holds the models while it lives.

Reach for `read_some` and `work_one`, which may be called again at any time: what is stored is not
done twice.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.batch.beside import sit_down, work_account
from pipeline.batch.reading import read_file
from pipeline.config import Config
from pipeline.errors import UsageError
from pipeline.inputs import Input
from pipeline.resume import Desk, Outcome
from pipeline.run import Settings
from pipeline.types import Seller
from pipeline.versions import Versions, list_versions


@dataclass(frozen=True, slots=True)
class Task:
    """What goes with every piece of work. `installed`: what the machine has that began the run."""

    place: str
    settings: Settings
    versions: Versions
    installed: Versions


def make_task(place: str, settings: Settings, versions: Versions) -> Task:
    """The task of a run, its store named as it is found from any folder."""
    whole = place if "://" in place else str(Path(place).expanduser().absolute())
    return Task(whole, settings, versions, installed=list_installed(settings.config))


@cache
def list_installed(config: Config) -> Versions:
    """The versions of this installation, whoever the seller is."""
    return list_versions(config, Seller())


def read_some(inputs: list[Input], task: Task) -> bool:
    """Store what these inputs hold, unless it is stored; True, since nothing else is to be told."""
    desk = _sit_down(task)
    limits = desk.settings.config.limits
    for item in inputs:
        read_file(item, desk.store, limits=limits, version=desk.versions.read)
    return True


def work_one(name: str, task: Task) -> Outcome:
    """One account over its store."""
    return work_account(name, _sit_down(task))


def _sit_down(task: Task) -> Desk:
    """Raises UsageError on a machine with another keyroles, which would find something else."""
    if list_installed(task.settings.config) != task.installed:
        raise UsageError("a machine of the cluster has another keyroles, model or Python")
    return sit_down(task.place, task.settings, task.versions)
