"""`--profile`: what each room took."""

from pathlib import Path

from typer.testing import CliRunner

from pipeline.cli import app

MAIL = b"""From: Wanda Orme <wanda@orrin.example>
To: Sam <sam@ours.example>
Date: Tue, 3 Mar 2026 10:12:00 +0000
Subject: Pilot

Please send the figures to Ines Vold, our CFO.
"""


def test_profile_names_the_rooms(tmp_path: Path) -> None:
    """`doc --profile` prints a row for each room that worked; without it there is none."""
    mail = tmp_path / "mail.eml"
    mail.write_bytes(MAIL)
    plain = CliRunner().invoke(app, ["doc", str(mail)])
    asked = CliRunner().invoke(app, ["doc", str(mail), "--profile"])
    assert asked.stdout == plain.stdout
    assert plain.stderr == ""
    rooms = [line.split("|")[1].strip() for line in asked.stderr.splitlines()[2:]]
    assert {"ingest", "segment", "name model", "extract", "encoder", "aggregate"} < set(rooms)
