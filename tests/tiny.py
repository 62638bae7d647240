"""An encoder so small that training it takes a second."""

from pathlib import Path

import pytest

# fmt: off
WORDS = (
    "she", "signs", "the", "contract", "herself", ".", "wants", "numbers", "first", ":", "no",
    ",", "not", "yet", "签字", "她", "先", "看", "数据", "。",
)
# fmt: on
PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "person", "he", "somebody", "else", "sign")


def write_encoder(folder: Path, *marks: str) -> Path:
    """One layer, sixteen wide, with a vocabulary of a few words and the given marks."""
    for module in ("torch", "onnx", "transformers"):
        pytest.importorskip(module, reason="needs the extra `encoder`")
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.pre_tokenizers import BertPreTokenizer
    from transformers import BertConfig, BertModel
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    vocabulary = {word: number for number, word in enumerate((*PIECES, *WORDS))}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.add_special_tokens(list(marks))
    folder.mkdir(parents=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
    )
    BertModel(config).save_pretrained(folder)
    return folder
