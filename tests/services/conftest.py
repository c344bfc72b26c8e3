"""An open vault of its own for each test of a service."""

from pathlib import Path

import pytest

from hrcase.services.workspace import Workspace
from tests.builders import a_workspace


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    return a_workspace(tmp_path)
