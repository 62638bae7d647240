"""Findings of an account → its page: one self-contained HTML file, and an index over all.

open_pages(out, before=…) -> a function that writes the page of each account it is given
remove_pages(out) -> deletes all pages of a run's folder
"""

from pipeline.export.page.files import AddPage, open_pages, remove_pages

__all__ = ["AddPage", "open_pages", "remove_pages"]
