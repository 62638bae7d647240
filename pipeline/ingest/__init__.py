"""Files → documents → segments. Knows formats and mail habits, nothing of roles.

read_source(source, limits=…) -> documents (and what was skipped)
segment(document) -> its segments in reading order
"""

from pipeline.ingest.read import read_source
from pipeline.ingest.segment import segment
from pipeline.ingest.source import Budget, Source

__all__ = ["Budget", "Source", "read_source", "segment"]
