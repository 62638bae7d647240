"""`keyroles train`: from a folder of annotated documents to a packaged model and its figures."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from pipeline.commands.train import options
from pipeline.corpus import part_of
from pipeline.extract.nlp.load import load_nlp

Run = Callable[..., tuple[int, str, str]]

TEXTS = (
    ("en", "Met {p:1|Orla Vexley}, {t:1|Head of Purchasing} at {o|Brindle Mills}."),
    ("zh", "跟{d:1|采购部}的{p:1|欧阳骏}聊过了，他是{t:1|采购经理}。"),
)


def write_corpus(folder: Path) -> Path:
    """A corpus with a document of each language in each part of the split."""
    folder.mkdir()
    for part in ("train", "dev", "test"):
        ids = (f"x{number}" for number in count() if part_of(f"x{number}") == part)
        (folder / f"{part}.txt").write_text(
            "\n".join(
                f"=== {name} | {language} | note | account=Brindle Mills | seller=Tarn\n"
                f"{text}\n#1 name=Orla Vexley | side=customer\n"
                for name, (language, text) in zip(ids, TEXTS, strict=False)
            ),
            encoding="utf-8",
        )
    write_titles(folder)
    return folder


def write_titles(folder: Path) -> None:
    """The list of titles that stands beside annotated documents."""
    titles = ("Head of Purchasing\ten\tprocurement", "采购经理\tzh\tprocurement")
    text = "\n".join(("title\tlang\trole", *titles))
    (folder / "titles.tsv").write_text(text + "\n", encoding="utf-8")


def test_train_makes_a_model(run_cli: Run, tmp_path: Path) -> None:
    """A few steps on a tiny corpus give a model that can be read, and a figure for every label."""
    annotated, names = write_corpus(tmp_path / "annotated"), tmp_path / "names"
    names.mkdir()
    out = tmp_path / "model"
    folders = ("--annotated", str(annotated), "--names", str(names), "--out", str(out))
    code, table, told = run_cli("train", "ner", *folders, "--steps", "20", "--seed", "3")
    assert (code, told) == (0, f"written to {out}\n")
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()]
    assert [row[:2] for row in rows[2:]] == [
        [f"own_{language}_test", label]
        for language in ("en", "zh")
        for label in ("PERSON", "TITLE", "ORG", "DEPT")
    ]
    assert load_nlp(out).pipe_names == ["tok2vec", "ner"]


@pytest.mark.parametrize("option", ["--annotated", "--names", "--public", "--encoder"])
def test_train_names_absent_folders(run_cli: Run, tmp_path: Path, option: str) -> None:
    """A folder that is not there is named in one line, before anything is written."""
    absent, out = tmp_path / "absent", tmp_path / "model"
    code, _, told = run_cli("train", "ner", "--out", str(out), option, str(absent))
    assert code == 1
    assert told.startswith(f"Error: there is no folder {absent}")
    assert told.count("\n") == 1
    assert not out.exists()


def test_train_needs_the_extra(
    run_cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without scikit-learn the command says what to install."""
    monkeypatch.setattr(options, "find_spec", lambda module: None)
    folders = ("--annotated", str(write_corpus(tmp_path / "corpus")), "--names", str(tmp_path))
    code, _, told = run_cli("train", "ner", *folders)
    assert (code, told) == (1, "Error: training needs sklearn: pip install 'keyroles[train]'\n")


def test_train_wants_documents(run_cli: Run, tmp_path: Path) -> None:
    """Empty folders are an error, as nothing can be learnt from them."""
    folders = ("--annotated", str(tmp_path), "--names", str(tmp_path))
    code, _, told = run_cli("train", "ner", *folders)
    assert (code, told) == (1, f"Error: no annotated documents (*.txt) in {tmp_path}\n")
