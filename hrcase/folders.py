"""Where this program keeps things on this computer; none of it in the project's own folder."""

import os
import sys
from pathlib import Path

_NAME = "hrcase"
_LONG_NAME = "HR Case"


def vault_folder() -> Path:
    """Where the vault stands unless another place was chosen."""
    return _data_folder() / "vault"


def demo_folder() -> Path:
    """Where the demo vault stands: never inside a real one."""
    return _data_folder() / "demo"


def state_folder() -> Path:
    """Where the log goes: ids and timings, never case text."""
    if sys.platform in ("win32", "darwin"):  # pragma: no cover - not run on this machine
        return _data_folder() / "state"
    return _from("XDG_STATE_HOME", ".local/state") / _NAME


def _data_folder() -> Path:
    if sys.platform == "win32":  # pragma: no cover - Windows only: not run on this machine
        return _from("LOCALAPPDATA", "AppData/Local") / _LONG_NAME
    if sys.platform == "darwin":  # pragma: no cover - macOS only: not run on this machine
        return Path.home() / "Library" / "Application Support" / _LONG_NAME
    return _from("XDG_DATA_HOME", ".local/share") / _NAME


def _from(variable: str, otherwise: str) -> Path:
    said = os.environ.get(variable, "")
    return Path(said) if said else Path.home() / otherwise
