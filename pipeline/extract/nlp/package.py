"""A model's folder, written without what it does not need: reach for it after training."""

from pathlib import Path

from spacy.language import Language
from thinc.api import Config

from pipeline.sums import write_sums


def package_model(nlp: Language, out: Path) -> None:
    """Writes `nlp` and the sums of its files to `out`.

    The vocabulary stays behind: it holds the words of the training texts, which the model does
    not need, as every feature is computed from the word itself.
    """
    nlp.config = _forget_places(nlp.config)
    nlp.to_disk(out, exclude=["vocab"])
    write_sums(out)


def _forget_places(config: Config) -> Config:
    """The configuration without the folders of the machine that trained."""
    plain = config.copy()
    plain["paths"] = dict.fromkeys(plain["paths"])
    for corpus in plain["corpora"].values():
        corpus["path"] = None
    return plain
