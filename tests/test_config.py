"""The configuration: complete defaults, single changes, and no mistake that passes in silence."""

from pathlib import Path

import pytest

from pipeline.config import load_config, load_seller
from pipeline.errors import ConfigError
from pipeline.types import Seller


def test_config_defaults_are_complete() -> None:
    """The shipped file fills every field of every section."""
    assert load_config().limits.nesting > 0


def test_config_override_changes_one_value() -> None:
    """`--set` changes the value it names and nothing else."""
    changed = load_config(overrides=["limits.seconds=5"])
    assert changed.limits.seconds == 5
    assert changed.extract == load_config().extract


def test_config_file_changes_one_value(tmp_path: Path) -> None:
    """A user's file needs to hold only what it changes."""
    path = tmp_path / "mine.toml"
    path.write_text("[limits]\nnesting = 2\n", encoding="utf-8")
    assert load_config(path).limits.nesting == 2


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("limits.secnds=5", "unknown key limits.secnds"),
        ("limit.seconds=5", "unknown section 'limit'"),
        ("limits.nesting=deep", "limits.nesting must be int, not 'deep'"),
        ("limits.nesting=true", "limits.nesting must be int, not True"),
        ("seconds", "not of the form section.key=value"),
    ],
)
def test_config_mistakes_are_named(override: str, message: str) -> None:
    """A typing mistake is an error that names the key, never a silent default."""
    with pytest.raises(ConfigError, match=message):
        load_config(overrides=[override])


def test_config_broken_file_is_named(tmp_path: Path) -> None:
    """A file that is no TOML is an error that names the file."""
    path = tmp_path / "mine.toml"
    path.write_text("limits = [", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"mine\.toml is not valid TOML"):
        load_config(path)


def test_seller_domains_are_folded(tmp_path: Path) -> None:
    """Domains compare without case and without a leading @."""
    path = tmp_path / "seller.toml"
    path.write_text('names = ["北辰软件"]\ndomains = ["@Beichen.example"]\n', encoding="utf-8")
    assert load_seller(path) == Seller(names=("北辰软件",), domains=("beichen.example",))


@pytest.mark.parametrize("text", ['name = ["x"]', 'names = "x"', "domains = [1]"])
def test_seller_mistakes_are_refused(tmp_path: Path, text: str) -> None:
    """Unknown keys and wrong types are errors."""
    path = tmp_path / "seller.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"seller\.toml"):
        load_seller(path)
