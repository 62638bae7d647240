"""Language-model training: rows, masks, and a run that goes on as if never stopped."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer

from pipeline.errors import UsageError
from tests.classify.learn.conftest import SPECIAL, make_tokenizer

torch = pytest.importorskip("torch", reason="needs the extra `encoder`")

from pipeline.classify.learn.mlm import (  # noqa: E402 - needs PyTorch
    CHECKPOINT,
    Course,
    mask_rows,
    meet_halfway,
    pack_rows,
    train_encoder,
)

WORDS = [f"w{number}" for number in range(3000)]
TEXTS = [" ".join(WORDS[n : n + 40]) for n in range(0, 2000, 20)]
COURSE = Course(steps=8, batch=4, length=32, rate=1e-2, save_every=3)
MASK, CLS, SEP = (SPECIAL.index(token) for token in ("[MASK]", "[CLS]", "[SEP]"))


class StoppedError(Exception):
    """The machine goes away."""


@pytest.fixture(name="tokenizer", scope="module")
def _tokenizer() -> Tokenizer:
    return make_tokenizer(WORDS)


@pytest.fixture(name="train", scope="module")
def _train(make_encoder: Callable[[int], Any], tokenizer: Tokenizer) -> Callable[..., Any]:
    """A function that trains an encoder, always begun alike, in a folder; gives its weights."""

    def train(folder: Path, *, stop_at: int = 0) -> Any:
        def stop(step: int, last: int, loss: float) -> None:
            if step == stop_at:
                raise StoppedError

        encoder = make_encoder(tokenizer.get_vocab_size())
        train_encoder(encoder, tokenizer, TEXTS, course=COURSE, folder=folder, progress=stop)
        return encoder.state_dict()

    return train


def test_mlm_rows_hold_all_texts_one_after_the_other(tokenizer: Tokenizer) -> None:
    """Each row begins with its mark, each text ends with its own; what fills no row is left."""
    rows = pack_rows(["w0 w1 w2", "w3", "w4 w5"], tokenizer, length=4)
    first = len(SPECIAL)
    assert rows.tolist() == [
        [CLS, first, first + 1, first + 2],
        [CLS, SEP, first + 3, SEP],
        [CLS, first + 4, first + 5, SEP],
    ]


def test_mlm_masks_leave_the_rest_as_it_was(tokenizer: Tokenizer) -> None:
    """About 15% are to be guessed, most of these hidden, and never a mark."""
    rows = pack_rows([*TEXTS, "[P] w1 [O] w2"], tokenizer, length=32)
    masked, wanted = mask_rows(rows, tokenizer, torch.Generator().manual_seed(1))
    chosen = wanted != -100
    assert torch.equal(masked[~chosen], rows[~chosen])
    assert torch.equal(wanted[chosen], rows[chosen])
    assert not torch.isin(
        rows[chosen], torch.tensor([CLS, SEP, *map(SPECIAL.index, ("[P]", "[O]"))])
    ).any()
    assert 0.13 < chosen.float().mean() < 0.17
    assert 0.75 < (masked[chosen] == MASK).float().mean() < 0.85
    assert 0.05 < (masked[chosen] == rows[chosen]).float().mean() < 0.15


def test_mlm_a_stopped_run_goes_on_as_if_undisturbed(
    train: Callable[..., Any], tmp_path: Path
) -> None:
    """Stopped anywhere and begun again, the weights are those of one run."""
    whole = train(tmp_path / "whole")
    with pytest.raises(StoppedError):
        train(tmp_path / "stopped", stop_at=5)
    again = train(tmp_path / "stopped")
    assert all(torch.equal(weights, again[name]) for name, weights in whole.items())
    assert [path.name for path in (tmp_path / "stopped").iterdir()] == [CHECKPOINT]


def test_mlm_learns(
    make_encoder: Callable[[int], Any], tokenizer: Tokenizer, tmp_path: Path
) -> None:
    """A text said over and over is guessed better in the end."""
    losses: list[float] = []
    train_encoder(
        make_encoder(tokenizer.get_vocab_size()),
        tokenizer,
        ["w0 w1 w2 w3"] * 200,
        course=Course(steps=40, batch=8, length=16, rate=1e-2),
        folder=tmp_path,
        progress=lambda step, last, loss: losses.append(loss),
    )
    assert len(losses) == 40
    assert sum(losses[-5:]) < 0.5 * sum(losses[:5])


def test_mlm_too_little_text_is_a_clear_error(
    make_encoder: Callable[[int], Any], tokenizer: Tokenizer, tmp_path: Path
) -> None:
    """Texts that fill no row are named before anything is computed."""
    encoder = make_encoder(tokenizer.get_vocab_size())
    with pytest.raises(UsageError, match="shorter than 32"):
        train_encoder(encoder, tokenizer, ["w0 w1"], course=COURSE, folder=tmp_path)


def test_mlm_weights_meet_halfway(make_encoder: Callable[[int], Any]) -> None:
    """After training each weight lies in the middle between what it was and what it became."""
    encoder = make_encoder(40)
    end = {name: weight.clone() for name, weight in encoder.state_dict().items()}
    meet_halfway(encoder, {name: weight + 2 for name, weight in end.items()})
    for name, weight in encoder.state_dict().items():
        if weight.is_floating_point():
            assert torch.allclose(weight, end[name] + 1, atol=1e-5)
