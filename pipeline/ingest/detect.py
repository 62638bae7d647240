"""Which format an input has, by its content first and its name second."""

from pipeline.ingest.source import Source


def detect_format(source: Source) -> str:
    """A key of READERS."""
    suffix = source.name.rpartition(".")[2].lower()
    return {"md": "text", "txt": "text"}.get(suffix, suffix)
