"""The account page of the invented demo, as the READMEs show it: on a desktop and on a phone.

usage: bench/screenshots.py [--out docs/pictures]

Runs keyroles over `corpora/demo` and writes `page-desktop.png` and `page-phone.png`, reduced to 256
colours. Chromium is needed, and Pillow, which comes with the extra `bench`.
"""

import argparse
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tests.export.page.browser.visit import start_browser, visit

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "corpora" / "demo"
_GO = "(card) => { location.hash = card.id; card.scrollIntoView({ behavior: 'instant' }); }"


@dataclass(frozen=True, slots=True)
class Shot:
    """A window of the given size in CSS pixels, `scale` device pixels to one of them.

    `target` is what is scrolled to; without one it is the top of the page.
    """

    name: str
    account: str
    width: int
    height: int
    scale: int = 1
    target: str = ""


SHOTS = (
    Shot("page-desktop", "Fenwater Hotels", 1280, 868),
    Shot("page-phone", "溧川水务集团", 390, 844, 2, ".card.stance-supporter:has(.advice)"),
)


def main() -> None:
    """Run over the demo, then take every picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures")
    out: Path = parser.parse_args().out
    with tempfile.TemporaryDirectory() as run, start_browser() as browser:
        make_pages(Path(run))
        for shot in SHOTS:
            target = out / f"{shot.name}.png"
            target.write_bytes(take_shot(shot, Path(run, "accounts"), browser))
            print(target, f"{target.stat().st_size / 1000:.0f} kB")


def make_pages(out: Path) -> None:
    """Run over the demo."""
    inputs = (str(DEMO / "notes"), "--seller", str(DEMO / "seller.toml"))
    options = ("--accounts", str(DEMO / "accounts.csv"), "--out", str(out))
    command = (sys.executable, "-m", "pipeline", "run", *inputs, *options)
    subprocess.run(command, check=True, capture_output=True)


def take_shot(shot: Shot, accounts: Path, browser: Browser) -> bytes:
    """What the window shows, as a PNG with a palette."""
    size = {"width": shot.width, "height": shot.height}
    options = {"viewport": size, "device_scale_factor": shot.scale, "color_scheme": "light"}
    with visit(browser, accounts / f"{shot.account}.html", **options) as seen:
        if shot.target:
            seen.page.locator(shot.target).first.evaluate(_GO)
        full = Image.open(BytesIO(seen.page.screenshot()))
    packed = BytesIO()
    full.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    return packed.getvalue()


if __name__ == "__main__":
    main()
