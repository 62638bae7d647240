"""Who reads names: a process of its own where one can be had, else this one, with one result."""

import json
import os
import subprocess
import sys

import pytest

TEXTS = ["Dana Whitfield, Head of Purchasing, was there.", "采购总监褚明朗签字。", ""]
READ = f"""
import json, sys
from pipeline.extract.nlp.read import read_beside, read_spans
sys.executable = sys.argv[1]
with read_beside():
    spans = [read_spans({TEXTS!r}), read_spans({TEXTS[:1]!r})]
print(json.dumps([spans, "spacy" in sys.modules]))
"""


def read_with(executable: str) -> tuple[list[list[list[object]]], bool]:
    """The spans of two questions, and whether the process that asked has read for itself."""
    done = subprocess.run(
        [sys.executable, "-c", READ, executable], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    spans, here = json.loads(done.stdout)
    return spans, here


@pytest.mark.skipif(os.cpu_count() == 1, reason="nothing is read beside on one core")
def test_read_is_the_same_wherever_it_is_done() -> None:
    """Two processes find what one does, also where the other cannot start or dies at once."""
    beside, here = read_with(sys.executable)
    assert not here
    assert [0, 14, "PERSON"] in beside[0][0]
    assert beside[1] == beside[0][:1]
    for broken in ("/no/such/python", "/bin/false"):
        assert read_with(broken) == (beside, True)
