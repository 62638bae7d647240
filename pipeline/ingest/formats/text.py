"""Plain text and Markdown: notes, minutes, pasted mails, chat dumps, transcripts."""

import re
from collections.abc import Iterator

from pipeline.ingest.build import Passage, lift_quotes, normalise_text
from pipeline.ingest.charset import decode_text
from pipeline.ingest.markdown import read_markdown
from pipeline.ingest.notes import compose_note
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document

_QUOTED = re.compile(r"^[>＞]", re.MULTILINE)


def read(source: Source, budget: Budget) -> Iterator[Document]:
    """One document. Raises LimitError for a file that is too large.

    A single `>` may mean anything; several mark what is quoted.
    """
    data = source.read(most=budget.limits.file_bytes)
    text = read_markdown(normalise_text(decode_text(data)))
    quoted = len(_QUOTED.findall(text)) > 1
    yield compose_note(source, lift_quotes(text) if quoted else [Passage(text)])
