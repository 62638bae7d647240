"""`keyroles train encoder`, `classifier` and `corrections`, on a network of a few words."""

import csv
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from pipeline.classify.heads import HEADS
from pipeline.classify.learn.lessons import IGNORED, Lesson, Lessons
from pipeline.classify.serve import load_reader
from pipeline.commands.train import options
from pipeline.corpus import part_of
from tests.tiny import write_encoder

Run = Callable[..., tuple[int, str, str]]

PASSAGES = (
    ("en", "[Orla] signs the contract herself .", "-\tdecision_maker\t-\t-\t-"),
    ("en", "[Orla] wants numbers first .", "-\t-\tanalytical\t-\t-"),
    ("zh", "[欧阳骏] 签字", "-\tdecision_maker\t-\t-\t-"),
    ("zh", "[欧阳骏] 先 看 数据", "-\t-\tanalytical\t-\t-"),
)
NOTE = "Met Orla Vexley, Head of Purchasing at Brindle Mills. Orla Vexley wants numbers first.\n"


def write_passages(folder: Path) -> Path:
    """A corpus with passages of each language on each side of the split."""
    folder.mkdir()
    for language in ("en", "zh"):
        kinds = [row[1:] for row in PASSAGES if row[0] == language]
        rows = []
        parts: set[str] = set()
        for number in count(1):
            rows.append("\t".join(kinds[number % 2]))
            parts.add(part_of(f"{language}-s01:{number}"))
            if len(parts) == 3 and number > 20:
                break
        (folder / f"{language}-s01.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(name="encoder")
def _encoder(tmp_path: Path) -> Path:
    """An encoder that knows the marks of people."""
    return write_encoder(tmp_path / "encoder", "[P]", "[O]")


@pytest.fixture(name="corpus")
def _corpus(tmp_path: Path) -> Path:
    """Passages to learn from."""
    return write_passages(tmp_path / "annotated")


def list_figures(table: str) -> Iterator[list[str]]:
    """The first cells of the rows of a printed table."""
    for line in table.splitlines()[2:]:
        yield line.strip("| ").split(" | ")[:3]


def test_encoder_learns_words(run_cli: Run, tmp_path: Path) -> None:
    """The base with the words of the glosses lies in the folder, and no checkpoint any more."""
    base = write_encoder(tmp_path / "base")
    text = tmp_path / "texts"
    text.mkdir()
    rows = [f"[Orla] signs the contract herself .\t{PASSAGES[0][2]}"] * 60
    (text / "en-s01.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    glosses = tmp_path / "zh.tsv"
    glosses.write_text("拍板\tsigns herself\n", encoding="utf-8")
    out = tmp_path / "out"
    folders = ("--annotated", str(text), "--names", str(text), "--glosses", str(glosses))
    code, _, told = run_cli(
        "train", "encoder", "--base", str(base), *folders, "--out", str(out), "--steps", "2"
    )
    assert (code, told) == (0, f"written to {out}\n")
    assert {path.name for path in out.iterdir()} == {
        "config.json",
        "model.safetensors",
        "tokenizer.json",
    }
    assert "拍板" in (out / "tokenizer.json").read_text(encoding="utf-8")


def test_classifier_is_trained_and_measured(
    run_cli: Run, tmp_path: Path, encoder: Path, corpus: Path
) -> None:
    """The folder can be read from, and there is a figure for each side, language and attribute."""
    out = tmp_path / "model"
    code, table, told = run_cli(
        *("train", "classifier", "--encoder", str(encoder), "--annotated", str(corpus)),
        *("--out", str(out), "--epochs", "1", "--seed", "3"),
    )
    assert (code, told) == (0, f"written to {out}\n")
    assert list(list_figures(table)) == [
        [part, language, head]
        for part in ("dev", "test")
        for language in ("en", "zh")
        for head in HEADS
    ]
    assert load_reader(out).read([("", "[P] signs")]).shape[0] == 1


def test_classifier_repeats_itself(
    run_cli: Run, tmp_path: Path, encoder: Path, corpus: Path
) -> None:
    """The same seed gives the same weights, another seed others."""
    models = []
    for name, seed in (("one", "3"), ("two", "3"), ("three", "4")):
        folders = ("--encoder", str(encoder), "--annotated", str(corpus))
        out = tmp_path / name
        options = ("--out", str(out), "--epochs", "1", "--seed", seed)
        run_cli("train", "classifier", *folders, *options)
        models.append((out / "model.onnx").read_bytes())
    assert models[0] == models[1]
    assert models[0] != models[2]


@pytest.fixture(name="corrected")
def _corrected(run_cli: Run, tmp_path: Path) -> Path:
    """Notes, and the run's folder in which one sentence was corrected."""
    notes = tmp_path / "notes" / "Brindle Mills"
    notes.mkdir(parents=True)
    (notes / "call.txt").write_text(NOTE, encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    start = NOTE.index("Orla Vexley wants")
    write_csv(
        out / "stakeholders.csv",
        {"stakeholder_id": "a1", "account": "Brindle Mills", "name": "Orla Vexley", "aliases": ""},
    )
    write_csv(out / "evidence.csv", {**EVIDENCE, "start": str(start), "end": str(start + 31)})
    return out


EVIDENCE = {
    "stakeholder_id": "a1",
    "attribute": "style",
    "document": "call.txt",
    "start": "0",
    "end": "4",
    "correct": "driver",
}


def write_csv(path: Path, *rows: dict[str, str]) -> None:
    """A table of these rows."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_corrections_are_learnt(
    run_cli: Run, tmp_path: Path, encoder: Path, corpus: Path, corrected: Path
) -> None:
    """Training goes on from the model that is named, and the next run can use the result."""
    first, second = tmp_path / "first", tmp_path / "second"
    folders = ("--encoder", str(encoder), "--annotated", str(corpus), "--epochs", "1")
    run_cli("train", "classifier", *folders, "--out", str(first))
    notes = str(tmp_path / "notes")
    code, _, told = run_cli(
        *("train", "corrections", notes, str(corrected), "--annotated", str(corpus)),
        *("--epochs", "5", "--out", str(second), "--set", f"classify.model={first}"),
    )
    assert code == 0, told
    assert told.startswith("of 1 corrections ")
    assert (first / "model.onnx").read_bytes() != (second / "model.onnx").read_bytes()
    code, _, told = run_cli(
        *("run", notes, "--out", str(tmp_path / "again"), "--set", f"classify.model={second}")
    )
    assert code == 0, told


def test_revision_is_learnt(run_cli: Run, tmp_path: Path, encoder: Path, corpus: Path) -> None:
    """A sentence read often enough is read as it was corrected."""
    first, second = tmp_path / "first", tmp_path / "second"
    folders = ("--encoder", str(encoder), "--annotated", str(corpus), "--epochs", "1")
    run_cli("train", "classifier", *folders, "--out", str(first))
    from pipeline.classify.learn.fit import Plan
    from pipeline.classify.learn.revise import revise_classifier

    own = Lesson(
        "a", "en", "", "[P] wants numbers first .", (IGNORED, IGNORED, "driver", "none", "need")
    )
    nothing = Lessons(train=(), variants=(), dev=(), test=())
    found = revise_classifier([own], nothing, first, second, plan=Plan(epochs=40, rate=1e-2))
    assert (found.labels, found.after, found.figures) == (3, 3, [])


def test_corrections_have_to_fit(
    run_cli: Run, tmp_path: Path, corpus: Path, corrected: Path
) -> None:
    """Where the notes hold none of the sentences, it is said before anything is trained."""
    for module in options.ENCODER_EXTRA:
        pytest.importorskip(module, reason="needs the extra `encoder`")
    write_csv(corrected / "evidence.csv", EVIDENCE | {"document": "other.txt"})
    folders = ("--annotated", str(corpus), "--out", str(tmp_path / "model"))
    code, _, told = run_cli(
        "train", "corrections", str(tmp_path / "notes"), str(corrected), *folders
    )
    assert code == 1
    assert told == "Error: no correction fits the notes; name the notes and options of the run\n"


@pytest.mark.parametrize("command", ["encoder", "classifier"])
def test_extra_is_named(run_cli: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Without PyTorch the command says what to install."""
    monkeypatch.setattr(options, "find_spec", lambda module: None)
    code, _, told = run_cli("train", command)
    assert (code, told) == (1, "Error: training needs torch: pip install 'keyroles[encoder]'\n")


@pytest.mark.parametrize(
    ("command", "option"),
    [
        ("encoder", "--base"),
        ("encoder", "--annotated"),
        ("encoder", "--public"),
        ("classifier", "--encoder"),
        ("classifier", "--annotated"),
    ],
)
def test_absent_folders_are_named(
    run_cli: Run, tmp_path: Path, encoder: Path, command: str, option: str
) -> None:
    """A folder that is not there is named before anything is written."""
    absent, out = tmp_path / "absent", tmp_path / "model"
    begin = {"encoder": "--base", "classifier": "--encoder"}[command]
    code, _, told = run_cli(
        "train", command, begin, str(encoder), "--out", str(out), option, str(absent)
    )
    assert code == 1
    assert told.startswith(f"Error: there is no folder {absent}")
    assert not out.exists()
