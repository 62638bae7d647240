"""Exports of call recorders as JSON: one module per recorder, see READERS."""

from collections.abc import Callable
from typing import Any

from pipeline.ingest.recorders.call import Call
from pipeline.ingest.recorders.fireflies import read_fireflies
from pipeline.ingest.recorders.gong import read_gong
from pipeline.ingest.recorders.plain import read_plain

__all__ = ["READERS", "Call"]

# Tried in this order; each gives the calls that it recognises, none where the shape is another's.
READERS: tuple[Callable[[Any], list[Call]], ...] = (read_gong, read_fireflies, read_plain)
