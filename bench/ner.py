"""The figure table of the name model: F1 by set and label, and words a second.

`python bench/ner.py [MODEL] [--public ../shared/public/ner] [--part test]`
"""

import argparse
from dataclasses import astuple
from pathlib import Path

from pipeline.commands.train.ner import FIGURES
from pipeline.extract.nlp.load import load_nlp, model_dir
from pipeline.extract.nlp.samples import own_samples
from pipeline.extract.nlp.score import measure_speed, score_sets
from pipeline.terminal import format_table

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Prints the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, nargs="?", default=model_dir())
    parser.add_argument("--annotated", type=Path, default=ROOT / "corpora" / "annotated")
    parser.add_argument("--public", type=Path, default=ROOT.parent / "shared" / "public" / "ner")
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    options = parser.parse_args()
    nlp = load_nlp(options.model)
    public = options.public if options.public.is_dir() else None
    figures = score_sets(nlp, options.annotated, public, part=options.part)
    print("\n".join(format_table(FIGURES, map(astuple, figures))))
    texts = [sample.text for sample in own_samples(options.annotated, "train")]
    print(f"\n{measure_speed(nlp, texts):,.0f} words a second of CPU time, one thread")


if __name__ == "__main__":
    main()
