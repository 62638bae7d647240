"""Inputs made to break a reader, each grown from one size."""

from tests.ingest.shapes.hostile import lines, mails, markup, packed, tables
from tests.ingest.shapes.hostile.base import Attack, Hostile
from tests.ingest.shapes.hostile.packed import pack

ATTACKS: tuple[Attack, ...] = (
    packed.ATTACKS + tables.ATTACKS + markup.ATTACKS + lines.ATTACKS + mails.ATTACKS
)

__all__ = ["ATTACKS", "Attack", "Hostile", "pack"]
