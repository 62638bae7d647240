"""Whether a model's files are those that were packaged."""

from pathlib import Path

import pytest

from pipeline.config import models_dir
from pipeline.errors import ConfigError
from pipeline.sums import SUMS, check_sums, write_sums


def test_check_sums_takes_what_write_sums_wrote(tmp_path: Path) -> None:
    """Files in folders count, cards and hidden files do not."""
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "model").write_bytes(b"weights")
    write_sums(tmp_path)
    (tmp_path / "README.md").write_text("card", encoding="utf-8")
    (tmp_path / ".DS_Store").touch()
    check_sums(tmp_path, maker="keyroles train ner")
    assert (tmp_path / SUMS).read_text(encoding="utf-8").endswith("  ner/model\n")


@pytest.mark.parametrize("content", [b"", b"weightS", None])
def test_check_sums_names_the_file(tmp_path: Path, content: bytes | None) -> None:
    """Emptied, changed or missing: the message says which file, and what to do."""
    model = tmp_path / "model"
    model.write_bytes(b"weights")
    write_sums(tmp_path)
    if content is None:
        model.unlink()
    else:
        model.write_bytes(content)
    with pytest.raises(ConfigError, match="model is not the file of its SHA256SUMS: reinstall"):
        check_sums(tmp_path, maker="keyroles train ner")


@pytest.mark.parametrize("name", ["classifier", "ner", "side"])
def test_models_are_those_of_their_sums(name: str) -> None:
    """What the project carries is whole."""
    check_sums(models_dir() / name, maker="keyroles train ner")
