"""Nothing is asked of any other machine, in this process or with the network cut."""

import json
import shutil
import socket
import subprocess
import sys

import pytest

from tests.conftest import ROOT, ReachedOutError

_CUT = ("unshare", "--net", "--map-root-user")


def test_the_guard_keeps_tests_at_home() -> None:
    """Looking up or connecting to another machine fails in every test."""
    with pytest.raises(ReachedOutError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(ReachedOutError):
        socket.getaddrinfo("example.com", 80)


def _can_cut() -> bool:
    return bool(shutil.which("unshare")) and (
        subprocess.run([*_CUT, "true"], capture_output=True, check=False).returncode == 0
    )


@pytest.mark.skipif(not _can_cut(), reason="the network cannot be cut here: unshare is refused")
def test_a_mail_is_read_with_the_network_cut() -> None:
    """A document with remote pictures is read where there is no network at all."""
    mail = (
        "From: Nora Quist <nora@northlea.example>\nSubject: x\nMIME-Version: 1.0\n"
        "Content-Type: text/html\n\n<p>I sign the contract.</p>"
        '<img src="https://northlea.example/seen.png"><link href="//northlea.example/a.css">'
    )
    command = [*_CUT, sys.executable, "-m", "pipeline", "doc", "-", "--format", "json"]
    done = subprocess.run(command, cwd=ROOT, input=mail, capture_output=True, text=True, check=True)
    assert "Nora Quist" in json.dumps(json.loads(done.stdout))
