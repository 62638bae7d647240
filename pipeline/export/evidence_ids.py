"""A piece of evidence → an id by which other tables name it."""

import hashlib

from pipeline.types import Evidence

_DIGITS = 12


def identify_evidence(evidence: Evidence) -> str:
    """The same words of the same document, said of the same mention, keep their id in every run.

    It hangs on no other document and on no `stakeholder_id`, which a later merge may change.
    """
    mention = evidence.mention
    parts = (
        *(evidence.document.id, evidence.start, evidence.end),
        *(evidence.attribute, evidence.value),
        *(mention.name, mention.start, mention.end, mention.how.value),
    )
    words = "\n".join(str(part) for part in parts)
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:_DIGITS]
