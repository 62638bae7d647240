"""Findings of an account → its page: one self-contained HTML file, and an index over all."""
