"""One reader per file format; a foreign format never leaves its file."""
