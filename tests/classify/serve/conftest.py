"""A tiny random network, its tokenizer and the files it is served from."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from pipeline.classify.serve.reader import TOKENIZER

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[P]", "[O]",
         "signs", "asks", "for", "the", "data", "first", "签", "字", "预", "算")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Served:
    """The network as trained and the folder with its files."""

    net: Any
    folder: Path


@pytest.fixture(name="make_net", scope="session")
def _make_net() -> Callable[[], Any]:
    """A function that makes a random BERT of two layers with heads, always the same."""
    torch = pytest.importorskip("torch", reason="needs the extra `encoder`")
    pytest.importorskip("onnx", reason="needs the extra `encoder`")
    transformers = pytest.importorskip("transformers", reason="needs the extra `encoder`")
    from pipeline.classify.learn.net import Net

    def make() -> Any:
        torch.manual_seed(5)
        config = transformers.BertConfig(
            vocab_size=600,
            hidden_size=32,
            num_hidden_layers=2,
            num_attention_heads=4,
            intermediate_size=512,
            max_position_embeddings=512,
            initializer_range=0.1,
        )
        net = Net(transformers.BertModel(config), person=WORDS.index("[P]"))
        torch.nn.init.normal_(net.heads.weight)
        return net.eval()

    return make


@pytest.fixture(name="served", scope="session")
def _served(make_net: Callable[[], Any], tmp_path_factory: pytest.TempPathFactory) -> Served:
    from pipeline.classify.serve.export import export_onnx

    folder = tmp_path_factory.mktemp("classifier")
    net = make_net()
    export_onnx(net, folder)
    save_tokenizer(folder, WORDS)
    return Served(net, folder)


def save_tokenizer(folder: Path, words: tuple[str, ...]) -> None:
    """A tokenizer of whole words and single characters."""
    tokenizer = Tokenizer(models.WordLevel({w: n for n, w in enumerate(words)}, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.add_special_tokens(["[P]", "[O]"])
    tokenizer.save(str(folder / TOKENIZER))
