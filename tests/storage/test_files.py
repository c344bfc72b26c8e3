"""How files are written."""

import errno
import os
from pathlib import Path

import pytest

from hrcase.errors import CannotSave, CannotWriteFile
from hrcase.storage.files import (
    make_folder,
    making_file,
    sentence_for,
    sweep_unfinished,
    write_file,
)
from tests.storage.outside import another_user, open_folder, tiny_disk


class Unplugged(Exception):
    """Something of the caller's own that goes wrong while it writes."""


def half_write(path: Path) -> None:
    with making_file(path) as file:
        file.write(b"half")
        raise Unplugged


def test_a_written_file_is_whole_and_private(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"

    write_file(path, b"content")

    assert path.read_bytes() == b"content"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_private_before_it_has_content(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        with making_file(tmp_path / "letter.pdf"):
            (part,) = tmp_path.iterdir()
            assert part.stat().st_mode & 0o777 == 0o600
            assert "letter" not in part.name
    finally:
        os.umask(old)


def test_a_writing_cut_off_leaves_the_earlier_file(tmp_path: Path) -> None:
    path = tmp_path / "header.json"
    write_file(path, b"earlier")

    with pytest.raises(Unplugged):
        half_write(path)

    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_a_vanished_folder_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteFile, match="is no longer there"):
        write_file(tmp_path / "gone" / "letter.pdf", b"content")


def test_the_caller_chooses_the_kind_of_failure(tmp_path: Path) -> None:
    with pytest.raises(CannotSave):
        write_file(tmp_path / "gone" / "header.json", b"content", CannotSave)


def test_a_folder_of_another_user_is_refused_with_a_sentence() -> None:
    with open_folder() as folder:
        folder.chmod(0o555)
        with another_user(), pytest.raises(CannotWriteFile, match="You may not write in"):
            write_file(folder / "letter.pdf", b"content")


def test_a_full_disk_leaves_the_earlier_file(tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", kilobytes=64) as disk:
        path = disk / "header.json"
        write_file(path, b"earlier")

        with pytest.raises(CannotWriteFile, match="is full"):
            write_file(path, b"x" * 200_000)

        assert path.read_bytes() == b"earlier"
        assert list(disk.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EDQUOT, "is full"),
        (errno.EROFS, "can only be read"),
        (errno.EACCES, "may not write"),
        (errno.ENOENT, "no longer there"),
        (errno.EFBIG, "too large"),
        (errno.ENAMETOOLONG, "could not be written"),
    ],
)
def test_each_reason_has_its_sentence(number: int, words: str) -> None:
    sentence = sentence_for(OSError(number, os.strerror(number), "secret name"), Path("place"))

    assert words in sentence
    assert "place" in sentence
    assert "secret name" not in sentence


def test_a_file_open_elsewhere_on_windows_is_said_so() -> None:
    class SharingViolation(PermissionError):
        winerror = 32

    assert "Another program" in sentence_for(SharingViolation(errno.EACCES, "x"), Path("place"))


def test_a_new_folder_is_private(tmp_path: Path) -> None:
    make_folder(tmp_path / "vault" / "attachments")
    make_folder(tmp_path / "vault" / "attachments")

    assert (tmp_path / "vault" / "attachments").stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(CannotWriteFile, match="is no longer there"):
        make_folder(tmp_path / "file" / "vault")


def test_unfinished_files_are_swept_and_others_kept(tmp_path: Path) -> None:
    (tmp_path / ".0123.part").write_bytes(b"half")
    kept = tmp_path / "notes.part"
    kept.write_bytes(b"")

    sweep_unfinished(tmp_path)

    assert list(tmp_path.iterdir()) == [kept]


def test_names_are_made_durable_on_this_system(tmp_path: Path) -> None:
    write_file(tmp_path / "a", b"1")
    write_file(tmp_path / "a", b"2")

    assert (tmp_path / "a").read_bytes() == b"2"
