"""The text of a mail → the messages of its thread, each in new text, signature, disclaimer."""

from pipeline.ingest.thread.split import split_thread

__all__ = ["split_thread"]
