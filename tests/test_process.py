"""A hardened process."""

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Iterator

import pytest

from hrcase.process import harden, may_be_traced

_PR_SET_DUMPABLE = 4
_LOOK = """
import os, resource
from hrcase.process import harden, may_be_traced
harden()
print(oct(os.umask(0o077)), resource.getrlimit(resource.RLIMIT_CORE), may_be_traced())
"""


@pytest.fixture
def _as_before() -> Iterator[None]:
    """Whatever a test does to this process is undone, but for core dumps: no way back there."""
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0)
    umask = os.umask(0o022)
    os.umask(umask)
    yield
    os.umask(umask)
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0)


@pytest.mark.usefixtures("_as_before")
def test_a_hardened_process_cannot_be_traced_or_dumped() -> None:
    assert may_be_traced()

    harden()

    assert not may_be_traced()
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
    assert os.umask(0o077) == 0o077


def test_a_fresh_program_is_hardened_from_its_first_line() -> None:
    seen = subprocess.run([sys.executable, "-c", _LOOK], check=True, capture_output=True, text=True)  # noqa: S603 - our own interpreter

    assert seen.stdout.split(" ", 1) == ["0o77", "(0, 0) False\n"]
