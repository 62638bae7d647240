"""The trained model, read from its folder.

Reach for `load_nlp` to read text; what it returns is an ordinary spaCy pipeline.
"""

from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.util import load_model_from_path, registry

from pipeline.config import models_dir
from pipeline.errors import ConfigError
from pipeline.extract.nlp.encode import build_encoder
from pipeline.extract.nlp.features import build_embedding
from pipeline.extract.nlp.progress import create_logger
from pipeline.extract.nlp.tokenizer import create_tokenizer
from pipeline.sums import check_sums


def register_parts() -> None:
    """Tells spaCy what the names in `configs/ner.cfg` and in the model's own mean."""
    registry.tokenizers("keyroles.Mixed.v1", func=create_tokenizer)
    registry.architectures("keyroles.Embed.v1", func=build_embedding)
    registry.architectures("keyroles.Encode.v1", func=build_encoder)
    registry.loggers("keyroles.Progress.v1", func=create_logger)


def model_dir() -> Path:
    """Where the trained model lies."""
    return models_dir() / "ner"


@cache
def load_nlp(path: Path | None = None) -> Language:
    """The pipeline in `path`, or the one that comes with keyroles, loaded once per process.

    Raises ConfigError where there is no model, its files are not those that were packaged, or it
    was made by another version of spaCy.
    """
    register_parts()
    folder = path or model_dir()
    check_sums(folder, maker="keyroles train ner")
    try:
        return load_model_from_path(folder)
    except (OSError, ValueError) as exc:
        raise ConfigError(f"the model in {folder} cannot be read: {exc}") from exc
