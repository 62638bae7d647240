"""The settings that a command's options ask for."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.config import load_config, load_seller
from pipeline.export.decisions import load_decisions
from pipeline.export.forgotten import load_forgotten
from pipeline.ingest.accounts import load_accounts
from pipeline.run import Settings
from pipeline.types import Seller


def load_settings(
    seller: Path | None,
    account: str,
    accounts: Path | None,
    config: Path | None,
    overrides: Sequence[str] | None,
) -> Settings:
    """The settings that these options ask for; raises ConfigError where a file is not right."""
    return Settings(
        config=load_config(config, overrides=overrides or ()),
        seller=load_seller(seller) if seller else Seller(),
        accounts=load_accounts(accounts) if accounts else (),
        account=account,
    )


def recall_decisions(settings: Settings, out: Path) -> Settings:
    """The settings with what humans decided on the folder's tables, and whom they forgot."""
    decisions, forgotten = tuple(load_decisions(out)), load_forgotten(out)
    return replace(settings, decisions=decisions, forgotten=forgotten)
