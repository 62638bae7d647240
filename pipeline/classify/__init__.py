"""Mentions → evidence: what each mention says of its person. Knows nothing of accounts.

classify(mentions, config=…) -> evidence, at least one piece per mention
"""

from pipeline.classify.evidence import classify

__all__ = ["classify"]
