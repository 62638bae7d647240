"""Training: what can be told apart is learnt, and the best weights are kept."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import numpy as np
import pytest

from pipeline.classify.heads import HEADS, NONE, SLICES, WIDTH
from pipeline.classify.learn.lessons import IGNORED, Lesson
from tests.classify.learn.conftest import SPECIAL, make_tokenizer

torch = pytest.importorskip("torch", reason="needs the extra `encoder`")
pytest.importorskip("transformers", reason="needs the extra `encoder`")

from pipeline.classify.learn.fit import Plan, fit_net, weigh_values  # noqa: E402 - needs PyTorch
from pipeline.classify.learn.net import Net  # noqa: E402 - needs PyTorch
from pipeline.classify.learn.score import (  # noqa: E402 - needs PyTorch
    macro_f1,
    score_heads,
    score_lessons,
)

WORDS = ("signs", "asks", "waits", "now", "then", "签字", "等")
TOKENIZER = make_tokenizer(WORDS)
SAID = {"signs": "decision_maker", "签字": "decision_maker"}
PLAN = Plan(epochs=8, pieces=48, rate=3e-3)


def teach(text: str, **labels: str) -> Lesson:
    """A lesson with these labels by head."""
    return Lesson("a.txt", "en", "", text, tuple(labels.get(head, NONE) for head in HEADS))


def make_lessons(count: int) -> list[Lesson]:
    """Lessons whose influence one word of theirs tells."""
    rng = Random(1)
    words = [(rng.choice(WORDS), rng.choice(("now", "then"))) for _ in range(count)]
    return [
        teach(f"[P] {word} {when}", influence=SAID.get(word, NONE), style=IGNORED)
        for word, when in words
    ]


@pytest.fixture(name="make_net", scope="module")
def _make_net(make_encoder: Callable[[int], Any]) -> Callable[[], Net]:
    """A function that makes an untrained net."""

    def make() -> Net:
        encoder = make_encoder(TOKENIZER.get_vocab_size())
        return Net(encoder, person=SPECIAL.index("[P]"))

    return make


def values(net: Net, lessons: Sequence[Lesson], head: str) -> list[str]:
    """What the net says of each lesson."""
    scores = score_lessons(net, TOKENIZER, lessons)
    return [HEADS[head][n] for n in scores[:, SLICES[head]].argmax(1)]


def test_fit_learns_what_can_be_told_apart(make_net: Callable[[], Net]) -> None:
    """After a few epochs the word that tells the influence is known."""
    net, lessons = make_net(), make_lessons(120)
    fit_net(net, TOKENIZER, lessons[:90], lessons[90:], plan=PLAN)
    wanted = [lesson.labels[list(HEADS).index("influence")] for lesson in lessons[90:]]
    assert values(net, lessons[90:], "influence") == wanted
    assert set(values(net, lessons, "role")) == {NONE}


def test_fit_is_the_same_each_time(make_net: Callable[[], Net]) -> None:
    """One seed, one net; another seed, another net."""
    lessons, found = make_lessons(40), []
    for seed in (3, 3, 4):
        net = make_net()
        fit_net(net, TOKENIZER, lessons, lessons, plan=Plan(epochs=1, pieces=48, seed=seed))
        found.append(score_lessons(net, TOKENIZER, lessons))
    assert np.array_equal(found[0], found[1])
    assert not np.array_equal(found[0], found[2])


def test_fit_keeps_the_best_epoch(make_net: Callable[[], Net]) -> None:
    """The net in the end scores as the best epoch did, and words keep their embeddings."""
    net, lessons, means = make_net(), make_lessons(60), list[float]()
    before = net.encoder.embeddings.word_embeddings.weight.clone()

    def note(step: int, last: int, mean: float | None) -> None:
        means.extend([] if mean is None else [mean])

    fit_net(net, TOKENIZER, lessons, lessons, plan=PLAN, progress=note)
    assert len(means) == PLAN.epochs
    final = score_heads(score_lessons(net, TOKENIZER, lessons), lessons)
    assert np.mean(list(final.values())) == pytest.approx(max(means))
    assert torch.equal(net.encoder.embeddings.word_embeddings.weight, before)


def test_fit_reads_other_lessons_each_epoch(make_net: Callable[[], Net]) -> None:
    """What varies the lessons is asked once an epoch, with the lessons to vary."""
    lessons, asked = make_lessons(8), list[int]()

    def vary(given: Sequence[Lesson], rng: Random) -> Sequence[Lesson]:
        asked.append(len(given))
        return given

    fit_net(make_net(), TOKENIZER, lessons, [], plan=Plan(epochs=3), vary=vary)
    assert asked == [8, 8, 8]


def test_fit_nothing_to_learn_from_is_an_error(make_net: Callable[[], Net]) -> None:
    """Without lessons there is no training."""
    with pytest.raises(ValueError, match="no lessons"):
        fit_net(make_net(), TOKENIZER, [], [], plan=PLAN)


def test_fit_rare_values_weigh_more() -> None:
    """By the inverse root of how often they occur; what nobody can say does not count."""
    lessons = [teach("x")] * 90 + [teach("x", stance="opponent")] * 10
    lessons += [teach("x", stance=IGNORED)] * 900
    weights = dict(zip(HEADS, weigh_values(lessons), strict=True))
    none, opponent = (weights["stance"][HEADS["stance"].index(v)] for v in (NONE, "opponent"))
    assert float(opponent / none) == pytest.approx(3.0)
    assert [len(weights[head]) for head in HEADS] == [len(row) for row in HEADS.values()]


def test_score_lessons_come_in_their_order(make_net: Callable[[], Net]) -> None:
    """Long and short lessons read together have the scores that each has alone."""
    net = make_net()
    lessons = [teach("[P] " + "waits " * n) for n in (30, 1, 90, 3)]
    together = score_lessons(net, TOKENIZER, lessons)
    alone = np.concatenate([score_lessons(net, TOKENIZER, [lesson]) for lesson in lessons])
    assert together.shape == (4, WIDTH)
    assert np.allclose(together, alone, atol=1e-4)


def test_score_net_reads_the_marked_person(make_net: Callable[[], Net]) -> None:
    """Who is marked matters, and a text without a mark is read all the same."""
    net = make_net()
    one, other, none = score_lessons(
        net, TOKENIZER, [teach("[P] asks [O]"), teach("[O] asks [P]"), teach("asks now")]
    )
    assert not np.allclose(one, other)
    assert np.isfinite(none).all()


@pytest.mark.parametrize(
    ("said", "gold", "score"),
    [
        ("aab", "aab", 1.0),
        ("aaa", "bbb", 0.0),
        ("aabb", "abab", 0.5),
        ("an", "aa", 1 / 3),
        ("", "", 0.0),
    ],
)
def test_score_macro_f1(said: str, gold: str, score: float) -> None:
    """The mean over values of their F1; a value that nobody said or meant counts as zero."""
    assert macro_f1(list(said), list(gold), "ab") == pytest.approx(score)


def test_score_macro_f1_leaves_out_what_nobody_can_say() -> None:
    """A place without an answer is neither right nor wrong."""
    assert macro_f1(["a", "b", "a"], ["a", "b", IGNORED], "ab") == 1.0
