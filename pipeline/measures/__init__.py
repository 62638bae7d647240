"""How good a table is, measured against labelled accounts.

Reach for this with the rows of a `stakeholders.csv` and gold accounts as docs/LABELS.md defines
them. A person who is missed counts as wrong in every column, a person who is invented counts
against the labels given, so no figure can be bought with silence.
"""

from pipeline.measures.figures import Ratio, accuracy, calibration_error, class_f1, macro_f1
from pipeline.measures.match import fold_cell, match_rows
from pipeline.measures.score import Report, score_accounts

__all__ = [
    "Ratio",
    "Report",
    "accuracy",
    "calibration_error",
    "class_f1",
    "fold_cell",
    "macro_f1",
    "match_rows",
    "score_accounts",
]
