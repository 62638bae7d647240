"""Training, packaging and loading, on a few sentences."""

from pathlib import Path

import pytest

pytest.importorskip("spacy", reason="spaCy is not installed")

from pipeline.errors import ConfigError
from pipeline.extract.nlp.load import load_nlp
from pipeline.extract.nlp.package import package_model
from pipeline.extract.nlp.samples import Sample
from pipeline.extract.nlp.score import score
from pipeline.extract.nlp.train import fit
from pipeline.sums import check_sums

SAMPLES = [
    Sample("Orla Vexley signs it.", ((0, 11, "PERSON"),), "own", "en"),
    Sample("跟欧阳骏聊过了。", ((1, 4, "PERSON"),), "own", "zh"),
    Sample("It runs at night.", (), "own", "en"),
]


def test_train_learns_packages_and_reads_back(tmp_path: Path) -> None:
    """A model learns from a few sentences, and finds the same after it was packaged."""
    steps: list[int] = []
    nlp = fit(
        SAMPLES,
        SAMPLES,
        steps=40,
        every=20,
        seed=1,
        progress=lambda step, last, score: steps.append(step),
    )
    assert steps[-1] >= 39
    package_model(nlp, tmp_path)
    trained, read = (
        list(score(model, SAMPLES, name="own", labels=["PERSON", "TITLE"]))
        for model in (nlp, load_nlp(tmp_path))
    )
    assert trained == read
    assert read[0].f1 > 0
    assert read[0].support == 2
    assert read[1].f1 == read[1].support == 0
    assert not (tmp_path / "vocab").exists()
    assert ".spacy" not in (tmp_path / "config.cfg").read_text(encoding="utf-8")


@pytest.mark.parametrize("spoil", ["change", "remove", "add"])
def test_package_refuses_other_files(tmp_path: Path, spoil: str) -> None:
    """A changed, missing or extra file is an error before anything is read; notes are not."""
    (tmp_path / "config.cfg").write_text("a", encoding="utf-8")
    digest = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    (tmp_path / "SHA256SUMS").write_text(f"{digest}  config.cfg\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("card", encoding="utf-8")
    check_sums(tmp_path, maker="keyroles train ner")
    if spoil == "remove":
        (tmp_path / "config.cfg").unlink()
    else:
        target = "config.cfg" if spoil == "change" else "extra.bin"
        (tmp_path / target).write_text("b", encoding="utf-8")
    with pytest.raises(ConfigError, match="SHA256SUMS"):
        check_sums(tmp_path, maker="keyroles train ner")
