"""Which file an open vault is."""

import shutil
from pathlib import Path

from hrcase.storage.device import identity_of, same_file


def a_file(folder: Path) -> Path:
    path = folder / "vault.db"
    path.write_bytes(b"x")
    return path


def test_a_file_is_the_same_after_it_was_written_to(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    identity = identity_of(path)

    with path.open("ab") as file:
        file.write(b"y")

    assert same_file(path, identity)


def test_another_file_in_its_place_is_not_the_same(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    with path.open("rb"):
        identity = identity_of(path)
        other = tmp_path / "other"
        other.write_bytes(b"x")
        other.replace(path)

        assert not same_file(path, identity)


def test_a_vanished_folder_holds_no_same_file(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    identity = identity_of(a_file(folder))

    shutil.rmtree(folder)

    assert not same_file(folder / "vault.db", identity)
