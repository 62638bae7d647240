"""The trained model at work: pairs `(before, sentence)` → scores of all heads.

load_reader(folder, device=…) -> a Reader; reader.read(pairs) -> scores `(pair, WIDTH)`
"""

from pipeline.classify.serve.reader import Reader, load_reader

__all__ = ["Reader", "load_reader"]
