"""What several test files need."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(name="gold", scope="session")
def _gold() -> Path:
    """The gold accounts of the project, by language."""
    return ROOT / "corpora" / "gold"
