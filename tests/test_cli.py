import getpass
import shutil
import sys
from io import StringIO
from pathlib import Path

import pytest

from hrcase import cli
from hrcase.domain.audit import GENESIS, TrailHead
from hrcase.errors import CannotWriteFile, HrcaseError
from hrcase.services.audit import export_trail
from hrcase.services.settings import set_lock_minutes
from hrcase.storage import backup
from hrcase.storage.attempts import FREE_TRIES, wrong_tries
from hrcase.storage.vault_header import COPY, read_header, write_header
from hrcase.storage.workstation import KeyStore
from tests.builders import a_workspace, at
from tests.closed_vault import PASSPHRASE, a_closed_vault
from tests.storage.key_stores import Shelf
from tests.storage.outside import another_user, open_folder


def run(*words: str | Path) -> int:
    return cli.main([str(word) for word in words], protect=lambda: None)


@pytest.fixture(scope="session")
def ready_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault, built once; each test gets a copy."""
    return a_closed_vault(tmp_path_factory.mktemp("office")).parent


@pytest.fixture
def vault(ready_vault: Path, tmp_path: Path) -> Path:
    shutil.copytree(ready_vault, tmp_path / "office")
    return tmp_path / "office" / "vault"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """Standard input of a script that knows the passphrase."""
    script = StringIO(f"{PASSPHRASE}\n")
    monkeypatch.setattr(sys, "stdin", script)
    return script


@pytest.mark.feature("Q2")
def test_the_self_test_passes_on_this_computer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    protected = []

    cli.main(["self-test", str(tmp_path)], protect=lambda: protected.append(True))

    lines = capsys.readouterr().out.splitlines()
    assert protected == [True]
    assert "ok      vault: a vault was made, closed and checked" in lines
    assert f"ok      data folder: a file was written, renamed and read in {tmp_path}" in lines
    names = [line[8:].partition(":")[0] for line in lines]
    assert names == [*cli.CHECKS, "data folder"]
    assert [line for line in lines[1:] if not line.startswith(("ok", "note"))] == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("traceable", "code"), [(True, 1), (False, 0)])
def test_the_self_test_fails_where_memory_may_be_read(
    traceable: bool,  # noqa: FBT001 - a parameter of the test
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(cli, "may_be_traced", lambda: traceable)

    assert run("self-test", tmp_path) == code
    assert ("FAILED  process: Another program" in capsys.readouterr().out) is traceable


def test_the_self_test_fails_without_encryption(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "PLAIN_SQLITE", b"")

    assert run("self-test") == 1
    assert "FAILED  vault: A new vault on this computer is not" in capsys.readouterr().out


@pytest.mark.feature("Q2")
def test_a_computer_without_a_key_store_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "workstation_store", lambda: "No key store.")
    monkeypatch.setattr(cli, "may_be_traced", lambda: False)

    assert run("self-test", tmp_path) == 0
    assert "note    key store: No key store.\n" in capsys.readouterr().out


@pytest.mark.feature("Q2")
def test_a_key_store_is_tried_out_before_it_is_called_usable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shelf = Shelf()
    monkeypatch.setattr(cli, "workstation_store", lambda: KeyStore(shelf))
    assert cli.CHECKS["key store"]() == "a PIN can be set on this workstation"

    monkeypatch.setattr(cli, "workstation_store", lambda: KeyStore(Shelf(locked=True)))
    with pytest.raises(cli.NotNeeded, match="does not answer"):
        cli.CHECKS["key store"]()


@pytest.mark.feature("Q2")
def test_a_clock_that_stands_in_an_earlier_year_fails() -> None:
    with pytest.raises(HrcaseError, match=r"says 2019-03-02.*set the clock first"):
        cli._clock_is_right(lambda: at("2019-03-02 09:00"))
    said = cli._clock_is_right(lambda: at("2026-11-22 16:50"))
    assert said == "2026-11-22 16:50 in America/Chicago"


@pytest.mark.feature("Q2")
def test_a_folder_that_is_not_made_yet_is_tried_at_its_parent(tmp_path: Path) -> None:
    said = cli._folder_can_be_written(tmp_path / "data" / "vault")
    assert said.endswith(str(tmp_path))


@pytest.mark.feature("Q2")
def test_a_folder_that_cannot_be_written_fails_the_self_test(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "CHECKS", {})
    with open_folder() as place, another_user():
        assert run("self-test", place) == 1
    assert "FAILED  data folder:" in capsys.readouterr().out


def test_a_file_that_comes_back_otherwise_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "write_file", lambda path, _content: path.write_bytes(b"other"))
    with pytest.raises(CannotWriteFile, match="does not come back"):
        cli._folder_can_be_written(tmp_path)


def test_a_whole_vault_is_called_whole(
    vault: Path, typed: StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run("verify", vault, "--user", "Maren Oldacre")

    assert capsys.readouterr().out.startswith("whole; latest entry 1, seal ")
    assert code == 0
    assert typed.read() == ""


def test_a_trail_without_its_end_is_called_not_whole(
    vault: Path, typed: StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    write_header(vault, read_header(vault).with_trail(TrailHead(9, "ab" * 32)))

    code = run("verify", vault, "--user", "Idris Pelham")

    said = capsys.readouterr().out
    assert "FAULT   The end is cut off" in said
    assert "not whole; latest entry 1" in said
    assert code == 1
    assert typed.read() == ""


def test_a_backup_is_checked_by_restoring_it(
    vault: Path, typed: StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    generation = backup.generations(vault.parent / "backups")[0]
    before = sorted(generation.iterdir())

    assert run("verify", generation, "--user", "Maren Oldacre") == 0
    assert "whole; latest entry 1" in capsys.readouterr().out
    assert sorted(generation.iterdir()) == before
    assert typed.read() == ""


def test_a_saved_trail_is_checked_without_a_passphrase(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work = a_workspace(tmp_path)
    set_lock_minutes(work, 5)
    saved = export_trail(work, tmp_path / "trail.json")

    assert run("verify", saved) == 0
    assert capsys.readouterr().out.startswith("whole; latest entry ")


def test_a_passphrase_at_the_terminal_is_not_shown(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    asked = []

    def typed_unseen(prompt: str) -> str:
        asked.append(prompt)
        return PASSPHRASE

    monkeypatch.setattr(getpass, "getpass", typed_unseen)

    assert run("verify", vault, "--user", "Maren Oldacre") == 0
    assert asked == ["Passphrase of Maren Oldacre: "]


def test_wrong_tries_count_and_are_slowed_here_too(
    vault: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(FREE_TRIES):
        monkeypatch.setattr(sys, "stdin", StringIO("Twelve Quiet Herons 8\n"))
        assert run("verify", vault, "--user", "Maren Oldacre") == 1
    assert len(wrong_tries(vault)) == FREE_TRIES

    assert run("verify", vault, "--user", "Maren Oldacre") == 1
    assert "Too many wrong tries: wait" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["--user", "Nobody"]])
def test_it_must_be_said_whose_passphrase_is_typed(
    vault: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("verify", vault, *words) == 1
    assert "--user NAME" in capsys.readouterr().err


def test_info_tells_it_what_is_there_and_names_nobody(
    vault: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("info", vault) == 0

    said = capsys.readouterr().out
    assert "slots      2 passphrase (Argon2id: 64 MiB, 3 passes)" in said
    assert "trail      latest entry 1, seal " in said
    assert "slots      0 recovery\n" in said
    assert "Oldacre" not in said


def test_info_says_when_the_header_was_mended(
    vault: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (vault / COPY).write_bytes(b"{")

    assert run("info", vault) == 0
    assert "was written anew" in capsys.readouterr().out


def test_info_of_a_vault_without_entries(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_header(vault, read_header(vault).with_trail(TrailHead(0, GENESIS)))

    assert run("info", vault) == 0
    assert "trail      no entry yet" in capsys.readouterr().out


def test_a_folder_without_a_vault_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("info", tmp_path) == 1
    assert "There is no vault in" in capsys.readouterr().err


def test_a_wrong_command_is_refused_with_the_right_ones() -> None:
    with pytest.raises(SystemExit):
        run("paint")


def test_what_nobody_foresaw_is_not_hidden_by_the_self_test(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken() -> str:
        raise RuntimeError

    monkeypatch.setattr(cli, "CHECKS", {"rules": broken})
    with pytest.raises(RuntimeError):
        run("self-test")
