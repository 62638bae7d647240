"""What humans decided about people, which outranks evidence and survives later runs.

read_review(rows, people, signed=…) -> decisions of a filled-in review.csv
add_decisions(old, new) -> those that stand
correct_rows(rows, decisions) -> rows as humans want them, and the decisions that fit nobody
settle_doubts(doubts, decisions) -> the doubts that are left
The aggregate room puts merges and splits into effect: `pipeline.aggregate.decided`.
"""

from pipeline.decisions.record import Decision, Ruling, add_decisions, known_keys
from pipeline.decisions.review import CORRECTABLE, Signature, read_review
from pipeline.decisions.rows import correct_rows, find_row, settle_doubts

__all__ = [
    "CORRECTABLE",
    "Decision",
    "Ruling",
    "Signature",
    "add_decisions",
    "correct_rows",
    "find_row",
    "known_keys",
    "read_review",
    "settle_doubts",
]
