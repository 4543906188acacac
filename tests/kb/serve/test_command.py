"""`duikou serve`: it starts, answers and stops; a call that cannot work ends with one line."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.cli import main

ROOT = Path(__file__).parents[3]


@pytest.fixture
def server(where: str) -> Iterator[subprocess.Popen[str]]:
    call = [sys.executable, "-m", "kb", "serve", "--port", "0", "--store", where, "--no-texts"]
    with subprocess.Popen(call, cwd=ROOT, stderr=subprocess.PIPE, text=True) as started:
        yield started
        started.kill()


def test_it_answers_at_the_address_that_it_tells_and_stops_when_told(server: subprocess.Popen[str]) -> None:
    assert server.stderr is not None
    told = server.stderr.readline()
    found = re.fullmatch(r"[\d,]+ statements of .* at (http://127\.0\.0\.1:\d+)/\n", told)
    assert found, told
    with urllib.request.urlopen(found[1] + "/id/event/visit") as answer:
        page = answer.read().decode()
    server.send_signal(signal.SIGINT)
    assert "the text is not kept in this store" in page
    assert server.wait(10) == 0


def test_the_workers_end_with_their_server(server: subprocess.Popen[str]) -> None:
    assert server.stderr is not None
    server.stderr.readline()
    below = descendants(server.pid)
    server.kill()
    server.wait()
    server.stderr.read()  # ends when the last process that could write there has ended
    assert below
    assert not [each for each in below if alive(each)]


def descendants(number: int) -> list[int]:
    told = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(child): int(parent) for child, parent in (line.split() for line in told.splitlines())}
    below = [child for child, parent in parents.items() if parent == number]
    return below + [each for child in below for each in descendants(child)]


def alive(number: int) -> bool:
    told = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(number)], capture_output=True, text=True, check=False
    )
    return bool(told.stdout.strip()) and not told.stdout.startswith("Z")


def test_a_missing_extra_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "kb.serve.server", raising=False)
    assert main(["serve"]) == 2
    assert capsys.readouterr().err == "duikou: the server needs more packages: pip install 'duikou[serve]'\n"


def test_an_address_that_is_taken_is_told_in_one_line(where: str, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port), "--store", where]) == 2
    assert capsys.readouterr().err == (
        f"duikou: cannot listen at 127.0.0.1, port {port}: Address already in use; try another --port\n"
    )


def test_a_store_that_is_not_there_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = os.fspath(tmp_path / "none")
    assert main(["serve", "--port", "0", "--store", missing]) == 2
    assert capsys.readouterr().err == (
        f"duikou: no knowledge base at {missing}: run `duikou build` first, or give --store\n"
    )
