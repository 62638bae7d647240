"""The trained model, read from its folder.

Reach for `load_nlp` to read text; what it returns is an ordinary spaCy pipeline.
"""

from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.util import load_model_from_path, registry

from pipeline.errors import ConfigError
from pipeline.extract.nlp.features import build_embedding
from pipeline.extract.nlp.package import check_sums
from pipeline.extract.nlp.progress import create_logger
from pipeline.extract.nlp.tokenizer import create_tokenizer

MODEL = Path(__file__).parents[3] / "models" / "ner"


def register_parts() -> None:
    """Tells spaCy what the names in `configs/ner.cfg` and in the model's own mean."""
    registry.tokenizers("keyroles.Mixed.v1", func=create_tokenizer)
    registry.architectures("keyroles.Embed.v1", func=build_embedding)
    registry.loggers("keyroles.Progress.v1", func=create_logger)


@cache
def load_nlp(path: Path = MODEL) -> Language:
    """The pipeline in `path`, loaded once per process.

    Raises ConfigError where there is no model, its files are not those that were packaged, or it
    was made by another version of spaCy.
    """
    register_parts()
    check_sums(path)
    try:
        return load_model_from_path(path)
    except (OSError, ValueError) as exc:
        raise ConfigError(f"the model in {path} cannot be read: {exc}") from exc
