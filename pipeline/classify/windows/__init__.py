"""Mentions of a document → windows: a sentence, what stands before it, and one person marked."""

from pipeline.classify.windows.cut import OTHER, PERSON, Window, cut_windows

__all__ = ["OTHER", "PERSON", "Window", "cut_windows"]
