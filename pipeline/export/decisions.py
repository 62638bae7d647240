"""`decisions.csv`: what humans decided about rows."""

DECISIONS = "decisions.csv"
