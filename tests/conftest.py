"""What several test files need."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# CI tries the same examples every time, so that it is red for what a change did; a contributor's
# machine tries new ones, and slow machines are no failure on either.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("local", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(name="gold", scope="session")
def _gold() -> Path:
    """The gold accounts of the project, by language."""
    return ROOT / "corpora" / "gold"
