"""`sayso serve`: it says where it is, answers its owner, and closes in order."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest


def started(*options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "sayso", "serve", "--model", "none", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a signal ends it")
def test_it_serves_its_owner_until_it_is_interrupted(tmp_path: Path) -> None:
    process = started("--ledger", str(tmp_path / "new.db"))
    assert process.stdout is not None
    try:
        line = next(line for line in process.stdout if "token=" in line)
        address = re.findall(r"http://127\.0\.0\.1:\d+/\?token=\S+", line)[0]
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(address.split("?")[0], timeout=60)
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        with opener.open(address, timeout=60) as answer:
            assert "token" not in answer.url
            assert "Who says what?" in answer.read().decode()
    finally:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert "closed" in out
    assert err == ""
    assert process.returncode == 0


def test_a_port_that_is_taken_is_said_to_be_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = started("--ledger", str(tmp_path / "new.db"), "--port", str(taken.getsockname()[1]))
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "is taken" in err
