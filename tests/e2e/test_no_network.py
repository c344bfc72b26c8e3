"""The network is never asked for: by no test, and by no part of the tour."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.e2e.tracing import LOCAL, can_trace, kinds_of_sockets, traced


def test_a_socket_that_is_not_local_is_refused_and_noted(no_network: list[int]) -> None:
    with pytest.raises(PermissionError, match="not local"):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    with pytest.raises(PermissionError):
        socket.create_connection(("127.0.0.1", 9), timeout=1)

    assert no_network == [socket.AF_INET, socket.AF_INET]
    no_network.clear()


def test_a_local_socket_is_let_through(no_network: list[int]) -> None:
    one, other = socket.socketpair()
    one.close()
    other.close()

    assert no_network == []


def test_a_socket_that_is_not_local_would_be_seen_in_a_program(tmp_path: Path) -> None:
    if not can_trace():
        pytest.skip("no network: strace is not installed, or may not trace here")
    program = "import socket; socket.socket(socket.AF_INET6).close()"
    trace = tmp_path / "trace.txt"

    subprocess.run([*traced(trace), sys.executable, "-c", program], check=True)  # noqa: S603 - fixed words

    assert kinds_of_sockets(trace) == {"AF_INET6"}


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.feature("N1")
def test_the_whole_tour_opens_no_socket_but_local_ones(tmp_path: Path) -> None:
    if not can_trace():
        pytest.skip("no network: strace is not installed, or may not trace here")
    trace = tmp_path / "trace.txt"
    words = [sys.executable, "-m", "ui", "--demo", "--tour", str(tmp_path / "tour")]
    home = tmp_path / "home"
    home.mkdir()
    environment = dict(os.environ, HOME=str(home), QT_QPA_PLATFORM="offscreen")

    done = subprocess.run(  # noqa: S603 - our own program
        [*traced(trace), *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert kinds_of_sockets(trace) <= LOCAL
