"""Places on this computer: the demo never stands inside a real vault."""

from pathlib import Path

import pytest

from hrcase.folders import demo_folder, state_folder, vault_folder


def test_each_thing_has_its_own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    assert vault_folder() == tmp_path / "data" / "hrcase" / "vault"
    assert demo_folder() == tmp_path / "data" / "hrcase" / "demo"
    assert state_folder() == tmp_path / "state" / "hrcase"


def test_without_a_word_from_the_system_they_stand_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)

    assert vault_folder() == tmp_path / ".local" / "share" / "hrcase" / "vault"
