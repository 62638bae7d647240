"""The bytes of one mail → its document and those of what is attached to it."""

from collections.abc import Iterator
from functools import partial

from pipeline.ingest.mime.attachments import name_piece, read_payload
from pipeline.ingest.mime.compose import compose_mail
from pipeline.ingest.mime.fields import read_fields
from pipeline.ingest.mime.parse import parse_mail
from pipeline.ingest.mime.parts import Parts, gather_parts
from pipeline.ingest.mime.pieces import MessageTree
from pipeline.ingest.mime.prose import render_piece
from pipeline.ingest.mime.tnef import unwrap_tnef
from pipeline.ingest.read import read_member, read_with
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Skipped


def read_mail(data: bytes, source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    """The mail's own document first, then one for each readable attachment.

    Raises LimitError where the mail itself goes past the budget.
    """
    yield from _read_tree(parse_mail(data, budget), source, budget)


def _read_tree(tree: MessageTree, source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    parts = unwrap_tnef(gather_parts(tree, budget))
    charset = next((piece.charset for piece in parts.body if piece.charset), None)
    envelope, date = read_fields(tree, charset=charset)
    passages = [passage for piece in parts.body for passage in render_piece(piece)]
    budget.check_time()
    yield compose_mail(source, envelope, passages, date=date)
    yield from _read_attached(parts, source, budget)


def _read_attached(parts: Parts, source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    taken: set[str] = set()
    for number, piece in enumerate(parts.attached, 1):
        name = name_piece(piece, number, taken)
        if name is None:
            continue
        taken.add(name)
        member = source.member(name, read_payload(piece))
        if piece.tree is None:
            yield from read_member(member, budget.attach())
        else:
            yield from read_with(partial(_read_tree, piece.tree), member, budget.attach())
